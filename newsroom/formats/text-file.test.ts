import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { encodingOf, textOf } from './text-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'galley-encodings-'))

async function read(name: string, bytes: Buffer) {
  const path = join(folder, name)
  await writeFile(path, bytes)
  let text = ''
  for await (const piece of textOf(path, { bytes: 0 })) text += piece
  return [await encodingOf(path), text]
}

const long = 'a'.repeat(400_000)

test.each([
  ['UTF-8', Buffer.from('Café Київ'), 'utf-8', 'Café Київ'],
  ['UTF-8 with a BOM', Buffer.from('\ufeffCafé'), 'utf-8', 'Café'],
  [
    'UTF-8 with a letter that is cut between two pieces',
    Buffer.from(`${'a'.repeat(256 * 1024 - 1)}é`),
    'utf-8',
    `${'a'.repeat(256 * 1024 - 1)}é`,
  ],
  ['Latin-1 that does not say so, far into the file', Buffer.from(`${long}Café`, 'latin1'), 'windows-1252', `${long}Café`],
  ['the quotes of windows-1252', Buffer.from([0x93, 0x48, 0x69, 0x94]), 'windows-1252', '“Hi”'],
  [
    'XML that says windows-1251',
    Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="windows-1251"?><a>'),
      Buffer.from([0xca, 0xe8, 0xbf, 0xe2]),
      Buffer.from('</a>'),
    ]),
    'windows-1251',
    '<?xml version="1.0" encoding="windows-1251"?><a>Київ</a>',
  ],
  ['XML that says what nobody knows', Buffer.from('<?xml encoding="klingon"?>é', 'latin1'), 'windows-1252', '<?xml encoding="klingon"?>é'],
  ['UTF-16 by its BOM', Buffer.from('\ufeffКиїв', 'utf16le'), 'utf-16le', 'Київ'],
  ['Latin-1 in a gzip', gzipSync(Buffer.from('Café', 'latin1')), 'windows-1252', 'Café'],
])('%s is read as what it is', async (name, bytes, encoding, text) => {
  expect(await read(name.replaceAll(' ', '-'), bytes)).toEqual([encoding, text])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { docxOf, odtOf, paragraph, zipOf } from '#testing/office-files.ts'
import { longestFile, readApart } from './read-apart.ts'
import { readFile } from './read-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function keepFile(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const text = (words: string) => new TextEncoder().encode(words)
const nested = (open: string, close: string, times = 100_000) => open.repeat(times) + close.repeat(times)
const bomb = '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

/** A Word document whose text declares this many bytes in the central directory (APPNOTE 4.3.12). */
function declare(bytes: number, body: string): Uint8Array {
  const zip = docxOf({ body })
  const name = Buffer.from(zip).lastIndexOf('word/document.xml')
  new DataView(zip.buffer, zip.byteOffset).setUint32(name - 22, bytes, true)
  return zip
}

test.each([
  ['a zip bomb', 'a.docx', () => declare(300_000_000, paragraph('Words.')), /longer than/],
  ['a part that is a bomb', 'a.docx', () => declare(100_000_000, paragraph('Words.')), /document.xml is longer than/],
  ['100,000 nested elements in Word', 'a.docx', () => docxOf({ body: nested('<w:sdt>', '</w:sdt>') }), /nested/],
  ['100,000 nested elements in OpenDocument', 'a.odt', () => odtOf(nested('<text:span>', '</text:span>')), /nested/],
  ['100,000 nested elements in HTML', 'a.html', () => text(nested('<div>', '</div>')), /nested/],
  ['100,000 nested groups in RTF', 'a.rtf', () => text(`{\\rtf1 ${nested('{', '}')}}`), /nested/],
  ['100,000 nested quotations in Markdown', 'a.md', () => text(`${'>'.repeat(100_000)} a`), /nested|could not be read/],
  [
    'an entity bomb in Word',
    'a.docx',
    () => docxOf({ body: '', parts: { 'word/document.xml': `${bomb}<w:document><w:body>&b;</w:body></w:document>` } }),
    /document type/,
  ],
  ['an entity bomb in OpenDocument', 'a.odt', () => odtOf('', '', { 'content.xml': `${bomb}<a>&b;</a>` }), /document type/],
  ['a zip that breaks off', 'a.docx', () => docxOf({ body: paragraph('Words.') }).subarray(0, 900), /damaged/],
])('%s is refused with its reason', async (_, name, make, reason) => {
  const outcome = await readFile(make(), name)
  expect(outcome).toMatchObject({ ok: false, problem: 'damaged', detail: { reason: expect.stringMatching(reason) } })
})

test('a zip that declares fewer bytes than it holds is unpacked only so far', async () => {
  expect(await readFile(declare(100, paragraph('x'.repeat(100_000))), 'a.docx')).toMatchObject({ ok: false, problem: 'damaged' })
})

test.each([
  ['a file without a byte', 'empty', new Uint8Array()],
  ['a PDF', 'pdf', text('%PDF-1.7 …')],
  ['an old Word document', 'old-word', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
  ['a program', 'other-kind', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
  ['a zip of something else', 'other-kind', zipOf({ 'a.txt': 'a' })],
])('%s is refused as what it is', async (_, problem, bytes) => {
  expect(await readFile(bytes, 'a.docx')).toEqual({ ok: false, problem })
})

test('a file beyond its limits for size, time or memory is refused, and the next one is read', async () => {
  const story = keepFile('story.docx', docxOf({ body: paragraph('Words.') }))
  const large = keepFile('large.txt', Buffer.alloc(longestFile + 1, 'a'))
  expect(await readApart(large, 'large.txt')).toMatchObject({ ok: false, problem: 'too-big' })
  expect(await readApart(story, 'story.docx', { milliseconds: 0, memory: 1_200_000_000 })).toMatchObject({ problem: 'too-much' })
  expect(await readApart(story, 'story.docx', { milliseconds: 30_000, memory: 1 })).toMatchObject({ problem: 'too-much' })
  expect(await readApart(story, 'story.docx')).toMatchObject({ ok: true })
})

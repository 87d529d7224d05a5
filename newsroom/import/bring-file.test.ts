import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { lossInEnglish } from '#newsroom/formats/losses.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { docxOf, drawing, paragraph, run, wordPartOf } from '#testing/office-files.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { bringFile } from './bring-file.ts'

ownHome()
const folder = mkdtempSync(join(tmpdir(), 'galley-bring-'))
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function keepFile(name: string, bytes: Uint8Array): { path: string; name: string } {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return { path, name }
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const related = (id: string, target: string) => `<Relationship Id="${id}" Type="${office}/image" Target="${target}"/>`

test('a Word document comes with its pictures in the library; one that is no picture is named', async () => {
  const file = keepFile(
    'quay.docx',
    docxOf({
      body: [
        paragraph(`${run('The quay is closed.')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
        paragraph(drawing('p1', 'A quay')),
        paragraph(drawing('p2', 'Broken')),
        paragraph('Ships wait.'),
      ].join(''),
      relationships: related('p1', 'media/a.png') + related('p2', 'media/b.png'),
      parts: {
        'word/media/a.png': await photo(300, 200).png().toBuffer(),
        'word/media/b.png': new TextEncoder().encode('no picture'),
        'word/footnotes.xml': wordPartOf('footnotes', `<w:footnote w:id="2">${paragraph('Says the mayor.')}</w:footnote>`),
      },
    }),
  )
  const brought = await bringFile(cast.olena, file)
  if (!brought.ok) throw new Error(brought.problem)
  const { body, losses } = brought.value
  expect(plainText(body)).toContain('Ships wait.')
  const pictures = body.content.filter(({ type }) => type === 'picture')
  expect(pictures.map(({ attrs }) => attrs?.alt)).toEqual(['A quay'])
  const [row] = await database()
    .select()
    .from(media)
    .where(eq(media.id, String(pictures[0]?.attrs?.mediaId)))
  expect(row?.createdBy).toBe(cast.olena.id)
  expect(body.content[0]?.content?.at(-1)).toEqual({ type: 'footnote', attrs: { words: 'Says the mayor.' } })
  expect(losses.map(lossInEnglish)).toEqual(['picture picture-2.png was left out: its file could not be used'])
})

test('what cannot be read is refused', async () => {
  const sparse = keepFile('large.docx', new Uint8Array(1))
  truncateSync(sparse.path, 50_000_001)
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
  const problemOf = async (file: { path: string; name: string }) => {
    const outcome = await bringFile(cast.olena, file)
    return outcome.ok ? null : outcome.problem
  }
  expect(await problemOf(sparse)).toBe('too-big')
  expect(await problemOf(keepFile('a.docx', ole))).toBe('protected')
  expect(await problemOf(keepFile('a.doc', ole.subarray(0, 8)))).toBe('old-word')
  expect(await problemOf(keepFile('a.pdf', Buffer.from('%PDF-1.7')))).toBe('pdf')
  expect(await problemOf(keepFile('a.bin', new Uint8Array([1, 2, 3])))).toBe('other-kind')
  expect(await problemOf(keepFile('b.docx', Buffer.from('PK\u0003\u0004 and no zip')))).toBe('damaged')
})

test('pictures of this network are not fetched for a page', async () => {
  const page = '<p>Words.</p><p><img src="http://127.0.0.1:9/a.png" alt="a"></p>'
  const brought = await bringFile(cast.olena, keepFile('a.html', Buffer.from(page)))
  if (!brought.ok) throw new Error(brought.problem)
  expect(brought.value.body.content.map(({ type }) => type)).toEqual(['paragraph'])
  expect(brought.value.losses.map(lossInEnglish)).toContain('picture a.png was left out: its file could not be used')
})

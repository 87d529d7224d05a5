import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { docxOf, drawing, makeStyled, paragraph } from '#testing/office-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-convert-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const convert = (...given: string[]) => spawnSync(process.execPath, ['cli/galley.ts', 'convert', ...given], { encoding: 'utf8' })

test('a Word document becomes Markdown with its picture beside it, and what is lost is named; a program is refused', () => {
  const path = join(folder, 'story.docx')
  const image = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
  const bytes = docxOf({
    body: makeStyled('Title', 'Quay') + paragraph('Words.') + paragraph(drawing('p', 'A quay')) + paragraph(drawing('q', 'x')),
    relationships: ['p', 'q'].map((id) => `<Relationship Id="${id}" Type="${image}" Target="media/${id}.png"/>`).join(''),
    parts: { 'word/media/p.png': 'one', 'word/media/q.png': 'two' },
  })
  writeFileSync(path, bytes)
  const written = convert(path, '--to', 'md', '--out', join(folder, 'story.md'))
  expect(written).toMatchObject({ status: 0, stdout: '' })
  expect(readFileSync(join(folder, 'story.md'), 'utf8')).toBe(
    '# Quay\n\nWords.\n\n![A quay](<story.md.pictures/1-picture-1.png>)\n\n![x](<story.md.pictures/2-picture-2.png>)\n',
  )
  expect(readdirSync(join(folder, 'story.md.pictures'))).toHaveLength(2)
  expect(convert(path, '--to', 'text')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Words.'),
    stderr: expect.stringContaining('--out'),
  })
  expect(convert(process.execPath, '--to', 'text')).toMatchObject({ status: 1, stdout: '' })
})

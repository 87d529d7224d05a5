import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { lossInEnglish } from './losses.ts'
import { type ReadFile, readFile } from './read-file.ts'

/** Documents that LibreOffice 7.4 has written from one text of ours. */
async function read(name: string): Promise<ReadFile> {
  const outcome = await readFile(new Uint8Array(readFileSync(join('testing/inputs/files', name))), name)
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.value
}

const kinds = ['docx', 'odt', 'rtf'] as const

test.each(kinds)('headings, lists, a table and a quotation of LibreOffice as .%s', async (kind) => {
  const { headline, body } = await read(`harbour.${kind}`)
  expect(headline).toBe('The harbour opens')
  expect(plainText(body).split('\n')).toEqual(
    'What is new|Plain bold slanted link 10⁶|one|deeper|two|Between.|three|a bullet|Year|Ships|2025|4|Said the mayor.'.split('|'),
  )
  const html = documentToHtml(body).replaceAll(/<\/?p>/g, '')
  expect(html).toContain('Plain <strong>bold</strong> <em>slanted</em> <a href="https://example.org/">link</a> 10<sup>6</sup>')
  expect(html).toContain(
    '<ol><li>one<ol><li>deeper</li></ol></li><li>two</li></ol>Between.<ol start="3"><li>three</li></ol><ul><li>a bullet</li></ul>',
  )
  expect(html).toContain('<blockquote>Said the mayor.</blockquote>')
})

test.each(kinds)('a footnote, tracked changes, a comment and a picture of LibreOffice as .%s', async (kind) => {
  const { headline, body, pictures, losses } = await read(`quay.${kind}`)
  expect(headline).toBe('The quay is open')
  expect(plainText(body).split('\n')).toEqual([
    'Ships came [Says the harbour master.] early and again.',
    'Year',
    'Ships',
    '2025',
    '4',
    'The end.',
  ])
  expect(JSON.stringify(body)).not.toContain('secret')
  expect(losses.map(lossInEnglish).sort()).toEqual([
    'a comment was left out: “Who says so?”',
    'tracked changes were accepted: 1 insertion, 1 deletion, 0 moves',
  ])
  expect(body.content.find(({ type }) => type === 'picture')?.attrs).toMatchObject({ alt: 'A quay' })
  const [only] = pictures
  expect(only && 'bytes' in only && Buffer.from(only.bytes.subarray(0, 4)).toString('latin1')).toBe('\u0089PNG')
})

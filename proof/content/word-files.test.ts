import { expect, test } from 'vitest'
import { documentProblem } from '#newsroom/articles/document.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { lossInEnglish } from '#newsroom/formats/losses.ts'
import { readFile } from '#newsroom/formats/read-file.ts'
import { photo } from '#testing/pictures.ts'
import { wordDocuments } from './word-documents.ts'

/** Ten documents of Word: eight here, and harbour.docx and quay.docx of LibreOffice in newsroom/formats/office-inputs.test.ts. */
test.each(wordDocuments)('a Word document with $name', async ({ bytes, headline, text, structure, losses, pictures = 0 }) => {
  const outcome = await readFile(bytes(await photo(30, 20).png().toBuffer()), 'story.docx')
  if (!outcome.ok) throw new Error(outcome.problem)
  const { value } = outcome
  expect(documentProblem(value.body)).toBeNull()
  expect(value.headline).toBe(headline)
  expect(plainText(value.body).split('\n')).toEqual(text)
  const html = documentToHtml(value.body).replaceAll(/<\/?p>/g, '')
  for (const piece of structure) expect(html).toContain(piece)
  expect(value.pictures).toHaveLength(pictures)
  const named = value.losses.map(lossInEnglish)
  for (const loss of losses) expect(named).toContainEqual(expect.stringMatching(loss))
  expect(named).toHaveLength(losses.length)
})

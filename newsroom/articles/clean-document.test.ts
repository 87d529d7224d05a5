import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { cleanDocument } from './clean-document.ts'
import { documentProblem } from './document.ts'

const paragraph = (...content: DocumentNode[]): ArticleDocument => ({ type: 'doc', content: [{ type: 'paragraph', content }] })

test('text and the texts of pictures are cleaned', () => {
  const attrs = { mediaId: '01890000-0000-7000-8000-000000000000', alt: 'A qu\u00aday', caption: 'раи\u0306он', credit: 'O\u200b. K' }
  expect(
    cleanDocument({
      type: 'doc',
      content: [
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: paragraph({ type: 'text', text: 'com\u00admis\u00adsion\ners' }).content }],
        },
        { type: 'picture', attrs },
      ],
    }),
  ).toEqual({
    type: 'doc',
    content: [
      { type: 'bulletList', content: [{ type: 'listItem', content: paragraph({ type: 'text', text: 'commission ers' }).content }] },
      { type: 'picture', attrs: { ...attrs, alt: 'A quay', caption: 'район', credit: 'O. K' } },
    ],
  })
})

test('a text node that becomes empty is removed, and its neighbours are joined', () => {
  const bold = [{ type: 'bold' }]
  const dirty = paragraph({ type: 'text', text: 'и' }, { type: 'text', text: '\u200b', marks: bold }, { type: 'text', text: '\u0306од' })
  expect(cleanDocument(dirty)).toEqual(paragraph({ type: 'text', text: 'йод' }))
  expect(cleanDocument(paragraph({ type: 'text', text: '\u00ad' }))).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
})

test('cleaning any document gives a valid document and is idempotent', () => {
  const words = fc.string({ unit: 'binary', minLength: 1 })
  fc.assert(
    fc.property(arbitraryDocument, words, (document, text) => {
      const once = cleanDocument({ type: 'doc', content: [...document.content, ...paragraph({ type: 'text', text }).content] })
      expect(documentProblem(once)).toBeNull()
      expect(cleanDocument(once)).toEqual(once)
    }),
  )
})

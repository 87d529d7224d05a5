import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { diffTexts, toReadable } from './diff.ts'

const text = (headline: string, ...paragraphs: string[]) => ({
  headline,
  dek: '',
  body: { type: 'doc' as const, content: paragraphs.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })) },
})

test('only the words that differ are marked, each on its own side', () => {
  const { mine, theirs } = diffTexts(text('Talks', 'They met on Monday.'), text('Talks', 'They met on Friday.'))
  expect(mine.filter(({ only }) => only).map((piece) => piece.text)).toEqual(['Monday'])
  expect(theirs.filter(({ only }) => only).map((piece) => piece.text)).toEqual(['Friday'])
})

test('both sides are whole, whatever the texts', () => {
  fc.assert(
    fc.property(arbitraryDocument, arbitraryDocument, fc.string(), (one, other, headline) => {
      const mine = { headline, dek: '', body: one }
      const theirs = { headline: '', dek: headline, body: other }
      const compared = diffTexts(mine, theirs)
      expect(compared.mine.map((piece) => piece.text).join('')).toBe(toReadable(mine))
      expect(compared.theirs.map((piece) => piece.text).join('')).toBe(toReadable(theirs))
    }),
    { numRuns: 100 },
  )
})

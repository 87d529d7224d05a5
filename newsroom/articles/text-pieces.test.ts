import type { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { storyOf } from './story-schema.ts'
import { piecesOf } from './text-pieces.ts'

const words = (text: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type, attrs: { id: 'a' } })) }),
})
const p = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const story = (...content: DocumentNode[]) => storyOf({ headline: 'Head', dek: '', body: { type: 'doc', content } })

/** A line break is "\n"; any other node among words is a sign of its own. */
const signOf = ({ type }: Node): string => (type.name === 'hardBreak' ? '\n' : '\ufffc')

test('each piece is the text at its place, for any document, and all words are in a piece', () => {
  fc.assert(
    fc.property(arbitraryDocument, (body) => {
      const doc = storyOf({ headline: 'Head', dek: 'Dek', body })
      const pieces = piecesOf(doc)
      for (const { at, text, attribute } of pieces)
        if (attribute === null) expect(doc.textBetween(at, at + text.length, '', signOf)).toBe(text)
        else expect(doc.nodeAt(at)?.attrs[attribute]).toBe(text)
      const length = pieces.reduce(
        (sum, { text, attribute }) => sum + (attribute === null ? text.replaceAll(/[\n\ufffc]/g, '').length : 0),
        0,
      )
      expect(length).toBe(doc.textContent.length)
    }),
  )
})

test('a text of a picture is a piece of its own, and one without words is none', () => {
  const attrs = { mediaId: '01890000-0000-7000-8000-000000000001', alt: 'A hall', caption: '', credit: 'O. B.' }
  const doc = story(p(words('One')), { type: 'picture', attrs })
  expect(piecesOf(doc).map(({ text, attribute, block }) => [text, attribute, block])).toEqual([
    ['Head', null, 'headline'],
    ['One', null, 'paragraph'],
    ['A hall', 'alt', 'picture'],
    ['O. B.', 'credit', 'picture'],
  ])
})

test('the words of a footnote are a piece of their own, after those of its block', () => {
  const doc = story(p(words('One'), { type: 'footnote', attrs: { words: 'A source' } }, words(' two')), p(words('Three')))
  expect(piecesOf(doc).map(({ text, attribute }) => [text, attribute])).toEqual([
    ['Head', null],
    ['One\ufffc two', null],
    ['A source', 'words'],
    ['Three', null],
  ])
})

test('words that are suggested to go divide the text around them, and are in no piece', () => {
  const doc = story(p(words('The old '), words('tall ', 'deletion'), words('new ', 'insertion'), words('bridge')))
  expect(piecesOf(doc).map(({ text }) => text)).toEqual(['Head', 'The old ', 'new bridge'])
  for (const { at, text } of piecesOf(doc)) expect(doc.textBetween(at, at + text.length)).toBe(text)
})

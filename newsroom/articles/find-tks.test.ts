import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { countTks, findTks, tksIn } from './find-tks.ts'
import { storyOf } from './story-schema.ts'

test.each([
  ['About TK people came.', ['TK']],
  ['TKTK said so, “TK”, TK%.', ['TKTK', 'TK', 'TK']],
  ['the TK-year-old', ['TK']],
  ['TK’s mayor', ['TK']],
  ['$TK', ['TK']],
  ['Прийшло ТКТК людей, ТКТКТК', ['ТКТК', 'ТКТКТК']],
  ['за даними ТК «Онлайн»', []],
  ['ATK, TKs, tk, Tk, TKO, TK5, TK-80, R-TK', []],
  // Half Latin, half Cyrillic.
  ['TКTК', []],
])('in “%s” there are %o', (text, found) => {
  expect(findTks(text).map(({ from, to }) => text.slice(from, to))).toEqual(found)
})

const words = (text: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type, ...(type !== 'bold' && { attrs: { id: 'a' } }) })) }),
})
const attrs = { mediaId: '01890000-0000-7000-8000-000000000001', alt: 'TK', caption: 'By TK', credit: '' }
const body = {
  type: 'doc' as const,
  content: [
    { type: 'paragraph', content: [words('T'), words('K', 'bold'), words(' in two formats')] },
    { type: 'preformatted', content: [words('TK')] },
    { type: 'picture', attrs },
    { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [words('TK')] }] }] },
  ],
}

test('in a footnote they count, too, and lead to it', () => {
  const noted = {
    type: 'doc' as const,
    content: [{ type: 'paragraph', content: [words('TK'), { type: 'footnote', attrs: { words: 'p. TK' } }] }],
  }
  const text = { headline: '', dek: '', body: noted }
  expect(countTks(text)).toBe(2)
  expect(tksIn(storyOf(text)).map(({ attribute }) => attribute)).toEqual([null, 'words'])
})

test('they are counted in headline, dek, text and the words of pictures, and not in preformatted text', () => {
  const text = { headline: 'TK rises', dek: 'TK', body }
  expect(countTks(text)).toBe(6)
  expect(tksIn(storyOf(text)).map(({ attribute }) => attribute)).toEqual([null, null, null, 'alt', 'caption', null])
})

test('one that is suggested to go is not counted in the text that is written', () => {
  const doc = storyOf({
    headline: '',
    dek: '',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [words('TK', 'deletion')] }] },
  })
  expect(tksIn(doc)).toEqual([])
})

test('the screen and the newsroom count the same in any document', () => {
  const withTks = arbitraryDocument.map((each) => JSON.parse(JSON.stringify(each).replace(/"text":"(.)/g, '"text":" TK $1')))
  fc.assert(
    fc.property(withTks, (each) => {
      const text = { headline: 'TK', dek: '', body: each }
      expect(tksIn(storyOf(text))).toHaveLength(countTks(text))
    }),
  )
})

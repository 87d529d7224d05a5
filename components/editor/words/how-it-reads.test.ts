import { expect, test } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { howItReads } from './how-it-reads.ts'

type Text = string | { text: string; marks: { type: string; attrs: { id: string } }[] }
const p = (...texts: Text[]): DocumentNode => ({
  type: 'paragraph',
  content: texts.map((text) => (typeof text === 'string' ? { type: 'text', text } : { type: 'text', ...text })),
})
const suggestToDelete = (text: string) => ({ text, marks: [{ type: 'deletion', attrs: { id: 'one' } }] })
const story = (...content: DocumentNode[]) => storyOf({ headline: 'A headline of its own', dek: '', body: { type: 'doc', content } })
const ten = 'They took nine more lamps down from that old wall. '
const long = 'Nobody in the whole street had asked them to do so, and nobody was told.'

test('the longest sentence is found where it stands, beside what is suggested to go', () => {
  const doc = story(p(ten.repeat(5)), p('Before. ', suggestToDelete('This goes. '), `${long} After.`), p(ten.repeat(5)))
  const { longestAt, readability } = howItReads(doc, 'en')
  expect(readability?.longest).toEqual({ text: long, words: 15 })
  expect(longestAt && doc.textBetween(longestAt.from, longestAt.to)).toBe(long)
})

test('an empty story has no characters and no sentences; cells, headings and preformatted text are no sentences', () => {
  expect(howItReads(story(p()), 'en')).toEqual({ characters: 0, readability: null, longestAt: null })
  const cell = (text: string): DocumentNode => ({ type: 'tableCell', content: [p(text)] })
  const table: DocumentNode = { type: 'table', content: [{ type: 'tableRow', content: [cell(`${ten.trim().repeat(9)}`)] }] }
  const heading: DocumentNode = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: ten.repeat(9) }] }
  expect(howItReads(story(p(ten.repeat(9)), table, heading), 'en').readability).toBeNull()
  expect(howItReads(story(p(ten.repeat(10)), table, heading), 'en').readability?.sentences).toBe(10)
})

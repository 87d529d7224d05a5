import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { blockChanges } from '#newsroom/articles/block-changes.ts'
import type { Candidate } from '#newsroom/articles/candidate.ts'
import { partsThatDiffer, readerParts } from '#newsroom/articles/unpublished-parts.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import type { Revision } from './latest-revision.ts'
import { partOfUpdate } from './part-of-update.ts'

const p = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const doc = (...words: string[]): ArticleDocument => ({ type: 'doc', content: words.map(p) })
const common = {
  articleId: 'a',
  language: 'en',
  hero: null,
  breaking: false,
  seoTitle: '',
  seoDescription: '',
  bylines: [],
  topics: [],
} as const
const of = (headline: string, body: ArticleDocument, draftVersion: number) =>
  ({ ...common, headline, dek: '', body, slug: 'a', sectionId: 's', words: 0, draftVersion, suggested: null }) as unknown as Candidate &
    Revision // what these functions read
const everything = [...readerParts]

test('one paragraph goes out, and the others and the headline stay', () => {
  const live = of('Rain', doc('One stays as it is.', 'Two stays as it is.', 'Three stays as it is.'), 3)
  const draft = of('Hail', doc('One stays as it was.', 'Two stays as it was.', 'New words here.', 'Three stays as it is.'), 9)
  expect(blockChanges(live.body, draft.body).map(({ is }) => is)).toEqual(['changed', 'changed', 'added'])
  const sent = partOfUpdate(draft, live, { parts: ['body'], blocks: [1] })
  expect(sent).toMatchObject({ headline: 'Rain', draftVersion: 3, words: 15 })
  expect(sent.body).toEqual(doc('One stays as it is.', 'Two stays as it was.', 'Three stays as it is.'))
  expect(partsThatDiffer(sent, draft)).toEqual(['headline', 'body'])
})

test('a moved paragraph is one change: it stands in its new place, or in its old one', () => {
  const live = of('Rain', doc('One stays as it is.', 'Two wanders about.', 'Three stays as it is.', 'Four stays too.'), 3)
  const draft = of('Rain', doc('One stays as it is.', 'Three stays as it was.', 'Four stays too.', 'Two wanders about.'), 9)
  expect(blockChanges(live.body, draft.body).map(({ is }) => is)).toEqual(['moved', 'changed'])
  const send = (...blocks: number[]) => partOfUpdate(draft, live, { parts: ['body'], blocks }).body
  expect(send(0)).toEqual(doc('One stays as it is.', 'Three stays as it is.', 'Four stays too.', 'Two wanders about.'))
  expect(send(1)).toEqual(doc('One stays as it is.', 'Two wanders about.', 'Three stays as it was.', 'Four stays too.'))
  expect(send(0, 1)).toEqual(draft.body)
  expect(send()).toEqual(live.body)
})

test('a paragraph that was moved and changed in a few words is one change, too', () => {
  const live = of('Rain', doc('Two people were hurt when the tram left its rails.', 'One stays.', 'Three stays.'), 3)
  const draft = of('Rain', doc('One stays.', 'Three stays.', 'Nine people were hurt when the tram left its rails.'), 9)
  expect(blockChanges(live.body, draft.body)).toMatchObject([
    { is: 'moved', before: { words: expect.stringMatching(/^Two/) }, after: { words: expect.stringMatching(/^Nine/) } },
  ])
  expect(partOfUpdate(draft, live, { parts: ['body'], blocks: [] }).body).toEqual(live.body)
  expect(partOfUpdate(draft, live, { parts: ['body'], blocks: [0] }).body).toEqual(draft.body)
})

test('all changes are the draft, none the live story, and what is left out can be sent after it', () => {
  fc.assert(
    fc.property(arbitraryDocument, arbitraryDocument, fc.array(fc.boolean(), { maxLength: 20 }), (one, other, picks) => {
      const [live, draft] = [of('Rain', one, 3), of('Hail', other, 9)]
      const blocks = [...blockChanges(live.body, draft.body).keys()]
      expect(partsThatDiffer(partOfUpdate(draft, live, { parts: everything, blocks }), draft)).toEqual([])
      expect(partsThatDiffer(partOfUpdate(draft, live, { parts: [], blocks: [] }), live)).toEqual([])
      const first = { ...live, body: partOfUpdate(draft, live, { parts: [], blocks: blocks.filter((place) => picks[place]) }).body }
      const rest = [...blockChanges(first.body, draft.body).keys()]
      expect(partsThatDiffer(partOfUpdate(draft, first, { parts: everything, blocks: rest }), draft)).toEqual([])
    }),
  )
})

import { history, undo } from '@tiptap/pm/history'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSuggestions } from '#components/editor/suggestions/open-suggestions.ts'
import { suggestEach } from '#components/editor/suggestions/suggest-mode.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { changesFor, replacementFor } from './replace.ts'
import type { Query } from './search/pattern.ts'
import { SearchApart } from './search/search-apart.ts'
import { searchStory } from './search-story.ts'

const words = (text: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const p = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const cell = (text: string) => ({ type: 'tableCell', content: [p(words(text))] })
const attrs = { mediaId: '01890000-0000-7000-8000-000000000001', alt: 'river, river', caption: 'The river', credit: '' }
const start = storyOf({
  headline: 'The river rises',
  dek: 'A river',
  body: {
    type: 'doc',
    content: [
      p(words('The ri'), words('ver', 'bold'), words(' and another river.')),
      { type: 'picture', attrs },
      { type: 'table', content: [{ type: 'tableRow', content: [cell('River'), cell('No')] }] },
      { type: 'box', attrs: { kind: 'facts' }, content: [{ type: 'title', content: [words('Rivers')] }, p(words('One river'))] },
    ],
  },
})

const find = async (doc: typeof start, query: Partial<Query> & { text: string }) =>
  (await searchStory(doc, { isExact: false, isWhole: false, isExpression: false, ...query }, new SearchApart()))?.matches ?? []
const changesOf = async (doc: typeof start, text: string, becomes: string) => changesFor(doc, await find(doc, { text }), () => becomes)

const textsOf = (doc: typeof start) => {
  const texts: string[] = []
  doc.descendants((node) => {
    if (node.isTextblock) texts.push(node.textContent)
    if (node.type.name === 'picture') texts.push(node.attrs.alt, node.attrs.caption)
  })
  return texts
}

test('all are replaced, in every part of a story, and one step back brings them back', async () => {
  let state = EditorState.create({ doc: start, plugins: [history()] })
  const tr = state.tr
  for (const change of await changesOf(start, 'river', 'stream')) change(tr)
  state = state.apply(tr)
  state.doc.check()
  expect(textsOf(state.doc)).toEqual([
    ...['The stream rises', 'A stream', 'The stream and another stream.', 'stream, stream', 'The stream'],
    ...['stream', 'No', 'streams', 'One stream'],
  ])
  undo(state, (back) => {
    state = state.apply(back)
  })
  expect(state.doc.eq(start)).toBe(true)
})

test('each replacement is a suggestion of its own: together they can be refused, and accepted they are what was meant', async () => {
  const state = EditorState.create({ doc: start })
  const changes = await changesOf(start, 'river', 'stream')
  const meant = state.tr
  for (const change of changes) change(meant)
  let count = 0
  const suggested = state.apply(
    suggestEach(changes, state, { isMine: (id) => id.startsWith('mine'), newId: () => `mine${(count += 1)}` }),
  ).doc
  suggested.check()
  expect(settleDoc(suggested, 'reject').eq(start)).toBe(true)
  expect(settleDoc(suggested, 'accept').eq(meant.doc)).toBe(true)
  // Seven in the text, and the picture with all its words.
  expect(openSuggestions(suggested)).toHaveLength(8)
  expect(await find(suggested, { text: 'river' })).toEqual([])
})

test('what is replaced by nothing goes, and nothing else changes, in any document', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDocument, fc.constantFrom('a', 'e', ' '), async (body, text) => {
      const doc = storyOf({ headline: 'A headline', dek: '', body })
      const state = EditorState.create({ doc })
      const tr = state.tr
      for (const change of await changesOf(doc, text, '')) change(tr)
      tr.doc.check()
      expect(await find(tr.doc, { text: text === ' ' ? '\u00a0' : text })).toEqual([])
    }),
  )
})

test.each([
  ['$1 of $2', 'March of 3'],
  ['$<day>. $1', '3. March'],
  ['$& ($$)', '3 March ($)'],
  ['$3 $<none> $0', '$3 $<none> $0'],
])('in an expression “%s” becomes “%s”', (template, text) => {
  expect(replacementFor({ groups: ['3 March', 'March', '3'], names: { day: '3' } }, template, true)).toBe(text)
})

test('without an expression a dollar is a dollar', () => {
  expect(replacementFor({ groups: ['a'], names: {} }, '$1', false)).toBe('$1')
})

test('a caption that would be too long stays as it is', async () => {
  const changes = await changesOf(start, 'The river', 'x'.repeat(2001))
  const tr = EditorState.create({ doc: start }).tr
  for (const change of changes) change(tr)
  expect(textsOf(tr.doc)).toContain('The river')
})

import { AllSelection, EditorState, type Selection, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { storyOf, textOf } from '#newsroom/articles/story-schema.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { deleteAcrossParts, isAcrossParts, pasteAcross } from './across-parts.ts'

/** "Ships" is at 1 to 6, "Grain" at 8 to 13, the first paragraph's words from 15 on. */
const story = (body: ArticleDocument) => storyOf({ headline: 'Ships', dek: 'Grain', body })
const words = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })

function deleted(doc: ReturnType<typeof story>, selection: Selection): EditorState {
  const state = EditorState.create({ doc, selection })
  const after = state.apply(deleteAcrossParts(state.tr))
  after.doc.check()
  return after
}

test.each([
  ['from the headline into the text', 3, 17, ['Sh', '', 'xt.', 'More']],
  ['from the headline into the dek', 3, 10, ['Sh', 'ain', 'Text.', 'More']],
  ['from the dek into the second paragraph', 10, 24, ['Ships', 'Gr', 're']],
] as const)('a selection %s is deleted in each part, and nothing joins', (_, from, to, left) => {
  const doc = story({ type: 'doc', content: [words('Text.'), words('More')] })
  const { doc: after, selection } = deleted(doc, TextSelection.create(doc, from, to))
  expect(after.content.content.map(({ textContent }) => textContent)).toEqual(left)
  expect(selection.head).toBe(from)
})

test.each([
  ['a whole story', 0, 1, ['Ships', 'Grain', 'Text.', 'More']],
  ['from within the headline to within the text', 3, 3, ['ips', 'Grain', 'Text.', 'M']],
] as const)('%s that is copied over all of another has its headline, dek and text in their places', (_, from, end, expected) => {
  const doc = story({ type: 'doc', content: [words('Text.'), words('More')] })
  const copied = doc.slice(from, doc.content.size - (end === 1 ? 0 : 4))
  for (const there of [doc, storyOf({ headline: '', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })]) {
    const state = EditorState.create({ doc: there, selection: new AllSelection(there) })
    const after = state.apply(pasteAcross(state.tr, copied)).doc
    after.check()
    expect(after.content.content.map(({ textContent }) => textContent)).toEqual(expected)
  }
})

test('a headline that stays keeps its words, and one that is copied stands in the text', () => {
  const doc = story({ type: 'doc', content: [words('Text.')] })
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 3, 17) })
  const after = state.apply(pasteAcross(state.tr, doc.slice(0, doc.content.size))).doc
  after.check()
  expect(after.content.content.map(({ textContent }) => textContent)).toEqual(['Sh', 'Grain', 'Ships', 'Text.xt.'])
})

test('deleting everything leaves an empty story', () => {
  fc.assert(
    fc.property(arbitraryDocument, (body) => {
      const doc = story(body)
      const empty = { headline: '', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } }
      expect(textOf(deleted(doc, new AllSelection(doc)).doc)).toEqual(empty)
    }),
    { numRuns: 50 },
  )
})

test('whatever is selected over several parts, the story stays valid and no part gets words of another', () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.nat(12), fc.nat(), (body, one, other) => {
      const doc = story(body)
      const to = 1 + one + (other % (doc.content.size - one))
      const selection = TextSelection.between(doc.resolve(1 + one), doc.resolve(to))
      const state = EditorState.create({ doc, selection })
      fc.pre(isAcrossParts(state))
      const after = deleted(doc, selection)
      expect('Ships').toContain(after.doc.child(0).textContent)
      expect('Grain').toContain(after.doc.child(1).textContent)
      expect(after.selection.$head.index(0)).toBe(selection.$from.index(0))
    }),
    { numRuns: 200 },
  )
})

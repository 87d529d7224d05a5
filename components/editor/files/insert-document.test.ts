import type { Editor } from '@tiptap/core'
import { history, undo } from '@tiptap/pm/history'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import type { ArticleDocument } from '#lib/document-types.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { insertDocument } from './insert-document.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const brought = {
  headline: 'The quay',
  body: { type: 'doc', content: [paragraph('One.'), paragraph('Two.')] } as ArticleDocument,
  losses: [],
}

function insertInto(headline: string, ...blocks: object[]) {
  const doc = storyOf({ headline, dek: '', body: { type: 'doc', content: blocks } as ArticleDocument })
  const start = EditorState.create({ doc, plugins: [history()] })
  let state = start.apply(start.tr.setSelection(TextSelection.create(doc, doc.child(0).nodeSize + doc.child(1).nodeSize + 1)))
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr)
  }
  insertDocument({ state, view: { dispatch } } as unknown as Editor, new File([], 'quay.docx'), brought) // all that it uses of an editor
  const after = linesOf(state)
  undo(state, dispatch)
  return { after, undone: linesOf(state) }
}

const linesOf = ({ doc }: EditorState): string[] => doc.content.content.map(({ type, textContent }) => `${type.name}: ${textContent}`)

test('a document fills an empty story, and is undone in one step', () => {
  const { after, undone } = insertInto('', { type: 'paragraph' })
  expect(after).toEqual(['headline: The quay', 'dek: ', 'paragraph: One.', 'paragraph: Two.'])
  expect(undone).toEqual(['headline: ', 'dek: ', 'paragraph: '])
})

test('in a story with words it follows the paragraph of the caret, its headline is a subhead, and nothing is lost', () => {
  const { after, undone } = insertInto('Ships', paragraph('First.'), paragraph('Last.'))
  expect(after).toEqual([
    'headline: Ships',
    'dek: ',
    'paragraph: First.',
    'heading: The quay',
    'paragraph: One.',
    'paragraph: Two.',
    'paragraph: Last.',
  ])
  expect(undone).toEqual(['headline: Ships', 'dek: ', 'paragraph: First.', 'paragraph: Last.'])
})

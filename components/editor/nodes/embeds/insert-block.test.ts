import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { schemaExtensions } from '#components/editor/extensions/extensions.ts'
import { bodyStart } from '#components/editor/extensions/lines.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { insertBlock } from './insert-block.ts'

const schema = getSchema(schemaExtensions)
const card = { articleId: '019aaaaa-0000-7000-8000-000000000000' }
const paragraph = (text?: string): DocumentNode => (text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' })

/** Inserts a card at `at`, then types. */
function insertAndType(content: DocumentNode[], at: number): string[] {
  const doc = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'headline' }, { type: 'dek' }, ...content] })
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, bodyStart(doc) + at) })
  const type = schema.nodes.relatedStory
  if (!type) throw new Error('no such node')
  insertBlock(type, card)(state, (tr: Transaction) => {
    state = state.apply(tr)
  })
  state = state.apply(state.tr.insertText('on'))
  state.doc.check()
  return state.doc.content.content.slice(2).map((node) => (node.isTextblock ? node.textContent : node.type.name))
}

test('an empty paragraph becomes the card, and the cursor is below it', () => {
  expect(insertAndType([paragraph('one'), paragraph()], 6)).toEqual(['one', 'relatedStory', 'on'])
})

test('the next block stays below, with the cursor at its start', () => {
  expect(insertAndType([paragraph(), paragraph('two')], 1)).toEqual(['relatedStory', 'ontwo'])
})

test('a paragraph is split at the cursor', () => {
  expect(insertAndType([paragraph('onetwo')], 4)).toEqual(['one', 'relatedStory', 'ontwo'])
})

test('at the end of a paragraph, a new one is added after the card', () => {
  expect(insertAndType([paragraph('one')], 4)).toEqual(['one', 'relatedStory', 'on'])
})

test('from the headline or the dek it goes to the start of the text', () => {
  expect(insertAndType([paragraph('one')], -3)).toEqual(['relatedStory', 'onone'])
  expect(insertAndType([paragraph('one')], -1)).toEqual(['relatedStory', 'onone'])
})

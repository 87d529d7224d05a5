import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { documentSchema } from '#newsroom/articles/document.ts'
import { paragraphBelow } from './paragraph-below.ts'

const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }
const table = { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph] }] }] }
const state = (...content: object[]) => EditorState.create({ doc: documentSchema.nodeFromJSON({ type: 'doc', content }) })

test('after a table or divider at the end, a new paragraph gets the caret', () => {
  for (const last of [table, { type: 'horizontalRule' }]) {
    const below = paragraphBelow(state(paragraph, last))
    expect(below?.doc.lastChild?.toJSON()).toEqual({ type: 'paragraph' })
    expect(below?.doc.childCount).toBe(3)
    expect(below?.selection.$from.index(0)).toBe(2)
    expect(below?.selection.empty).toBe(true)
  }
})

test('so it does after a list of cards', () => {
  const card = { type: 'relatedStory', attrs: { articleId: '019a0000-0000-7000-8000-000000000000' } }
  const below = paragraphBelow(state(paragraph, { type: 'readAlso', content: [card] }))
  expect(below?.doc.lastChild?.toJSON()).toEqual({ type: 'paragraph' })
})

test('nothing is added where the last block can be written in', () => {
  expect(paragraphBelow(state(table, paragraph))).toBeNull()
  expect(paragraphBelow(state(paragraph))).toBeNull()
})

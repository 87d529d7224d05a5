import { EditorState, type Transaction } from '@tiptap/pm/state'
import { beforeEach, expect, test } from 'vitest'
import type { Caret } from '#lib/channel.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { nextBatch, receive, stepLog } from '../step-log.ts'
import { carets, hearCaret, hearConnection, isCaretWaiting, placeOfPerson } from './carets.ts'

const start = storyOf({ headline: 'A ferry', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
const marta = { id: 'marta', name: 'Marta' }
let state: EditorState
const dispatch = (tr: Transaction) => {
  state = state.apply(tr)
}
const hear = (caret: Caret | null, visitor = marta, page = 'page 1') =>
  dispatch(hearCaret(state, { kind: 'caret', topic: 'story:x', page, visitor, caret }))

beforeEach(() => {
  state = EditorState.create({ schema: storySchema, doc: start, plugins: [stepLog(1), carets('olena', () => {})] })
})

test('a caret stands where it was told, moves with what one types before it, and goes when it is gone', () => {
  hear({ anchor: 3, head: 3, version: 1 })
  expect(placeOfPerson(state, 'marta')).toBe(3)
  dispatch(state.tr.insertText('New: ', 1))
  expect(placeOfPerson(state, 'marta')).toBe(8)
  hear(null)
  expect(placeOfPerson(state, 'marta')).toBeNull()
})

test('a caret in the newsroom’s version is moved by the steps that the newsroom does not have yet', () => {
  dispatch(state.tr.insertText('New: ', 1))
  hear({ anchor: 3, head: 3, version: 1 })
  expect(placeOfPerson(state, 'marta')).toBe(8)
})

test('a caret of a version that is not on the screen waits for it', () => {
  const log = new MemoryLog(start)
  const other = EditorState.create({ schema: storySchema, doc: start, plugins: [stepLog(1)] })
  const typed = other.apply(other.tr.insertText('Once ', 1))
  const [batch] = log.add('batch', 1, nextBatch(typed)?.steps ?? [])
  if (!batch) throw new Error('nothing was added')
  expect(isCaretWaiting(state)).toBe(false)
  hear({ anchor: 6, head: 6, version: 2 })
  expect(placeOfPerson(state, 'marta')).toBeNull()
  expect(isCaretWaiting(state)).toBe(true)
  dispatch(receive(state, [batch]).tr)
  expect(isCaretWaiting(state)).toBe(false)
  expect(placeOfPerson(state, 'marta')).toBe(6)
})

test('one’s own pages are not shown, and without a connection nobody is', () => {
  hear({ anchor: 3, head: 3, version: 1 }, { id: 'olena', name: 'Olena' }, 'page 2')
  expect(placeOfPerson(state, 'olena')).toBeNull()
  hear({ anchor: 3, head: 3, version: 1 })
  dispatch(hearConnection(state, false))
  expect(placeOfPerson(state, 'marta')).toBeNull()
})

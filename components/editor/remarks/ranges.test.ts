import { Editor, Extension } from '@tiptap/core'
import { Fragment } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { beforeEach, expect, test, vi } from 'vitest'
import { closeBatch, nextBatch, receive, stepLog } from '#components/editor/draft/step-log.ts'
import { schemaExtensions } from '#components/editor/extensions/extensions.ts'
import { MoveStep } from '#newsroom/articles/move-step.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { inNewsroom, placeOfThread, remarkRanges, showRanges, threadAt } from './ranges.ts'
import { remarksExtension } from './use-remark-keys.ts'

const start = storyOf({
  headline: 'A ferry',
  dek: '',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It was late today.' }] }] },
})
const late = { from: 19, to: 23 }
let state: EditorState
let log: MemoryLog

const editor = () => EditorState.create({ schema: storySchema, doc: start, plugins: [stepLog(1), remarkRanges(() => {})] })
const dispatch = (tr: Transaction) => {
  state = state.apply(tr)
}
const wordsOf = (id: string) => {
  const range = placeOfThread(state, id)
  return range && state.doc.textBetween(range.from, range.to, '|')
}
/** A colleague's change, in the newsroom's log; the batches of it. */
function colleague(change: (tr: Transaction) => Transaction) {
  const other = editor()
  const typed = other.apply(change(other.tr))
  return log.add(`of a colleague ${log.version}`, 1, nextBatch(typed)?.steps ?? [])
}

beforeEach(() => {
  state = editor()
  log = new MemoryLog(start)
})

test('a range stands on its words, and keeps them while one types', () => {
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  expect(wordsOf('one')).toBe('late')
  dispatch(state.tr.insertText('New: ', 1))
  dispatch(state.tr.insertText('!', 28))
  expect(wordsOf('one')).toBe('late')
  expect(threadAt(state, 26)).toBe('one')
  expect(threadAt(state, 2)).toBeNull()
})

test('a key beside a range does not have its words looked for, and one at its borders stays outside', () => {
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  const looks = vi.spyOn(Fragment.prototype, 'nodesBetween')
  for (const at of [1, 2, 26]) dispatch(state.tr.insertText('x', at))
  expect(looks).not.toHaveBeenCalled()
  looks.mockRestore()
  expect(wordsOf('one')).toBe('late')
  for (const at of [placeOfThread(state, 'one')?.to ?? 0, placeOfThread(state, 'one')?.from ?? 0]) dispatch(state.tr.insertText('|', at))
  expect(wordsOf('one')).toBe('late')
  dispatch(state.tr.insertText('x', (placeOfThread(state, 'one')?.from ?? 0) + 1))
  expect(wordsOf('one')).toBe('lxate')
})

test('a range of the newsroom’s version is moved by what it does not have yet, and told back in it', () => {
  dispatch(state.tr.insertText('New: ', 1))
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  expect(wordsOf('one')).toBe('late')
  expect(inNewsroom(state, placeOfThread(state, 'one') ?? late)).toEqual({ ...late, seenVersion: 1 })
})

test('a range of an older version is moved by the colleagues’ batches since', () => {
  dispatch(
    receive(
      state,
      colleague((tr) => tr.insertText('Once ', 1)),
    ).tr,
  )
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  expect(wordsOf('one')).toBe('late')
})

test('a range of a version that is not on the screen waits for it', () => {
  const batches = colleague((tr) => tr.insertText('Once ', 1))
  dispatch(showRanges(state, { version: log.version, ranges: [{ id: 'one', range: { from: 24, to: 28 } }] }))
  expect(wordsOf('one')).toBeNull()
  dispatch(receive(state, batches).tr)
  expect(wordsOf('one')).toBe('late')
})

test('a range keeps its words when a colleague’s change comes under what one has not sent', () => {
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  dispatch(state.tr.insertText('r', 23).insertText('very ', 19))
  const sent = nextBatch(state)
  const closing = sent && closeBatch(state, sent.id)
  if (closing) dispatch(closing)
  dispatch(
    receive(
      state,
      colleague((tr) => tr.split(15)),
    ).tr,
  )
  expect(wordsOf('one')).toBe('late')
})

test('words that are deleted are gone, and others stay', () => {
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  dispatch(state.tr.delete(19, 21))
  expect(wordsOf('one')).toBe('te')
  dispatch(state.tr.delete(15, 23))
  expect(wordsOf('one')).toBeNull()
})

test('words that are deleted with the second step of a change are gone', () => {
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  dispatch(state.tr.insertText('x', 1).delete(16, 26))
  expect(wordsOf('one')).toBeNull()
})

test('a range goes with a block that is moved, also when it stands beside another', () => {
  dispatch(state.tr.insert(state.doc.content.size, storySchema.node('paragraph', null, storySchema.text('Last.'))))
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  const [from, to] = [11, 11 + state.doc.child(2).nodeSize]
  dispatch(state.tr.step(new MoveStep(from, to, state.doc.content.size)))
  expect(wordsOf('one')).toBe('late')
  dispatch(state.tr.step(new MoveStep(from, from + state.doc.child(2).nodeSize, state.doc.content.size)))
  expect(wordsOf('one')).toBe('late')
})

test('in the editor, too, the step log has its state before the ranges ask it', () => {
  const log = Extension.create({ name: 'log', addProseMirrorPlugins: () => [stepLog(1)] })
  const hear = { start: () => {}, step: () => {}, press: () => {} }
  const { schema, extensionManager } = new Editor({
    element: null,
    extensions: [...schemaExtensions, log, remarksExtension(hear)],
    content: start.toJSON(),
  })
  state = EditorState.create({ schema, doc: schema.nodeFromJSON(start.toJSON()), plugins: extensionManager.plugins })
  dispatch(showRanges(state, { version: 1, ranges: [{ id: 'one', range: late }] }))
  expect(wordsOf('one')).toBe('late')
})

import { wrapIn } from '@tiptap/pm/commands'
import { history, redo, undo } from '@tiptap/pm/history'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { canJoin, canSplit } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StepBatch } from '#newsroom/articles/steps-since.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { MemoryLog } from '#testing/memory-log.ts'
import { closeBatch, confirmedDoc, logOf, nextBatch, receive, stepLog, unsavedWords } from './step-log.ts'

class Writer {
  state: EditorState
  lost = ''
  constructor(doc: Node, version: number) {
    this.state = EditorState.create({ schema: storySchema, doc, plugins: [history(), stepLog(version)] })
  }
  dispatch = (tr: Transaction) => {
    this.state = this.state.apply(tr)
  }
  take(batches: StepBatch[], sent: string | null) {
    for (const batch of batches) {
      if (batch.version <= logOf(this.state).version) continue
      expect(batch.from).toBe(logOf(this.state).version)
      const { tr, notPlaced } = receive(this.state, batch)
      this.dispatch(tr)
      this.lost += notPlaced
    }
    const { unconfirmed, version } = logOf(this.state)
    if (sent === null || !unconfirmed.some(({ batch }) => batch === sent)) return
    const { tr, notPlaced } = receive(this.state, { id: sent, version, steps: [], origins: [] })
    this.dispatch(tr)
    this.lost += notPlaced
  }
  /** Sends its oldest batch; the answer may be lost. */
  send(log: MemoryLog, isAnswered = true) {
    const batch = nextBatch(this.state)
    if (!batch) return this.take(log.since(logOf(this.state).version), null)
    const closing = closeBatch(this.state, batch.id)
    if (closing) this.dispatch(closing)
    const answer = log.add(batch.id, logOf(this.state).version, batch.steps)
    if (isAnswered) this.take(answer, batch.id)
  }
}

type Act = { who: number; what: string; at: number; to: number; char: string }
const writers = 3
/** `npm run proof -- components/editor/draft/step-log.test.ts` makes more. */
const runs = process.env.GALLEY_PROOF === 'long' ? 2000 : 200
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(writers - 1),
  what: fc.constantFrom(
    ...['type', 'type', 'type', 'word', 'word', 'split', 'join', 'bold', 'quote', 'delete', 'heading', 'move', 'undo', 'redo'],
    ...['send', 'send', 'send', 'unanswered', 'ask'],
  ),
  at: fc.nat(1000),
  to: fc.nat(1000),
  char: fc.constantFrom(...'абвгдеabcdefgh'),
})

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const start = storyOf({
  headline: 'One story',
  dek: '',
  body: { type: 'doc', content: ['The first paragraph.', 'Another one.', 'And the last.'].map(paragraph) },
})

/** A place for text in the body. */
function placeIn(doc: Node, at: number): number {
  const places: number[] = []
  doc.descendants((node, position) => {
    if (node.isTextblock) for (let offset = 0; offset <= node.content.size; offset += 1) places.push(position + 1 + offset)
  })
  return places[at % places.length] ?? 1
}

function make(writer: Writer, log: MemoryLog, { what, at, to, char }: Act) {
  const { state } = writer
  const [one, other] = [placeIn(state.doc, at), placeIn(state.doc, to)]
  const [from, until] = [Math.min(one, other), Math.max(one, other)]
  const tr = state.tr
  switch (what) {
    case 'type':
      return writer.dispatch(tr.insertText(char, one))
    case 'word': {
      // A word, and then a letter inside it, as one who corrects a slip.
      writer.dispatch(tr.insertText(char.repeat(3), one))
      return writer.dispatch(writer.state.tr.insertText(char, one + 2))
    }
    case 'split':
      return canSplit(state.doc, one) && state.doc.resolve(one).parent.type.name === 'paragraph' ? writer.dispatch(tr.split(one)) : null
    case 'join': {
      const before = state.doc.resolve(one).before()
      const isLine = state.doc.resolve(one).index(0) < 3
      return !isLine && canJoin(state.doc, before) ? writer.dispatch(tr.join(before)) : null
    }
    case 'bold':
      return from < until ? writer.dispatch(tr.addMark(from, until, storySchema.mark('bold'))) : null
    case 'quote':
      writer.dispatch(tr.setSelection(TextSelection.create(state.doc, one)))
      return wrapIn(storySchema.node('blockquote', null, storySchema.node('paragraph')).type)(writer.state, writer.dispatch)
    case 'delete':
      return until - from < 40 ? writer.dispatch(tr.delete(from, until)) : null
    case 'heading':
      if (state.doc.resolve(one).depth !== 1 || state.doc.resolve(one).index(0) < 2) return
      return writer.dispatch(tr.setBlockType(one, one, storySchema.node('heading').type, { level: 2 }))
    case 'move': {
      const index = 2 + (at % (state.doc.childCount - 2))
      let position = 0
      for (let child = 0; child < index; child += 1) position += state.doc.child(child).nodeSize
      const block = state.doc.child(index)
      if (state.doc.childCount < 4) return
      tr.delete(position, position + block.nodeSize)
      return writer.dispatch(tr.replace(tr.doc.content.size, tr.doc.content.size, new Slice(Fragment.from(block), 0, 0)))
    }
    case 'undo':
      return undo(state, writer.dispatch)
    case 'redo':
      return redo(state, writer.dispatch)
    case 'send':
      return writer.send(log)
    case 'unanswered':
      return writer.send(log, false)
    case 'ask':
      return writer.take(log.since(logOf(state).version), null)
  }
}

function settle(all: Writer[], log: MemoryLog) {
  for (let round = 0; round < 2 * writers + 2; round += 1) for (const writer of all) while (nextBatch(writer.state)) writer.send(log)
  for (const writer of all) writer.take(log.since(logOf(writer.state).version), null)
}

test('whatever three writers do at the same time, all have one text in the end, and it fits the schema', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 20, maxLength: 120 }), (acts) => {
      const log = new MemoryLog(start)
      const all = Array.from({ length: writers }, () => new Writer(start, 1))
      for (const each of acts) {
        const writer = all[each.who] as Writer
        make(writer, log, each)
        writer.state.doc.check()
      }
      settle(all, log)
      for (const { state } of all) {
        expect(logOf(state)).toMatchObject({ version: log.version, unconfirmed: [] })
        expect(state.doc.toString()).toBe(log.doc.toString())
        expect(confirmedDoc(state).eq(log.doc)).toBe(true)
      }
    }),
    { numRuns: runs },
  )
}, 120_000)

test('where nobody deletes, no character is lost and none is doubled', () => {
  const keeping = ['type', 'word', 'split', 'join', 'bold', 'quote', 'heading', 'send', 'unanswered', 'ask']
  fc.assert(
    fc.property(
      fc.array(
        act.filter(({ what }) => keeping.includes(what)),
        { minLength: 20, maxLength: 120 },
      ),
      (acts) => {
        const log = new MemoryLog(start)
        const all = Array.from({ length: writers }, () => new Writer(start, 1))
        let typed = ''
        for (const each of acts) {
          if (each.what === 'type') typed += each.char
          if (each.what === 'word') typed += each.char.repeat(4)
          make(all[each.who] as Writer, log, each)
        }
        settle(all, log)
        const characters = (text: string) => [...text].toSorted().join('')
        expect(characters(log.doc.textContent)).toBe(characters(start.textContent + typed))
        expect(all.map(({ lost }) => lost)).toEqual(['', '', ''])
      },
    ),
    { numRuns: runs },
  )
}, 120_000)

test('what one wrote in a paragraph that a colleague deletes is not placed, and is said', () => {
  const log = new MemoryLog(start)
  const [one, other] = [new Writer(start, 1), new Writer(start, 1)]
  const first = start.child(0).nodeSize + start.child(1).nodeSize
  other.dispatch(other.state.tr.delete(first, first + start.child(2).nodeSize))
  other.send(log)
  for (const char of 'Three words more')
    one.dispatch(one.state.tr.insertText(char, first + 4 + (one.state.doc.content.size - start.content.size)))
  one.send(log)
  expect(one.state.doc.eq(log.doc)).toBe(true)
  expect(one.lost).toBe('Three words more')
})

test('undo takes back one’s own words and leaves a colleague’s', () => {
  const log = new MemoryLog(start)
  const [one, other] = [new Writer(start, 1), new Writer(start, 1)]
  const body = start.child(0).nodeSize + start.child(1).nodeSize + 1
  one.dispatch(one.state.tr.insertText('mine ', body))
  other.dispatch(other.state.tr.insertText('theirs ', body))
  other.send(log)
  one.send(log)
  other.send(log)
  undo(one.state, one.dispatch)
  one.send(log)
  expect(log.doc.child(2).textContent).toBe('theirs The first paragraph.')
  redo(one.state, one.dispatch)
  one.send(log)
  other.send(log)
  expect(other.state.doc.child(2).textContent).toContain('mine ')
  expect(other.state.doc.eq(one.state.doc)).toBe(true)
})

test('unsaved words are those with something that the newsroom does not have', () => {
  const log = new MemoryLog(storyOf({ headline: 'A bridge', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } }))
  const writer = new Writer(log.doc, log.version)
  const type = (words: string, at: number) => {
    for (const [place, letter] of [...words].entries()) writer.dispatch(writer.state.tr.insertText(letter, at + place))
  }
  expect(unsavedWords(writer.state)).toBe(0)
  type('New: ', 1)
  expect(unsavedWords(writer.state)).toBe(1)
  type(' over two', 14)
  expect(unsavedWords(writer.state)).toBe(3)
  writer.dispatch(writer.state.tr.delete(1, 6))
  expect(unsavedWords(writer.state)).toBe(2)
  while (logOf(writer.state).unconfirmed.length > 0) writer.send(log)
  expect(unsavedWords(writer.state)).toBe(0)
})

import { wrapIn } from '@tiptap/pm/commands'
import { history, redo, undo } from '@tiptap/pm/history'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { canJoin, canSplit, ReplaceStep } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect } from 'vitest'
import { closeBatch, logOf, nextBatch, pickNews, receive, stepLog } from '#components/editor/draft/step-log.ts'
import type { StepBatch } from '#lib/document-types.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import type { MemoryLog } from './memory-log.ts'

/** One who writes in a story with others, without a screen. `asWritten` is what becomes of what they do: a suggestion, say. */
export class Writer {
  state: EditorState
  lost = ''
  readonly #asWritten: (tr: Transaction, state: EditorState) => Transaction
  constructor(
    doc: Node,
    version: number,
    asWritten: (tr: Transaction, state: EditorState) => Transaction = (tr) => tr,
    plugins: readonly Plugin[] = [],
  ) {
    this.#asWritten = asWritten
    this.state = EditorState.create({ schema: storySchema, doc, plugins: [history(), stepLog(version), ...plugins] })
  }
  /** What they do. */
  dispatch = (tr: Transaction) =>
    this.#apply(tr.getMeta('history$') === undefined && !tr.getMeta('settles') ? this.#asWritten(tr, this.state) : tr)
  #apply(tr: Transaction) {
    this.state = this.state.apply(tr)
  }
  take(batches: StepBatch[], sent: string | null) {
    const { news, isWhole } = pickNews(this.state, batches, sent)
    expect(isWhole).toBe(true)
    for (const piece of news) {
      const { tr, notPlaced } = receive(this.state, piece)
      this.#apply(tr)
      this.lost += notPlaced
    }
  }
  /** Sends its oldest batch; the answer may be lost. */
  send(log: MemoryLog, isAnswered = true) {
    const batch = nextBatch(this.state)
    if (!batch) return this.take(log.since(logOf(this.state).version), null)
    const closing = closeBatch(this.state, batch.id)
    if (closing) this.#apply(closing)
    const answer = log.add(batch.id, logOf(this.state).version, batch.steps)
    if (isAnswered) this.take(answer, batch.id)
  }
}

export type Act = { who: number; what: string; at: number; to: number; char: string }
/** An act of one of so many writers. */
export const actOf = (writers: number): fc.Arbitrary<Act> =>
  fc.record({
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
export const start = storyOf({
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

export function make(writer: Writer, log: MemoryLog, { what, at, to, char }: Act) {
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
      if (isLine || !canJoin(state.doc, before)) return null
      // What `canJoin` says of a quotation above an empty paragraph is not so.
      const { failed } = tr.maybeStep(new ReplaceStep(before - 1, before + 1, Slice.empty, true))
      return failed === null ? writer.dispatch(tr) : null
    }
    case 'bold':
      return from < until ? writer.dispatch(tr.addMark(from, until, storySchema.mark('bold'))) : null
    case 'quote':
      writer.dispatch(tr.setSelection(TextSelection.create(state.doc, one)))
      return wrapIn(storySchema.node('blockquote', null, storySchema.node('paragraph')).type)(writer.state, writer.dispatch)
    case 'delete': {
      // The editor deletes in one part at a time (extensions/across-parts.ts).
      const [first, last] = [from, until].map((place) => Math.min(state.doc.resolve(place).index(0), 2))
      return first === last && until - from < 40 ? writer.dispatch(tr.delete(from, until)) : null
    }
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

/** All send and receive until nobody has anything left. */
export function bringTogether(all: Writer[], log: MemoryLog) {
  for (let round = 0; round < 2 * all.length + 2; round += 1) for (const writer of all) while (nextBatch(writer.state)) writer.send(log)
  for (const writer of all) writer.take(log.since(logOf(writer.state).version), null)
}

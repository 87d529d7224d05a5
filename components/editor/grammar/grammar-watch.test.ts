import { history, undo } from '@tiptap/pm/history'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changesFor } from '#components/editor/find/replace.ts'
import { suggestEach } from '#components/editor/suggestions/suggest-mode.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import type { GrammarProblem } from './check/check-text.ts'
import { countGrammarIn, grammarAtCaret, grammarMarks, isStillThere, markedGrammar, showGrammar } from './grammar-marks.ts'
import { GrammarWatch } from './grammar-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const p = (text: string, marks: { type: string; attrs?: Record<string, string> }[] = []): DocumentNode => ({
  type: 'paragraph',
  content: text === '' ? [] : [{ type: 'text', text, marks }],
})

/** Each “bad” is wrong, “good” is better; each “odd” is a word of no dictionary. */
const problemsOf = (text: string): GrammarProblem[] =>
  [...text.matchAll(/bad|odd/g)].map(({ 0: words, index: from }) => {
    const isSpelling = words === 'odd'
    return { from, to: from + 3, rule: isSpelling ? 'SpellCheck' : 'Bad', isSpelling, words, why: 'Because.', proposals: ['good'] }
  })

class Writer {
  state: EditorState
  view: { state: EditorState; composing: boolean; dispatch: (tr: Transaction) => void; dom: { ownerDocument: EventTarget } }
  isDestroyed = false
  asked: string[][] = []
  failures = 0
  dispatched = 0
  answers: ((problems: GrammarProblem[][] | null) => void)[] = []
  listeners = new Set<() => void>()
  watch: GrammarWatch
  constructor(...content: DocumentNode[]) {
    const doc = storyOf({ headline: 'A headline', dek: '', body: { type: 'doc', content } })
    this.state = EditorState.create({ doc, plugins: [history({ newGroupDelay: -1 }), grammarMarks()] })
    this.view = { state: this.state, composing: false, dispatch: this.dispatch, dom: { ownerDocument: new EventTarget() } }
    const checker = {
      check: (texts: string[]) => {
        this.asked.push(texts)
        return new Promise<GrammarProblem[][] | null>((resolve) => void this.answers.push(resolve))
      },
      end: () => {},
    }
    this.watch = new GrammarWatch(this as never, checker, () => (this.failures += 1)) // as far as it is looked at
    this.watch.start()
  }
  on = (_: string, listen: () => void) => this.listeners.add(listen)
  off = (_: string, listen: () => void) => this.listeners.delete(listen)
  dispatch = (tr: Transaction) => {
    this.dispatched += 1
    this.state = this.view.state = this.state.apply(tr)
    if (tr.docChanged || tr.selectionSet) for (const listen of this.listeners) listen()
  }
  do(change: (tr: Transaction) => unknown) {
    const { tr } = this.state
    change(tr)
    this.dispatch(tr)
  }
  at(words: string, offset = 0) {
    let found = -1
    this.state.doc.descendants((node, at) => {
      if (found < 0 && node.isText && node.text?.includes(words)) found = at + node.text.indexOf(words)
    })
    return found + offset
  }
  /** Answers what was asked last. */
  async answer() {
    const [texts, answer] = [this.asked.at(-1) ?? [], this.answers.pop()]
    answer?.(texts.map(problemsOf))
    await vi.advanceTimersByTimeAsync(0)
  }
  async pause() {
    await vi.advanceTimersByTimeAsync(400)
  }
  /** Until nothing more is asked. */
  async settle() {
    await this.pause()
    while (this.answers.length > 0) await this.answer()
    return this.marked
  }
  get marked() {
    expect(countGrammarIn(this.state)).toBe(markedGrammar(this.state).length)
    return markedGrammar(this.state).map((spot) =>
      spot.attribute === null ? this.state.doc.textBetween(spot.from, spot.to) : `${spot.attribute}: ${spot.problem.words}`,
    )
  }
}

test('all texts are asked about once, and then only those that changed', async () => {
  const writer = new Writer(p('A bad day.'), p('Nothing.'), p(''))
  expect(await writer.settle()).toEqual(['bad'])
  expect(writer.asked.flat().sort()).toEqual(['A bad day.', 'A headline', 'Nothing.'])
  writer.do((tr) => tr.insertText(' bad', writer.at('Nothing.', 7)))
  expect(await writer.settle()).toEqual(['bad', 'bad'])
  expect(writer.asked.at(-1)).toEqual(['Nothing bad.'])
  const before = writer.asked.length
  undo(writer.state, writer.dispatch)
  expect(await writer.settle()).toEqual(['bad'])
  expect(writer.asked).toHaveLength(before)
})

test('a key asks nothing and only moves the marks; a pause asks, and so do two seconds of keys', async () => {
  const writer = new Writer(p('A bad day.'))
  await writer.settle()
  const before = writer.asked.length
  for (let key = 0; key < 9; key += 1) {
    const dispatched = writer.dispatched
    writer.do((tr) => tr.insertText('x', writer.at('bad')))
    expect(writer.dispatched).toBe(dispatched + 1)
    await vi.advanceTimersByTimeAsync(200)
    expect(writer.asked).toHaveLength(before)
    expect(writer.marked).toEqual(['bad'])
  }
  await vi.advanceTimersByTimeAsync(200)
  expect(writer.asked.slice(before)).toEqual([['A xxxxxxxxxbad day.']]) // two seconds since the first
})

test('an answer about a text that has changed marks nothing, and one request is under way at a time', async () => {
  const writer = new Writer(p('A bad day.'))
  await writer.pause()
  writer.do((tr) => tr.insertText('Not ', writer.at('A bad')))
  await writer.pause()
  expect(writer.asked).toHaveLength(1)
  await writer.answer()
  expect(writer.marked).toEqual([])
  expect(writer.asked).toHaveLength(2)
  expect(await writer.settle()).toEqual(['bad'])
})

test('while a changed text is asked about its marks stay, but for words that are not there any more', async () => {
  const writer = new Writer(p('A bad and a bad day.'))
  await writer.settle()
  writer.do((tr) => tr.insertText('l', writer.at('bad', 1)))
  await writer.pause()
  expect(writer.marked).toEqual(['bad'])
  expect(await writer.settle()).toEqual(['bad'])
})

test('own words, what is ignored in the story, other languages and quotations are left alone', async () => {
  const writer = new Writer(
    p('An odd word and an odd’s end, a bad one.'),
    p('bad', [{ type: 'language', attrs: { code: 'de' } }]),
    { type: 'blockquote', content: [p('A bad odd thing.')] },
    { type: 'preformatted', content: [{ type: 'text', text: 'bad' }] },
  )
  expect(await writer.settle()).toEqual(['odd', 'odd', 'bad', 'odd'])
  writer.watch.except({ words: ['Odd'], ignored: [] })
  expect(writer.marked).toEqual(['bad'])
  writer.watch.except({ words: [], ignored: [{ rule: 'Bad', words: 'bad' }] })
  expect(writer.marked).toEqual(['odd', 'odd', 'odd'])
})

test('a caption is looked through, a credit is not', async () => {
  const attrs = { mediaId: '01890000-0000-7000-8000-000000000001', alt: 'bad', caption: 'A bad one', credit: 'bad' }
  const writer = new Writer({ type: 'picture', attrs })
  expect(await writer.settle()).toEqual(['alt: bad', 'caption: bad'])
  for (const spot of markedGrammar(writer.state)) expect(isStillThere(writer.state, spot)).toBe(true)
})

test('a word that is being written is marked when the caret has left it', async () => {
  const writer = new Writer(p('It is '), p('End.'))
  await writer.settle()
  const end = writer.at('It is', 6)
  writer.do((tr) => tr.insertText('bad', end).setSelection(TextSelection.create(tr.doc, end + 3)))
  expect(await writer.settle()).toEqual([])
  writer.do((tr) => tr.setSelection(TextSelection.create(tr.doc, writer.at('End'))))
  expect(await writer.settle()).toEqual(['bad'])
  // Once marked it stays so.
  writer.do((tr) => tr.setSelection(TextSelection.create(tr.doc, end + 3)))
  expect(await writer.settle()).toEqual(['bad'])
})

test('a proposal is a suggestion while one suggests, and is not looked through with what it is for', async () => {
  const writer = new Writer(p('A bad day.'))
  await writer.settle()
  const [spot] = markedGrammar(writer.state)
  if (!spot) throw new Error('not marked')
  const changes = changesFor(writer.state.doc, [{ ...spot, at: spot.from, groups: [], names: {} }], () => 'good')
  const own = { isMine: () => true, newId: () => '01890000-0000-4000-8000-000000000002' }
  writer.dispatch(suggestEach(changes, writer.state, own))
  expect(writer.state.doc.textContent).toContain('bad')
  expect(await writer.settle()).toEqual([])
})

test('when it cannot be had that is said, and it is tried again in a minute', async () => {
  const writer = new Writer(p('A bad day.'))
  await writer.pause()
  writer.answers.pop()?.(null)
  await vi.advanceTimersByTimeAsync(59_000)
  expect([writer.failures, writer.asked.length]).toEqual([1, 1])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await writer.settle()).toEqual(['bad'])
})

test('keys in that minute do not keep it from being tried again', async () => {
  const writer = new Writer(p('A bad day.'))
  await writer.pause()
  writer.answers.pop()?.(null)
  await vi.advanceTimersByTimeAsync(30_000)
  writer.do((tr) => tr.insertText('Not ', writer.at('A bad')))
  await vi.advanceTimersByTimeAsync(29_000)
  expect(writer.asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await writer.settle()).toEqual(['bad'])
})

test('nothing is done while an input method composes, and nothing is marked or asked once it has ended', async () => {
  const writer = new Writer(p('A bad day.'))
  writer.view.composing = true
  await writer.pause()
  expect(writer.asked).toEqual([])
  writer.view.composing = false
  await writer.pause()
  writer.watch.end()
  await writer.answer()
  expect(writer.marked).toEqual([])
  expect(writer.listeners.size).toBe(0)
})

test('the caret is at a word of one letter beside it, too', () => {
  const writer = new Writer(p('Put up a order.'))
  const at = writer.at('a order')
  const problem = { from: 7, to: 8, rule: 'AnA', isSpelling: false, words: 'a', why: '', proposals: ['an'] }
  writer.dispatch(showGrammar(writer.state, [{ from: at, to: at + 1, attribute: null, start: 7, end: 8, problem }]))
  const isAt = (caret: number) => {
    writer.do((tr) => tr.setSelection(TextSelection.create(tr.doc, caret)))
    return grammarAtCaret(writer.state) !== null
  }
  expect([at - 1, at, at + 1, at + 2].map(isAt)).toEqual([false, true, true, false])
})

test('a long story is asked about in parts, from the caret on', async () => {
  const writer = new Writer(...Array.from({ length: 300 }, (_, place) => p(`Paragraph ${place} of a bad story that goes on and on.`)))
  await writer.pause()
  expect(writer.asked[0]?.[0]).toBe('A headline')
  expect(writer.asked[0]?.join('').length).toBeLessThanOrEqual(4_000)
  expect(await writer.settle()).toHaveLength(300)
  expect(new Set(writer.asked.flat()).size).toBe(writer.asked.flat().length)
})

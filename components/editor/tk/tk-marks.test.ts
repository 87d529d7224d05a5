import { joinBackward, lift, setBlockType, splitBlock, wrapIn } from '@tiptap/pm/commands'
import { history, redo, undo } from '@tiptap/pm/history'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'
import { DecorationSet, type EditorView } from '@tiptap/pm/view'
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { DocumentNode } from '#lib/document-types.ts'
import { tksIn } from '#newsroom/articles/find-tks.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { arbitraryDocument } from '#testing/arbitrary-document.ts'
import { changedBlocks } from './changed-blocks.ts'
import { countTksIn, markedTks, tkMarks } from './tk-marks.ts'

const p = (text: string): DocumentNode => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })
const storyWith = (...content: DocumentNode[]) => storyOf({ headline: 'One', dek: '', body: { type: 'doc', content } })

class Writer {
  state: EditorState
  rescanned = 0
  constructor(doc: Node) {
    this.state = EditorState.create({ doc, plugins: [history({ newGroupDelay: -1 }), tkMarks()] })
  }
  do(change: (tr: EditorState['tr']) => unknown) {
    const tr = this.state.tr
    change(tr)
    this.rescanned = changedBlocks(tr).length
    this.state = this.state.apply(tr)
    return this.isRight()
  }
  run(command: Command) {
    command(this.state, (tr) => {
      this.rescanned = changedBlocks(tr).length
      this.state = this.state.apply(tr)
    })
    return this.isRight()
  }
  at(words: string, offset = 0) {
    let found = -1
    this.state.doc.descendants((node, at) => {
      if (found < 0 && node.isText && node.text?.includes(words)) found = at + node.text.indexOf(words) + offset
    })
    return found
  }
  caret(at: number) {
    this.state = this.state.apply(this.state.tr.setSelection(TextSelection.near(this.state.doc.resolve(at))))
    return this
  }
  isRight() {
    expect(markedTks(this.state)).toEqual(tksIn(this.state.doc))
    expect(countTksIn(this.state)).toBe(tksIn(this.state.doc).length)
    return countTksIn(this.state)
  }
}

test('none, one and two are counted as they are typed, and one that goes on as a word is none', () => {
  const writer = new Writer(storyWith(p('About people came.')))
  expect(writer.isRight()).toBe(0)
  expect(writer.do((tr) => tr.insertText('T', writer.at('people')))).toBe(0)
  expect(writer.do((tr) => tr.insertText('K ', writer.at('people')))).toBe(1)
  expect(writer.do((tr) => tr.insertText(' and TK', writer.at('.')))).toBe(2)
  expect(writer.do((tr) => tr.insertText('O', writer.at('.')))).toBe(1)
})

test('one that is split over two blocks is none, and joined it is one again', () => {
  const writer = new Writer(storyWith(p('About TK came.'), p('TK')))
  writer.caret(writer.at('TK', 1))
  expect(writer.run(splitBlock)).toBe(1)
  expect(writer.run(joinBackward)).toBe(2)
  expect(writer.run(undo)).toBe(1)
  expect(writer.run(undo)).toBe(2)
  expect(writer.run(redo)).toBe(1)
})

test('pasted ones are counted, and undone they are gone', () => {
  const writer = new Writer(storyWith(p('A TK.'), p('Here '), p('B TK.')))
  const pasted = storyWith(p('TK one'), p('two TK'), p('TKTK')).content
  const slice = new Slice(Fragment.from([pasted.child(2), pasted.child(3), pasted.child(4)]), 1, 1)
  expect(writer.do((tr) => tr.replace(writer.at('Here', 5), writer.at('Here', 5), slice))).toBe(5)
  expect(writer.run(undo)).toBe(2)
})

test('a block that becomes preformatted has none, and one that is suggested to go with what it is in', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [p('TK one')] }] }
  const writer = new Writer(storyWith(p('TK two'), list, list))
  const { nodes } = storySchema
  writer.caret(writer.at('TK two'))
  expect(writer.run(setBlockType(nodes.preformatted ?? fail()))).toBe(2)
  expect(writer.run(undo)).toBe(3)
  const first = writer.state.doc.child(0).nodeSize + writer.state.doc.child(1).nodeSize + writer.state.doc.child(2).nodeSize
  expect(writer.do((tr) => tr.addNodeMark(first, storySchema.mark('deletion', { id: 'a' })))).toBe(2)
  // The second list is joined with the one that goes.
  expect(writer.do((tr) => tr.join(first + tr.doc.child(2 + 1).nodeSize))).toBe(1)
  expect(writer.run(undo)).toBe(2)
  expect(writer.run(undo)).toBe(3)
})

test('what is copied from a box that goes into one that stays is counted', () => {
  const box = { type: 'box', attrs: { kind: 'facts' }, content: [{ type: 'title' }, p('A TK')] }
  const writer = new Writer(storyWith(box, box))
  const [headline, dek, first] = [0, 1, 2].map((place) => writer.state.doc.child(place).nodeSize)
  const start = (headline ?? 0) + (dek ?? 0)
  expect(writer.do((tr) => tr.addNodeMark(start, storySchema.mark('deletion', { id: 'a' })))).toBe(1)
  const copied = writer.state.doc.slice(start, start + (first ?? 0)).content.child(0)
  expect(writer.do((tr) => tr.insert(start, storySchema.node('box', { kind: 'facts' }, copied.content)))).toBe(2)
  // Both in one step: the words of one that goes stand, as the same node, in one that stays.
  const both = Fragment.from([copied, storySchema.node('box', { kind: 'facts' }, copied.content)])
  expect(writer.do((tr) => tr.replace(start, start, new Slice(both, 0, 0)))).toBe(3)
})

const fail = (): never => {
  throw new Error('the schema has no such node')
}

test('the words of a picture are looked through when they change, and no others', () => {
  const attrs = { mediaId: '01890000-0000-7000-8000-000000000001', alt: '', caption: 'By TK, TK', credit: 'TK' }
  const writer = new Writer(storyWith(p('TK'), { type: 'picture', attrs }, { type: 'picture', attrs }, p('TK')))
  expect(writer.isRight()).toBe(8)
  const picture = writer.state.doc.child(0).nodeSize + writer.state.doc.child(1).nodeSize + writer.state.doc.child(2).nodeSize
  expect(writer.do((tr) => tr.setNodeAttribute(picture, 'caption', 'By TK'))).toBe(7)
  expect(writer.do((tr) => tr.insertText(' more', writer.at('TK', 2)))).toBe(7)
  expect(writer.do((tr) => tr.delete(picture + 5, picture + 6))).toBe(5)
})

test('in a story of thousands of blocks a key looks through one, whatever is in the others', () => {
  const writer = new Writer(storyWith(...Array.from({ length: 4000 }, (_, place) => p(`Paragraph ${place} of TK.`)), p('The end.')))
  expect(writer.isRight()).toBe(4000)
  writer.do((tr) => tr.insertText('x', writer.at('Paragraph 2000', 3)))
  expect(writer.rescanned).toBe(1)
  writer.caret(writer.at('Paragraph 3000', 4)).run(splitBlock)
  expect(writer.rescanned).toBeLessThanOrEqual(4)
  writer.do((tr) => tr.insertText('TK', writer.at('Paragraph 100', 0)).insertText('TK', writer.at('The end.')))
  expect(writer.rescanned).toBe(2)
})

type Act = { what: string; at: number; to: number }
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('type', 'tk', 'delete', 'enter', 'join', 'quote', 'lift', 'preformatted', 'bold', 'go', 'undo', 'paste'),
  at: fc.nat(5000),
  to: fc.nat(60),
})

test('after any changes they are those of the text', () => {
  const withTks = arbitraryDocument.map((each) => JSON.parse(JSON.stringify(each).replace(/"text":"(.)/g, '"text":" TK $1')))
  fc.assert(
    fc.property(withTks, fc.array(act, { maxLength: 12 }), (body, acts) => {
      const writer = new Writer(storyOf({ headline: 'A TK', dek: '', body }))
      for (const { what, at, to } of acts) {
        const { doc } = writer.state
        const start = at % doc.content.size
        const selection = TextSelection.between(doc.resolve(start), doc.resolve(Math.min(doc.content.size, start + to)))
        const { from } = selection
        tryTo(() => {
          if (what === 'type') writer.do((tr) => tr.setSelection(selection).insertText('T'))
          else if (what === 'tk') writer.do((tr) => tr.insertText(' TK ', from))
          else if (what === 'delete') writer.do((tr) => tr.deleteRange(from, selection.to))
          else if (what === 'bold') writer.do((tr) => tr.addMark(from, selection.to, storySchema.mark('bold')))
          else if (what === 'go')
            writer.do(
              (tr) => doc.nodeAt(start)?.isBlock && mayMark(tr, start) && tr.addNodeMark(start, storySchema.mark('deletion', { id: 'a' })),
            )
          else if (what === 'paste') writer.do((tr) => tr.replaceRange(from, from, doc.slice(from, Math.min(doc.content.size, from + 80))))
          else {
            const command = commands[what]
            writer.state = writer.state.apply(writer.state.tr.setSelection(selection))
            if (command) writer.run(command)
          }
        })
        writer.isRight()
      }
    }),
  )
})

/** ProseMirror cannot do everything everywhere, and says so. */
function tryTo(act: () => void): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof Error && error.name === 'TransformError')) throw error
  }
}

const mayMark = (tr: EditorState['tr'], at: number) =>
  tr.doc.resolve(at).parent.type.allowsMarkType(storySchema.marks.deletion ?? fail()) && tr.doc.nodeAt(at)?.isInline === false

const commands: Record<string, Command> = {
  enter: splitBlock,
  join: joinBackward,
  quote: wrapIn(storySchema.nodes.blockquote ?? fail()),
  lift,
  preformatted: setBlockType(storySchema.nodes.preformatted ?? fail()),
  undo,
}

/** The screen of a writer, as far as marks are drawn on it. */
class Screen {
  state: EditorState
  composing = false
  heard = 0
  /** Where the browser tells of its cursor, and of compositions. */
  dom = Object.assign(new EventTarget(), { ownerDocument: new EventTarget() })
  #drawing: ReturnType<NonNullable<ReturnType<typeof tkMarks>['spec']['view']>>
  constructor(doc: Node) {
    vi.useFakeTimers()
    this.state = EditorState.create({ doc, plugins: [tkMarks()] })
    this.dom.ownerDocument.addEventListener('selectionchange', () => (this.heard += 1))
    this.#drawing = {}
    this.makeView()
    onTestFinished(() => {
      this.#drawing.destroy?.()
      vi.useRealTimers()
    })
  }
  /** As ProseMirror does when another plugin comes or goes. */
  makeView() {
    this.#drawing.destroy?.()
    this.#drawing = this.state.plugins[0]?.spec.view?.(this.#view) ?? {}
  }
  /** As far as the marks look at it. */
  get #view() {
    return this as never as EditorView
  }
  dispatch = (tr: EditorState['tr']) => {
    const before = this.state
    this.state = this.state.apply(tr)
    this.#drawing.update?.(this.#view, before)
  }
  type(text: string) {
    for (const letter of text) this.dispatch(this.state.tr.insertText(letter, this.state.doc.content.size - 1))
  }
  drawn() {
    const set = this.state.plugins[0]?.props.decorations?.call(this.state.plugins[0], this.state)
    return set instanceof DecorationSet ? set.find().map(({ from, to }) => this.state.doc.textBetween(from, to)) : []
  }
}

test('the screen shows what is marked when typing pauses, and moves with the text until then', () => {
  const screen = new Screen(storyWith(p('A TK, and ')))
  screen.type('TK ')
  expect(markedTks(screen.state)).toHaveLength(2)
  expect(screen.drawn()).toEqual(['TK'])
  vi.advanceTimersByTime(249)
  expect(screen.drawn()).toEqual(['TK'])
  vi.advanceTimersByTime(1)
  expect(screen.drawn()).toEqual(['TK', 'TK'])
  screen.dispatch(screen.state.tr.delete(screen.state.doc.content.size - 4, screen.state.doc.content.size - 1))
  vi.advanceTimersByTime(250)
  expect(screen.drawn()).toEqual(['TK'])
})

test('the screen shows them within two seconds while somebody writes on, and at once after a change of blocks', () => {
  const screen = new Screen(storyWith(p('Here: ')))
  screen.type('TK ')
  for (let key = 0; key < 21; key += 1) {
    vi.advanceTimersByTime(100)
    screen.type('x')
  }
  expect(screen.drawn()).toEqual(['TK'])
  screen.type(' TK ')
  screen.dispatch(screen.state.tr.split(screen.state.doc.content.size - 1))
  expect(screen.drawn()).toEqual(['TK', 'TK'])
})

test('while an input method composes, nothing is drawn anew', () => {
  const screen = new Screen(storyWith(p('Here: ')))
  screen.composing = true
  screen.type('TK ')
  vi.advanceTimersByTime(10_000)
  expect(screen.drawn()).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
  screen.composing = false
  screen.dom.dispatchEvent(new Event('compositionend'))
  vi.advanceTimersByTime(250)
  expect(screen.drawn()).toEqual(['TK'])
})

test('what is drawn in a pause first hears where the cursor was put, and is drawn also when plugins change meanwhile', () => {
  const screen = new Screen(storyWith(p('Here: ')))
  screen.type('TK ')
  expect(screen.heard).toBe(0)
  screen.makeView()
  vi.advanceTimersByTime(250)
  expect(screen.drawn()).toEqual(['TK'])
  expect(screen.heard).toBe(1)
})

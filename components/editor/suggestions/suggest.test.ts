import { joinBackward, joinForward, lift, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { history, undo } from '@tiptap/pm/history'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { liftListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Command, EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { addColumnAfter, deleteRow, splitCell, toggleHeaderRow } from '@tiptap/pm/tables'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignColumns } from '#components/editor/nodes/tables/align-columns.ts'
import { mergeWith } from '#components/editor/nodes/tables/merge-cells.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { settleDoc } from '#newsroom/articles/settle-suggestions.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { openSuggestions } from './open-suggestions.ts'
import { outsideDeletions, suggest } from './suggest.ts'

const { nodes, marks } = storySchema
const type = (name: keyof typeof nodes) => nodes[name] as NonNullable<(typeof nodes)[string]>
const words = (text: string, ...given: string[]): DocumentNode => ({
  type: 'text',
  text,
  ...(given.length > 0 && { marks: given.map((name) => ({ type: name })) }),
})
const p = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const item = (text: string) => ({ type: 'listItem', content: [p(words(text))] })
const picture = {
  type: 'picture',
  attrs: { mediaId: '01890000-0000-7000-8000-000000000001', alt: 'A hall', caption: 'The hall', credit: 'O. B.' },
}
const cell = (text: string) => ({ type: 'tableCell', content: [p(words(text))] })

const start = storyOf({
  headline: 'One story',
  dek: 'In short',
  body: {
    type: 'doc',
    content: [
      p(words('The first  paragraph is '), words('bold', 'bold'), words(' here.')),
      { type: 'heading', attrs: { level: 2 }, content: [words('A subhead')] },
      p(words('Another paragraph.')),
      picture,
      { type: 'bulletList', content: [item('One'), item('Two'), item('Three')] },
      { type: 'blockquote', content: [p(words('Said once.')), p(words('Said twice.'))] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('A1'), cell('B1')] },
          { type: 'tableRow', content: [cell('A2'), cell('B2')] },
        ],
      },
      p(words('The last one.')),
    ],
  },
})

/** One who suggests; `direct` counts what could not be made a suggestion. */
class Suggester {
  state: EditorState
  direct = 0
  meant: Node
  private count = 0
  private readonly name: string
  constructor(doc: Node, name = 'a') {
    this.name = name
    this.state = EditorState.create({ schema: storySchema, doc, plugins: [history()] })
    this.meant = doc
  }
  dispatch = (tr: Transaction) => {
    const isOfHistory = tr.getMeta('history$') !== undefined
    this.meant = outsideDeletions(tr, this.state).doc
    const isMine = (id: string) => id.startsWith(this.name)
    this.count += 1
    const suggested = isOfHistory || !tr.docChanged ? tr : suggest(tr, this.state, { isMine, newId: () => `${this.name}${this.count}` })
    if (tr.docChanged && !tr.doc.eq(this.state.doc) && suggested === tr && !isOfHistory) this.direct += 1
    this.state = this.state.apply(suggested)
    this.state.doc.check()
  }
  run(command: Command) {
    return command(this.state, this.dispatch)
  }
  select(from: number, to = from) {
    this.state = this.state.apply(
      this.state.tr.setSelection(TextSelection.between(this.state.doc.resolve(from), this.state.doc.resolve(to))),
    )
    return this
  }
  type(text: string) {
    for (const char of text) this.dispatch(this.state.tr.insertText(char))
  }
}

type Act = { what: string; at: number; to: number; char: string }
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(
    ...['type', 'type', 'word', 'over', 'backspace', 'backspace', 'forward', 'delete', 'enter', 'enter', 'joinBackward', 'joinForward'],
    ...[
      'bold',
      'italic',
      'link',
      'heading',
      'paragraph',
      'quote',
      'list',
      'lift',
      'item',
      'liftItem',
      'caption',
      'picture',
      'unpicture',
      'paste',
      'move',
      'undo',
    ],
  ),
  at: fc.nat(2000),
  to: fc.nat(2000),
  char: fc.constantFrom(...'абвгдеabcdefgh '),
})

/** The places in the text where a caret can be. */
function placesIn(doc: Node): number[] {
  const places: number[] = []
  doc.descendants((node, position) => {
    if (node.isTextblock) for (let offset = 0; offset <= node.content.size; offset += 1) places.push(position + 1 + offset)
  })
  return places
}

/** Whether one of two places is in a table, and the other not in the same cell. */
const isInTable = (doc: Node, one: number, other: number): boolean =>
  [one, other].some((at) => doc.resolve(at).node(1).type.name === 'table') && doc.resolve(one).parent !== doc.resolve(other).parent

function make(writer: Suggester, { what, at, to, char }: Act): unknown {
  const places = placesIn(writer.state.doc)
  const one = places[at % places.length] ?? 1
  const other = places[to % places.length] ?? 1
  const close = places[Math.min(places.length - 1, places.indexOf(one) + (to % 30))] ?? one
  const isInBody = writer.state.doc.resolve(one).index(0) > 1
  const { tr } = writer.state
  const wide = () => writer.select(Math.min(one, other), Math.max(one, other))
  switch (what) {
    case 'type':
      return writer.select(one).dispatch(writer.state.tr.insertText(char))
    case 'word':
      return writer.select(one).type(char.repeat(3))
    case 'over':
      // Nobody can select from one cell into another as text.
      return isInBody && !isInTable(writer.state.doc, one, close)
        ? writer.select(one, close).dispatch(writer.state.tr.insertText(char))
        : undefined
    case 'backspace':
      writer.select(one)
      return writer.state.selection.$from.parentOffset > 0 ? writer.dispatch(writer.state.tr.delete(one - 1, one)) : undefined
    case 'forward':
      writer.select(one)
      return writer.state.selection.$from.parentOffset < writer.state.selection.$from.parent.content.size
        ? writer.dispatch(writer.state.tr.delete(one, one + 1))
        : undefined
    case 'delete':
      if (
        !isInBody ||
        writer.state.doc.resolve(other).index(0) < 2 ||
        Math.abs(one - other) > 60 ||
        isInTable(writer.state.doc, one, other)
      )
        return
      return wide().dispatch(writer.state.tr.deleteSelection())
    case 'parts': {
      const { doc, tr } = writer.state
      const body = doc.child(0).nodeSize + doc.child(1).nodeSize + 1
      if (!doc.resolve(body).parent.isTextblock) return
      const end = body + (to % (doc.resolve(body).parent.content.size + 1))
      return writer.select(3, end).dispatch(tr.delete(body, end).delete(3, 1 + doc.child(0).content.size))
    }
    case 'enter':
      return isInBody ? writer.select(one).run(splitBlock) : undefined
    case 'joinBackward':
      return isInBody ? writer.select(writer.state.doc.resolve(one).start()).run(joinBackward) : undefined
    case 'joinForward':
      return isInBody ? writer.select(writer.state.doc.resolve(one).end()).run(joinForward) : undefined
    case 'bold':
    case 'italic':
      return isInBody ? writer.select(one, close).run(toggleMark(marks[what] as NonNullable<(typeof marks)[string]>)) : undefined
    case 'link':
      return isInBody && close > one
        ? writer.dispatch(tr.addMark(one, close, storySchema.mark('link', { href: `https://example.org/${char.trim()}` })))
        : undefined
    case 'heading':
      return isInBody ? writer.select(one).run(setBlockType(type('heading'), { level: 2 + (to % 2) })) : undefined
    case 'paragraph':
      return isInBody ? writer.select(one).run(setBlockType(type('paragraph'))) : undefined
    case 'quote':
      return isInBody ? writer.select(one, close).run(wrapIn(type('blockquote'))) : undefined
    case 'list':
      return isInBody ? writer.select(one, close).run(wrapInList(type('bulletList'))) : undefined
    case 'lift':
      return isInBody ? writer.select(one).run(lift) : undefined
    case 'item':
      return isInBody ? writer.select(one).run(splitListItem(type('listItem'))) : undefined
    case 'liftItem':
      return isInBody ? writer.select(one).run(liftListItem(type('listItem'))) : undefined
    default:
      return makeWithBlocks(writer, { what, at, to, char }, { one, close })
  }
}

function makeWithBlocks(writer: Suggester, { what, at, to, char }: Act, { one, close }: { one: number; close: number }): unknown {
  const { state } = writer
  const { doc } = state
  const pictures: number[] = []
  const blocks: number[] = []
  doc.forEach((node, position, place) => {
    if (place > 1) blocks.push(position)
    if (node.type.name === 'picture') pictures.push(position)
  })
  const block = blocks[at % blocks.length] ?? 0
  const shown = pictures[at % Math.max(1, pictures.length)]
  switch (what) {
    case 'caption':
      return shown === undefined ? undefined : writer.dispatch(state.tr.setNodeAttribute(shown, 'caption', `Caption ${char}`))
    case 'picture':
      return writer.dispatch(state.tr.insert(block, storySchema.nodeFromJSON({ ...picture, attrs: { ...picture.attrs, alt: char } })))
    case 'unpicture':
      if (shown === undefined) return
      return writer.dispatch(state.tr.setSelection(NodeSelection.create(doc, shown)).deleteSelection())
    case 'paste': {
      if (doc.resolve(one).index(0) < 2 || isInTable(doc, one, close)) return
      const slice = new Slice(
        Fragment.from([p(words(`x${char}`)), p(words('middle')), p(words(`${char}y`))].map((json) => storySchema.nodeFromJSON(json))),
        1,
        1,
      )
      writer.select(one, close)
      return writer.dispatch(
        writer.state.tr.replaceSelection(to % 2 === 0 ? slice : doc.slice(block, block + (doc.nodeAt(block)?.nodeSize ?? 0))),
      )
    }
    case 'move': {
      const node = doc.nodeAt(block)
      if (!node || blocks.length < 2) return
      const tr = state.tr.delete(block, block + node.nodeSize)
      const target = tr.doc.content.size
      return writer.dispatch(tr.insert(target, node))
    }
    case 'undo':
      return writer.run(undo)
  }
}

const runs = process.env.GALLEY_PROOF === 'long' ? 2000 : 60

test('whatever is suggested, refused it is the text that was there, and accepted what was meant; nothing is changed directly', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
      const writer = new Suggester(start)
      for (const each of acts) {
        make(writer, each)
        expect(writer.direct, JSON.stringify(each)).toBe(0)
        expect(settleDoc(writer.state.doc, 'reject').toString()).toBe(start.toString())
        expect(settleDoc(writer.state.doc, 'reject').eq(start)).toBe(true)
        if (each.what !== 'undo')
          expect(settleDoc(writer.state.doc, 'accept').toString()).toBe(settleDoc(writer.meant, 'accept').toString())
      }
    }),
    { numRuns: runs },
  )
}, 300_000)

test('keys typed one after another are one suggestion, and backspace takes them back', () => {
  const writer = new Suggester(start)
  const end = start.child(0).nodeSize + start.child(1).nodeSize + 4
  writer.select(end).type('quick ')
  expect(writer.state.doc.child(2).textContent).toContain('Thequick  first')
  for (let count = 0; count < 6; count += 1)
    writer.dispatch(writer.state.tr.delete(writer.state.selection.head - 1, writer.state.selection.head))
  expect(writer.state.doc.eq(start)).toBe(true)
})

test('backspace over words that were there moves on to the left, delete to the right, and both leave them marked', () => {
  const writer = new Suggester(start)
  const first = start.child(0).nodeSize + start.child(1).nodeSize + 1
  writer.select(first + 3)
  for (let count = 0; count < 3; count += 1)
    writer.dispatch(writer.state.tr.delete(writer.state.selection.head - 1, writer.state.selection.head))
  expect(writer.state.selection.head).toBe(first)
  expect(settleDoc(writer.state.doc, 'accept').child(2).textContent).toBe(' first  paragraph is bold here.')
  writer.select(first + 3)
  for (let count = 0; count < 3; count += 1)
    writer.dispatch(writer.state.tr.delete(writer.state.selection.head, writer.state.selection.head + 1))
  expect(writer.state.selection.head).toBe(first + 6)
})

test('a word typed over another one is one suggestion, with the caret after it', () => {
  const writer = new Suggester(start)
  const first = start.child(0).nodeSize + start.child(1).nodeSize + 1
  writer.select(first, first + 3).type('One')
  const ids = new Set<string>()
  writer.state.doc.descendants(({ marks }) => {
    for (const mark of marks) if (mark.type.name !== 'bold') ids.add(String(mark.attrs.id))
  })
  expect(ids.size).toBe(1)
  expect(writer.state.selection.head).toBe(first + 6)
  expect(settleDoc(writer.state.doc, 'accept').child(2).textContent).toMatch(/^One first/)
})

test('suggestions in different blocks can be settled in any order', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 25 }), fc.nat(100), fc.boolean(), fc.boolean(), (acts, pick, one, other) => {
      const writer = new Suggester(start)
      for (const each of acts) make(writer, each)
      const { doc } = writer.state
      const open = openSuggestions(doc)
      const blockOf = (position: number) => doc.resolve(position).index(0)
      const first = open[pick % Math.max(1, open.length)]
      const second = first && open.find(({ from }) => blockOf(from) > blockOf(first.to) + 1)
      if (!first || !second) return
      const settleFirst = (base: Node) => settleDoc(base, one ? 'accept' : 'reject', { isChosen: (id) => id === first.id })
      const settleSecond = (base: Node) => settleDoc(base, other ? 'accept' : 'reject', { isChosen: (id) => id === second.id })
      expect(settleSecond(settleFirst(doc)).toString()).toBe(settleFirst(settleSecond(doc)).toString())
    }),
    { numRuns: runs },
  )
}, 300_000)

test('accepting and rejecting part of what is suggested leaves the rest suggested', () => {
  const writer = new Suggester(start)
  const first = start.child(0).nodeSize + start.child(1).nodeSize + 1
  writer.select(first).type('abcdef')
  const half = settleDoc(writer.state.doc, 'reject', { from: first, to: first + 3 })
  expect(half.child(2).textContent).toMatch(/^defThe first/)
  expect(settleDoc(half, 'reject').eq(start)).toBe(true)
})

test('what is typed among words that are suggested to go is not suggested to go', () => {
  const writer = new Suggester(start)
  const first = start.child(0).nodeSize + start.child(1).nodeSize + 1
  writer.select(first, first + 9).dispatch(writer.state.tr.deleteSelection())
  const among = writer.select(first + 4).state.tr.insertText('new ')
  const direct = writer.state.apply(outsideDeletions(among, writer.state))
  expect(settleDoc(direct.doc, 'accept').child(2).textContent).toMatch(/^new /)
})

test('a colleague’s suggestion is changed by a suggestion, and stays when that is rejected', () => {
  const colleague = new Suggester(start, 'b')
  const first = start.child(0).nodeSize + start.child(1).nodeSize + 1
  colleague.select(first).type('Hers. ')
  const writer = new Suggester(colleague.state.doc, 'a')
  writer.select(first, first + 6).dispatch(writer.state.tr.deleteSelection())
  const mine = (id: string) => id.startsWith('a')
  expect(settleDoc(writer.state.doc, 'reject', { isChosen: mine }).eq(colleague.state.doc)).toBe(true)
  expect(settleDoc(writer.state.doc, 'accept').child(2).textContent).toMatch(/^The first/)
})

test.each([true, false])('the words of a footnote are suggested, of one’s own (%s) or another', (isOwn) => {
  const doc = storyOf({
    headline: 'One',
    dek: '',
    body: {
      type: 'doc',
      content: [
        p(words('The tide'), {
          type: 'footnote',
          attrs: { words: isOwn ? '' : 'Port' },
          ...(isOwn && { marks: [{ type: 'insertion', attrs: { id: 'own' } }] }),
        }),
      ],
    },
  })
  const state = EditorState.create({ doc })
  let at = 0
  doc.descendants((node, place) => {
    if (node.type.name === 'footnote') at = place
  })
  const suggested = suggest(state.tr.setNodeAttribute(at, 'words', 'Port log'), state, { isMine: (id) => id === 'own', newId: () => 'own' })
  const noteIn = (node: Node): unknown[] => {
    const found: unknown[] = []
    node.descendants(({ type: { name }, attrs }) => {
      if (name === 'footnote') found.push(attrs.words)
    })
    return found
  }
  expect(noteIn(settleDoc(suggested.doc, 'accept'))).toEqual(['Port log'])
  expect(noteIn(settleDoc(suggested.doc, 'reject'))).toEqual(isOwn ? [] : ['Port'])
  expect(suggested.doc.nodeAt(at)?.attrs.words).toBe('Port log')
})

test.each<[string, Command]>([
  ['merging cells', mergeWith('right')],
  ['merging cells below one another', mergeWith('below')],
  ['splitting a cell', splitCell],
  ['aligning a column', alignColumns('center')],
  ['a column', addColumnAfter],
  ['a row less', deleteRow],
  ['a row of headings', toggleHeaderRow],
])('%s is suggested: refused, every word is where it was', (_, command) => {
  const merged = { type: 'tableCell', attrs: { colspan: 2 }, content: [p(words('Both'))] }
  const table = {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('A1'), cell('B1')] },
      { type: 'tableRow', content: [cell('A2'), cell('B2')] },
      { type: 'tableRow', content: [merged] },
    ],
  }
  const doc = storyOf({ headline: 'One', dek: '', body: { type: 'doc', content: [p(words('Before')), table, p(words('After'))] } })
  const at = placeOf(doc, command === splitCell ? 'Both' : 'A1')
  const writer = new Suggester(doc).select(at)
  expect(writer.run(command)).toBe(true)
  expect(writer.direct).toBe(0)
  expect(writer.meant.eq(doc)).toBe(false)
  expect(settleDoc(writer.state.doc, 'reject').eq(doc)).toBe(true)
  expect(settleDoc(writer.state.doc, 'accept').eq(writer.meant)).toBe(true)
})

function placeOf(doc: Node, text: string): number {
  let found = 0
  doc.descendants((node, at) => {
    if (node.text === text) found = at
  })
  return found
}

test('a marker that is moved and coordinates that are written are suggested: refused, the map is as it was; accepted, as it was meant', () => {
  const map: DocumentNode = {
    type: 'map',
    attrs: { marker: { x: 10, y: 20 }, coordinates: '' },
    content: [picture, { type: 'title', content: [words('The hall')] }],
  }
  const doc = storyOf({ headline: 'One', dek: '', body: { type: 'doc', content: [p(words('Words.')), map, p(words('End.'))] } })
  let at = -1
  doc.descendants((node, position) => {
    if (node.type.name === 'map') at = position
  })
  for (const [name, value] of [
    ['marker', { x: 10, y: 25 }],
    ['coordinates', '49.5, 36'],
  ] as const) {
    const state = EditorState.create({ doc })
    const meant = state.tr.setNodeAttribute(at, name, value)
    const suggested = suggest(meant, state, { isMine: (id) => id === 'own', newId: () => 'own' })
    expect(suggested.doc.nodeAt(at)?.attrs[name]).toEqual(value)
    expect(suggested.doc.nodeAt(at)?.marks.map((mark) => mark.type.name)).toEqual(['modification'])
    expect(settleDoc(suggested.doc, 'reject').eq(doc)).toBe(true)
    expect(settleDoc(suggested.doc, 'accept').eq(meant.doc)).toBe(true)
  }
})

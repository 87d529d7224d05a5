import {
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  lift,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from '@tiptap/pm/commands'
import { redo, undo } from '@tiptap/pm/history'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Command, type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  splitCell,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import fc from 'fast-check'
import { deleteBlocks, turnInto } from '#components/editor/blocks/change-blocks.ts'
import { type BlockAct, moveBlocks, moveSection } from '#components/editor/blocks/move-blocks.ts'
import { backspaceInBox, enterInBox, toggleBox } from '#components/editor/nodes/boxes/box-commands.ts'
import { becomeParagraph, breakLine } from '#components/editor/nodes/boxes/preformatted.ts'
import { layPictures } from '#components/editor/nodes/embeds/lay-pictures.ts'
import { liftItem } from '#components/editor/nodes/lists/lift-item.ts'
import { backspaceInMap, enterInMap, moveMarker } from '#components/editor/nodes/maps/map-commands.ts'
import { insertFootnote } from '#components/editor/nodes/notes/insert-footnote.ts'
import { backspaceInQuote, enterInQuote, goToSource, toggleQuote } from '#components/editor/nodes/quotes/quote-commands.ts'
import { alignColumns } from '#components/editor/nodes/tables/align-columns.ts'
import { backspaceInFigure, drawTable, enterInFigure } from '#components/editor/nodes/tables/figure-commands.ts'
import { mergeWith } from '#components/editor/nodes/tables/merge-cells.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { markerAt } from '#newsroom/articles/marker.ts'
import { settleSuggestions } from '#newsroom/articles/settle-suggestions.ts'
import { storySchema } from '#newsroom/articles/story-schema.ts'

/** What one does at a place of the text, or between two. */
export type Act = { who: number; what: ActName; at: number; to: number }
export type ActName = keyof typeof acts
/** Somebody in whose text an act is done. */
export type Hand = {
  state: EditorState
  dispatch: (tr: Transaction) => void
  /** The next letter of their own: no other is the same, so that each can be found again. */
  letter: () => string
  suggests?: boolean
}
type At = { one: number; other: number; block: number; to: number }

const { nodes, marks } = storySchema
const node = (name: keyof typeof nodes) => nodes[name] as NonNullable<(typeof nodes)[string]>
const mark = (name: keyof typeof marks) => marks[name] as NonNullable<(typeof marks)[string]>
const words = (text: string): DocumentNode => ({ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) })
const cell = (text: string, type = 'tableCell') => ({ type, content: [words(text)] })
const fromJson = (json: object): Node => storySchema.nodeFromJSON(json)

function select({ state }: Hand, from: number, to = from): EditorState {
  return state.apply(state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))))
}

/** Runs a command of the editor with the caret, or a selection, at a place of the body. */
const run =
  (command: Command, where: (hand: Hand, at: At) => EditorState = (hand, { one }) => select(hand, one)) =>
  (hand: Hand, at: At): void => {
    if (isInBody(hand.state.doc, at.one)) command(where(hand, at), (tr) => hand.dispatch(onto(hand.state, tr)))
  }

/** The same change from the state of the hand, which has another selection. */
function onto(state: EditorState, made: Transaction): Transaction {
  const tr = state.tr
  for (const step of made.steps) tr.step(step)
  return tr.setSelection(Selection.fromJSON(tr.doc, made.selection.toJSON()))
}

const short = (hand: Hand, { one, other }: At): EditorState =>
  select(hand, Math.min(one, other), Math.min(Math.max(one, other), Math.min(one, other) + 9))
const isInBody = (doc: Node, at: number): boolean => doc.resolve(at).index(0) > 1
const partOf = (doc: Node, at: number): Node => {
  const place = doc.resolve(at)
  for (let depth = place.depth; depth > 1; depth -= 1) if (place.node(depth).type.spec.isolating) return place.node(depth)
  return place.node(1).type.spec.isolating ? place.node(1) : doc
}
/** Nobody selects text across the border of a cell, or of a line above the text (extensions/across-parts.ts). */
const isOnePart = (doc: Node, one: number, other: number): boolean => partOf(doc, one) === partOf(doc, other)

/** The blocks of the body. */
function blocksOf(doc: Node): { at: number; block: Node }[] {
  const blocks: { at: number; block: Node }[] = []
  doc.forEach((block, at, place) => {
    if (place > 1) blocks.push({ at, block })
  })
  return blocks
}

const type =
  (count: number) =>
  (hand: Hand, { one }: At) => {
    for (let place = 0; place < count; place += 1) hand.dispatch(hand.state.tr.insertText(hand.letter(), one + place))
  }

function remove(hand: Hand, at: At): void {
  const state = short(hand, at)
  const { from, to } = state.selection
  if (from < to && isOnePart(state.doc, from, to)) deleteSelection(state, (tr) => hand.dispatch(onto(hand.state, tr)))
}

function insertBlock(json: (hand: Hand) => object) {
  return (hand: Hand, { block }: At) => {
    const blocks = blocksOf(hand.state.doc)
    hand.dispatch(hand.state.tr.insert(blocks[block % blocks.length]?.at ?? 0, fromJson(json(hand))))
  }
}

function onPicture(act: (tr: Transaction, at: number, hand: Hand) => Transaction) {
  return (hand: Hand, { block }: At) => {
    const pictures = blocksOf(hand.state.doc).filter(({ block: each }) => each.type.name === 'picture')
    const chosen = pictures[block % Math.max(1, pictures.length)]
    if (chosen) hand.dispatch(act(hand.state.tr, chosen.at, hand))
  }
}

function paste(hand: Hand, at: At): void {
  const state = short(hand, at)
  const { from, to } = state.selection
  if (!isInBody(state.doc, from) || !isOnePart(state.doc, from, to)) return
  const three = [0, 1, 2].map(() => fromJson(words(hand.letter())))
  hand.dispatch(onto(hand.state, state.tr.replaceSelection(new Slice(Fragment.from(three), 1, 1))))
}

/** Cuts a block out and puts it in at another place, in one act, as drag and drop does. */
function move(hand: Hand, { block, to }: At): void {
  const blocks = blocksOf(hand.state.doc)
  const chosen = blocks[block % blocks.length]
  if (!chosen || blocks.length < 2) return
  const tr = hand.state.tr.delete(chosen.at, chosen.at + chosen.block.nodeSize)
  const rest = blocksOf(tr.doc)
  hand.dispatch(tr.insert(rest[to % rest.length]?.at ?? tr.doc.content.size, chosen.block))
}

/** As the block menu does it (components/editor/blocks). */
const onBlocks = (made: BlockAct) =>
  run((state, dispatch) => {
    const tr = made(state)
    if (tr) dispatch?.(tr)
    return tr !== null
  })

const settle = (verdict: 'accept' | 'reject', isAll: boolean) => (hand: Hand, at: At) => {
  const { from, to } = isAll ? { from: 0, to: hand.state.doc.content.size } : short(hand, at).selection
  const tr = settleSuggestions(hand.state.tr, verdict, { from, to })
  if (tr.docChanged) hand.dispatch(tr.setMeta('settles', true))
}

/** Every kind of step that the editor can make. */
const acts = {
  type: type(1),
  word: type(4),
  enter: (hand: Hand, at: At) => run(isInList(hand, at) ? splitListItem(node('listItem')) : splitBlock)(hand, at),
  joinBackward: run(joinBackward, (hand, { one }) => select(hand, hand.state.doc.resolve(one).start())),
  joinForward: run(joinForward, (hand, { one }) => select(hand, hand.state.doc.resolve(one).end())),
  remove,
  bold: run(toggleMark(mark('bold')), short),
  italic: run(toggleMark(mark('italic')), short),
  link: run(toggleMark(mark('link'), { href: 'https://example.org/' }), short),
  language: run(toggleMark(mark('language'), { code: 'fr' }), short),
  abbreviation: run(toggleMark(mark('abbreviation'), { title: 'A letter' }), short),
  heading: run(setBlockType(node('heading'), { level: 2 })),
  paragraph: run(setBlockType(node('paragraph'))),
  quote: run(wrapIn(node('blockquote')), short),
  pullQuote: run(toggleQuote('pullQuote'), short),
  quoteOrNot: run(toggleQuote('blockquote'), short),
  source: run(goToSource),
  facts: run(toggleBox('facts'), short),
  moment: run(toggleBox('moment')),
  preformatted: run(setBlockType(node('preformatted'))),
  enterKey: run(chainCommands(enterInBox, enterInQuote, enterInFigure, enterInMap, breakLine)),
  backspaceKey: run(chainCommands(backspaceInBox, backspaceInQuote, backspaceInFigure, backspaceInMap, becomeParagraph), (hand, { one }) =>
    select(hand, hand.state.doc.resolve(one).start()),
  ),
  chart: run(drawTable('bars')),
  bulletList: run(wrapInList(node('bulletList')), short),
  orderedList: run(wrapInList(node('orderedList')), short),
  lift: run(lift, short),
  sinkItem: run(sinkListItem(node('listItem'))),
  liftItem: run(liftItem),
  lineBreak: run((state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false
    dispatch?.(state.tr.replaceSelectionWith(node('hardBreak').create()))
    return true
  }),
  footnote: run(insertFootnote),
  table: insertBlock(({ letter }) => ({
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell(letter(), 'tableHeader'), cell(letter(), 'tableHeader')] },
      { type: 'tableRow', content: [cell(letter()), cell('')] },
    ],
  })),
  rowBefore: run(addRowBefore),
  rowAfter: run(addRowAfter),
  columnBefore: run(addColumnBefore),
  columnAfter: run(addColumnAfter),
  headerRow: run(toggleHeaderRow),
  alignColumn: run(alignColumns('center')),
  mergeRight: run(mergeWith('right')),
  mergeBelow: run(mergeWith('below')),
  splitCell: run(splitCell),
  removeRow: run(deleteRow),
  removeColumn: run(deleteColumn),
  removeTable: run(deleteTable),
  readAlso: insertBlock(() => ({
    type: 'readAlso',
    content: [{ type: 'relatedStory', attrs: { articleId: '01890000-0000-7000-8000-000000000002' } }],
  })),
  divider: insertBlock(() => ({ type: 'horizontalRule' })),
  picture: insertBlock(({ letter }) => ({
    type: 'picture',
    attrs: { mediaId: '01890000-0000-7000-8000-000000000001', alt: letter(), caption: '', credit: '' },
  })),
  map: insertBlock(({ letter }) => ({
    type: 'map',
    content: [
      { type: 'picture', attrs: { mediaId: '01890000-0000-7000-8000-000000000001', alt: letter(), caption: '', credit: '' } },
      { type: 'title', content: [{ type: 'text', text: letter() }] },
    ],
  })),
  marker: (hand: Hand, { one, other, block }: At) => {
    const maps = blocksOf(hand.state.doc).filter(({ block: each }) => each.type.name === 'map')
    const chosen = maps[block % Math.max(1, maps.length)]
    if (chosen) moveMarker(chosen.at, markerAt(one % 101, other % 101))(hand.state, hand.dispatch)
  },
  caption: onPicture((tr, at) => tr.setNodeAttribute(at, 'caption', 'The hall')),
  gallery: onPicture((tr, at, { state }) => {
    let laid = tr
    layPictures(at, 'gallery')(state, (made) => {
      laid = made
    })
    return laid
  }),
  removePicture: onPicture((tr, at) => tr.setSelection(NodeSelection.create(tr.doc, at)).deleteSelection()),
  paste,
  move,
  moveUp: onBlocks(moveBlocks(-1)),
  moveDown: onBlocks(moveBlocks(1)),
  moveSection: onBlocks(moveSection(-1)),
  toParagraph: onBlocks(turnInto('paragraph')),
  toList: onBlocks(turnInto('bullet-list')),
  deleteBlock: onBlocks(deleteBlocks),
  undo: (hand: Hand) => undo(hand.state, hand.dispatch),
  redo: (hand: Hand) => redo(hand.state, hand.dispatch),
  suggestOrNot: (hand: Hand) => {
    hand.suggests = !hand.suggests
  },
  accept: settle('accept', false),
  acceptAll: settle('accept', true),
  reject: settle('reject', false),
  rejectAll: settle('reject', true),
}

const isInList = ({ state }: Hand, { one }: At): boolean => state.doc.resolve(one).node(-1)?.type.name === 'listItem'

export const actNames = Object.keys(acts) as ActName[] // Object.keys returns string[]
/** Those that put the same words in at a second place: two who do that at the same time have them twice. */
export const copying: ReadonlySet<ActName> = new Set<ActName>([
  'move',
  'mergeRight',
  'mergeBelow',
  'suggestOrNot',
  'accept',
  'acceptAll',
  'reject',
  'rejectAll',
])

/** Typing is what people do most. */
export const actOf = (writers: number, names: readonly ActName[] = actNames): fc.Arbitrary<Act> =>
  fc.record({
    who: fc.nat(writers - 1),
    what: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom<ActName>('type', 'word', 'enter') },
      { weight: 3, arbitrary: fc.constantFrom(...names) },
    ),
    at: fc.nat(1000),
    to: fc.nat(1000),
  })

export function act(hand: Hand, { what, at, to }: Act): void {
  const places: number[] = []
  hand.state.doc.descendants((each, position) => {
    if (each.isTextblock) for (let offset = 0; offset <= each.content.size; offset += 1) places.push(position + 1 + offset)
  })
  const place = (number: number) => places[number % places.length] ?? 1
  acts[what](hand, { one: place(at), other: place(to), block: at, to })
}

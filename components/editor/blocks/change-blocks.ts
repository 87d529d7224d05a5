import type { Node } from '@tiptap/pm/model'
import { wrapRangeInList } from '@tiptap/pm/schema-list'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { canJoin, findWrapping, liftTarget } from '@tiptap/pm/transform'
import { suggestAbout } from '#components/editor/nodes/around-caret.ts'
import { withoutMarks } from '#components/editor/suggestions/suggest.ts'
import type { BlockAct } from './move-blocks.ts'
import { type Blocks, blocksBetween, firstPlace, selectedBlocks } from './selected-blocks.ts'

/** Puts a copy of the selected blocks below them, as if what is suggested in them were accepted. The caret is then in the copy. */
export const duplicateBlocks: BlockAct = (state) => {
  const blocks = selectedBlocks(state)
  if (!blocks) return null
  const copy = withoutMarks(state.doc.slice(blocks.from, blocks.to))
  if (copy.size === 0) return null
  const { tr } = state
  tr.replace(blocks.to, blocks.to, copy)
  const { $from, $to } = state.selection
  const isAlike = copy.size === blocks.to - blocks.from && $from.depth > 0 && $to.depth > 0
  const [anchor, head] = [state.selection.anchor + copy.size, state.selection.head + copy.size]
  return tr
    .setSelection(
      isAlike ? TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)) : Selection.near(tr.doc.resolve(blocks.to), 1),
    )
    .scrollIntoView()
}

/** Deletes the selected blocks. A text without blocks has an empty paragraph. */
export const deleteBlocks: BlockAct = (state) => {
  const blocks = selectedBlocks(state)
  const { paragraph } = state.schema.nodes
  if (!blocks || !paragraph) return null
  const { tr } = state
  const isAll = blocks.first === firstPlace && blocks.last === state.doc.childCount - 1
  if (
    isAll &&
    state.doc.child(firstPlace).type === paragraph &&
    state.doc.child(firstPlace).content.size === 0 &&
    blocks.first === blocks.last
  )
    return null
  if (isAll) tr.replaceWith(blocks.from, blocks.to, paragraph.create())
  else tr.delete(blocks.from, blocks.to)
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(blocks.from, tr.doc.content.size)), isAll ? 1 : -1)).scrollIntoView()
}

/** What blocks of words can become. */
export const kinds = ['paragraph', 'heading-2', 'heading-3', 'quotation', 'bullet-list', 'ordered-list'] as const
export type Kind = (typeof kinds)[number]

const holders = ['bulletList', 'orderedList', 'blockquote', 'pullQuote'] as const
const plain = ['paragraph', 'heading', 'preformatted'] as const

const isOneOf = (names: readonly string[], node: Node): boolean => names.includes(node.type.name)

/**
 * Makes another kind of block of the selected ones, by steps that keep what colleagues write in them. Null where one of them, a picture or a
 * box, cannot become that, and where all of them are that already.
 */
export const turnInto =
  (kind: Kind): BlockAct =>
  (state) => {
    const blocks = selectedBlocks(state)
    if (!blocks) return null
    const { tr } = state
    const now = () => blocksBetween(tr.doc, blocks.first, blocks.last + tr.doc.childCount - state.doc.childCount)
    const isPlain = Array.from({ length: blocks.last - blocks.first + 1 }, (_, place) => state.doc.child(blocks.first + place)).every(
      (block) => isOneOf([...plain, ...holders], block),
    )
    if (!isPlain || isAll(state, blocks, kind)) return null
    flatten(tr, now)
    setKind(tr, now(), kind)
    wrapAs(tr, now(), kind)
    return tr.scrollIntoView()
  }

const holderOf: Partial<Record<Kind, string>> = { quotation: 'blockquote', 'bullet-list': 'bulletList', 'ordered-list': 'orderedList' }

function isAll({ doc }: EditorState, { first, last }: Blocks, kind: Kind): boolean {
  const holder = holderOf[kind]
  if (holder) return first === last && doc.child(first).type.name === holder
  return Array.from({ length: last - first + 1 }, (_, place) => doc.child(first + place)).every(
    ({ type, attrs }) =>
      type.name === (kind === 'paragraph' ? 'paragraph' : 'heading') && (kind === 'paragraph' || `heading-${attrs.level}` === kind),
  )
}

/** Lists and quotations become their paragraphs; the source of a quotation does, too. */
function flatten(tr: Transaction, now: () => Blocks): void {
  const isFlattened = () => {
    const { first, last } = now()
    for (let place = first; place <= last; place += 1) if (takeApart(tr, blocksBetween(tr.doc, place, place))) return true
    return false
  }
  while (isFlattened());
}

/** Takes the source, the first item or all paragraphs out of a list or quotation. False: it is none. */
function takeApart(tr: Transaction, { first, from, to }: Blocks): boolean {
  const block = tr.doc.child(first)
  const { paragraph } = tr.doc.type.schema.nodes
  if (!isOneOf(holders, block) || !paragraph) return false
  const source = block.lastChild
  if (source?.type.name === 'attribution') {
    const start = to - 1 - source.nodeSize
    if (source.content.size === 0 && canJoin(tr.doc, start)) tr.join(start)
    else tr.setNodeMarkup(start, paragraph)
    return true
  }
  const start = block.firstChild?.type.name === 'listItem' ? from + 1 : from
  const end = start === from ? to : start + (block.firstChild?.nodeSize ?? 0)
  const range = tr.doc.resolve(start + 1).blockRange(tr.doc.resolve(end - 1))
  const depth = range ? liftTarget(range) : null
  if (!range || depth === null) return false
  tr.lift(range, depth)
  const item = start === from ? null : block.firstChild
  suggestAbout(tr, from, range.endIndex - range.startIndex, block.marks)
  // What is suggested about an item is about the break before it, and not about its words.
  for (const mark of item?.marks ?? []) if (mark.type.name !== 'modification') tr.addNodeMark(from, mark)
  return true
}

function setKind(tr: Transaction, { from, to }: Blocks, kind: Kind): void {
  const { paragraph, heading } = tr.doc.type.schema.nodes
  const level = kind === 'heading-2' ? 2 : kind === 'heading-3' ? 3 : null
  const type = level === null ? paragraph : heading
  if (type) tr.setBlockType(from, to, type, level === null ? null : { level })
}

/** Around paragraphs: one quotation, or one list with an item for each. */
function wrapAs(tr: Transaction, { from, to }: Blocks, kind: Kind): void {
  const type = tr.doc.type.schema.nodes[holderOf[kind] ?? '']
  const range = type && tr.doc.resolve(from + 1).blockRange(tr.doc.resolve(to - 1))
  if (!type || !range) return
  const wrapping = kind === 'quotation' ? findWrapping(range, type) : null
  if (wrapping) tr.wrap(range, wrapping)
  else wrapRangeInList(tr, range, type)
}

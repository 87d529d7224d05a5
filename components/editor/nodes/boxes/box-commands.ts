import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state'
import { selectionInBody } from '#components/editor/extensions/lines.ts'
import type { BoxKind } from '#newsroom/articles/nodes.ts'
import { areJoined } from '#newsroom/articles/settle-suggestions.ts'
import { blockOfCaret, goBelow, isAtStart, liftAll, nodeAround } from '../around-caret.ts'

/**
 * Makes a box of this kind: of the paragraphs that are selected or have the caret, otherwise below the block with the caret. A box that the
 * caret is in becomes one of this kind, or, when it is one, the blocks in it.
 */
export const toggleBox =
  (kind: BoxKind): Command =>
  (state, dispatch) => {
    const box = nodeAround(state, 'box')
    if (box && box.node.attrs.kind === kind) return unwrapBox(state, dispatch)
    if (box) {
      dispatch?.(state.tr.setNodeAttribute(box.start, 'kind', kind))
      return true
    }
    return wrapInBox(kind)(state, dispatch) || insertBox(kind)(state, dispatch)
  }

const emptyBox = ({ schema }: EditorState, kind: BoxKind): Node | null => {
  const { box, title, paragraph } = schema.nodes
  return box && title && paragraph ? box.create({ kind }, [title.create(), paragraph.create()]) : null
}

/** The blocks go into the box as they are; the caret goes to its title. */
const wrapInBox =
  (kind: BoxKind): Command =>
  (state, dispatch) => {
    const { $from, $to } = selectionInBody(state)
    const range = $from.blockRange($to, (node) => node.type.name === 'doc')
    const { box, title } = state.schema.nodes
    if (!range || !box || !title || !box.validContent(state.doc.content.cut(range.start, range.end))) return false
    const tr = state.tr.wrap(range, [{ type: box, attrs: { kind } }]).insert(range.start + 1, title.create())
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, range.start + 2)).scrollIntoView())
    return true
  }

const insertBox =
  (kind: BoxKind): Command =>
  (state, dispatch) => {
    const { $to } = selectionInBody(state)
    const made = emptyBox(state, kind)
    const at = $to.depth === 0 ? $to.pos : $to.after(1)
    if (!made) return false
    const tr = state.tr.insert(at, made)
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView())
    return true
  }

/** The box goes and what is in it stays, by steps that keep what colleagues write in it meanwhile. Its title becomes a paragraph. */
export const unwrapBox: Command = (state, dispatch) => {
  const box = nodeAround(state, 'box')
  if (!box) return false
  const { tr } = state
  const { paragraph } = state.schema.nodes
  if (box.node.firstChild?.type.name === 'title' && paragraph) {
    tr.setNodeMarkup(box.start + 1, paragraph)
    const end = box.start + 1 + box.node.firstChild.nodeSize
    if (box.node.firstChild.content.size === 0 && areJoined(tr.doc, end)) tr.join(end)
  }
  liftAll(tr, box.start)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Backspace at its start undoes the box; at the start of what is below, it leads to the title where the two cannot be joined. */
export const backspaceInBox: Command = (state, dispatch) => {
  const block = blockOfCaret(state)
  const box = nodeAround(state, 'box')
  if (!block || !box || !isAtStart(state)) return false
  const { $from } = state.selection
  if (block === box.node.firstChild && $from.depth === box.depth + 1) return unwrapBox(state, dispatch)
  const isBelowTitle = $from.depth === box.depth + 1 && $from.index(box.depth) === 1 && box.node.firstChild?.type.name === 'title'
  if (!isBelowTitle || areJoined(state.doc, $from.before())) return false
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.before() - 1)))
  return true
}

/**
 * Enter in the title leads to what is below it. In an empty last paragraph it leaves the box: to the next question or moment, or into the text.
 * A question or moment without words becomes a paragraph.
 */
export const enterInBox: Command = (state, dispatch) => {
  const block = blockOfCaret(state)
  const box = nodeAround(state, 'box')
  if (!block || !box) return false
  const isUnused = isOneOfMany(box.node.attrs.kind) && box.node.textContent === ''
  if (block.type.name === 'title') return isUnused ? unwrapBox(state, dispatch) : splitTitle(state, dispatch)
  const { $from } = state.selection
  const isLast = $from.depth === box.depth + 1 && $from.index(box.depth) === box.node.childCount - 1
  return isLast && block.type.name === 'paragraph' && block.content.size === 0 && leaveBox(state, dispatch)
}

const splitTitle: Command = (state, dispatch) => {
  const { $from } = state.selection
  const { paragraph } = state.schema.nodes
  const below = state.doc.resolve($from.after()).nodeAfter
  const isAtEnd = $from.parentOffset === $from.parent.content.size
  const { tr } = state
  if (!paragraph) return false
  if (!isAtEnd || !below?.isTextblock || below.content.size > 0) tr.split($from.pos, 1, [{ type: paragraph }])
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $from.pos + 2)).scrollIntoView())
  return true
}

const isOneOfMany = (kind: BoxKind): boolean => kind === 'answer' || kind === 'moment'

const leaveBox: Command = (state, dispatch) => {
  const box = nodeAround(state, 'box')
  const range = state.selection.$from.blockRange()
  if (!box || !range) return false
  const { tr } = state
  const kind: BoxKind = box.node.attrs.kind
  const isAlone = box.node.childCount === 1 || (box.node.childCount === 2 && box.node.firstChild?.type.name === 'title')
  if (!isAlone) tr.lift(range, box.depth - 1)
  const at = isAlone ? box.end : tr.selection.$from.before()
  const next = isOneOfMany(kind) ? emptyBox(state, kind) : null
  if (next) tr.replaceWith(at, isAlone ? at : at + 2, next).setSelection(TextSelection.create(tr.doc, at + 2))
  dispatch?.(next ? tr.scrollIntoView() : goBelow(tr, at))
  return true
}

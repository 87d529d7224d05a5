import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state'
import { canJoin, findWrapping } from '@tiptap/pm/transform'
import { selectionInBody } from '#components/editor/extensions/lines.ts'
import { type Around, blockOfCaret, goBelow, isAtStart, liftAll, nodeAround } from '../around-caret.ts'

const quotes = ['blockquote', 'pullQuote'] as const

/** The source at the end of a quotation, and where it is. */
function sourceOf({ node, end }: Around): { isEmpty: boolean; start: number } | null {
  const last = node.lastChild
  return last?.type.name === 'attribution' ? { isEmpty: last.content.size === 0, start: end - 1 - last.nodeSize } : null
}

/** Makes a quotation of this kind of the selected paragraphs. A quotation of the other kind becomes one of this, one of this its paragraphs. */
export const toggleQuote =
  (name: (typeof quotes)[number]): Command =>
  (state, dispatch) => {
    const quote = nodeAround(state, ...quotes)
    const type = state.schema.nodes[name]
    if (quote?.node.type === type) return unwrapQuote(state, dispatch)
    if (quote && type) {
      dispatch?.(state.tr.setNodeMarkup(quote.start, type, null, quote.node.marks))
      return true
    }
    const { $from, $to } = selectionInBody(state)
    const range = $from.blockRange($to)
    const wrapping = range && type && findWrapping(range, type)
    if (!range || !wrapping) return false
    const tr = state.tr.setSelection(selectionInBody(state)).wrap(range, wrapping)
    if (name === 'pullQuote') addSource(tr, range.end + 1)
    dispatch?.(tr.scrollIntoView())
    return true
  }

function addSource(tr: Transaction, at: number): void {
  const { attribution } = tr.doc.type.schema.nodes
  if (attribution) tr.insert(at, attribution.create())
}

/** The quotation goes and its paragraphs stay, by steps that keep what colleagues write in it meanwhile. Its source becomes a paragraph. */
export const unwrapQuote: Command = (state, dispatch) => {
  const quote = nodeAround(state, ...quotes)
  const { paragraph } = state.schema.nodes
  if (!quote || !paragraph) return false
  const source = sourceOf(quote)
  const { tr } = state
  if (source?.isEmpty && canJoin(tr.doc, source.start)) tr.join(source.start)
  else if (source) tr.setNodeMarkup(source.start, paragraph)
  liftAll(tr, quote.start)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Leads to the source of a quotation, which is made if it has none. */
export const goToSource: Command = (state, dispatch) => {
  const quote = nodeAround(state, ...quotes)
  if (!quote) return false
  const { tr } = state
  if (!sourceOf(quote)) addSource(tr, quote.end - 1)
  const end = tr.mapping.map(quote.end)
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(end - 1), -1)).scrollIntoView())
  return true
}

/** Enter in the source leaves the quotation, which keeps no empty source. In an empty last paragraph it leads to the source, if there is one. */
export const enterInQuote: Command = (state, dispatch) => {
  const quote = nodeAround(state, ...quotes)
  const block = blockOfCaret(state)
  const source = quote && sourceOf(quote)
  if (!quote || !block || !source) return false
  const { $from } = state.selection
  const { tr } = state
  if (block.type.name === 'attribution') {
    if (source.isEmpty) tr.join($from.before())
    dispatch?.(goBelow(tr, tr.mapping.map(quote.end)))
    return true
  }
  const isLast = $from.after() === source.start
  if (block.content.size > 0 || !isLast || quote.node.childCount < 3) return false
  tr.join($from.before())
  const at = tr.mapping.map(source.start) + 1
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView())
  return true
}

/** Backspace at the start of a quotation undoes it; in an empty source, it takes that away. */
export const backspaceInQuote: Command = (state, dispatch) => {
  const quote = nodeAround(state, ...quotes)
  const block = blockOfCaret(state)
  if (!quote || !block || !isAtStart(state)) return false
  const { $from } = state.selection
  if ($from.index(quote.depth) === 0) return unwrapQuote(state, dispatch)
  if (block.type.name !== 'attribution' || block.content.size > 0) return false
  dispatch?.(state.tr.join($from.before()).scrollIntoView())
  return true
}

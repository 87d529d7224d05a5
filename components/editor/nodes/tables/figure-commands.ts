import { type Command, TextSelection } from '@tiptap/pm/state'
import type { FigureShape } from '#newsroom/articles/nodes.ts'
import { blockOfCaret, liftAll, nodeAround } from '../around-caret.ts'

/** Gives the table with the caret a title and says how readers see it. What colleagues write in the table meanwhile stays. */
export const drawTable =
  (drawnAs: FigureShape): Command =>
  (state, dispatch) => {
    const figure = nodeAround(state, 'tableFigure')
    if (figure) {
      dispatch?.(state.tr.setNodeAttribute(figure.start, 'drawnAs', drawnAs))
      return true
    }
    const table = nodeAround(state, 'table')
    const { tableFigure, title } = state.schema.nodes
    const range = table && state.doc.resolve(table.start).blockRange(state.doc.resolve(table.end))
    if (!range || !tableFigure || !title) return false
    const tr = state.tr
    // What is suggested about the table is about the figure, in which a table has no marks.
    for (const mark of table.node.marks) tr.removeNodeMark(table.start, mark)
    tr.wrap(range, [{ type: tableFigure, attrs: { drawnAs } }]).insert(range.start + 1, title.create())
    for (const mark of table.node.marks) tr.addNodeMark(table.start, mark)
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, range.start + 2)).scrollIntoView())
    return true
  }

/** The figure with the caret as a whole; false when its table has no title. */
export const removeFigure: Command = (state, dispatch) => {
  const figure = nodeAround(state, 'tableFigure')
  if (!figure) return false
  dispatch?.(state.tr.delete(figure.start, figure.end).scrollIntoView())
  return true
}

/** Enter in the title leads to the first cell. */
export const enterInFigure: Command = (state, dispatch) => {
  if (blockOfCaret(state)?.type.name !== 'title' || !nodeAround(state, 'tableFigure')) return false
  const below = state.doc.resolve(state.selection.$from.after())
  dispatch?.(state.tr.setSelection(TextSelection.near(below, 1)).scrollIntoView())
  return true
}

/** Backspace in an empty title leaves the table alone. */
export const backspaceInFigure: Command = (state, dispatch) => {
  const figure = nodeAround(state, 'tableFigure')
  const block = blockOfCaret(state)
  if (!figure || block?.type.name !== 'title' || block.content.size > 0) return false
  const tr = state.tr.delete(figure.start + 1, figure.start + 1 + block.nodeSize)
  liftAll(tr, figure.start)
  dispatch?.(tr.scrollIntoView())
  return true
}

import { Fragment, Slice } from '@tiptap/pm/model'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { ReplaceAroundStep } from '@tiptap/pm/transform'
import type { FigureShape } from '#newsroom/articles/nodes.ts'
import { type Around, blockOfCaret, isAtStart, nodeAround } from '../around-caret.ts'

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
    if (!table || !tableFigure || !title) return false
    const { start, end } = table
    const around = new Slice(Fragment.from(tableFigure.create({ drawnAs }, title.create())), 0, 0)
    const tr = state.tr.step(new ReplaceAroundStep(start, end, start, end, around, 3, true))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start + 2)).scrollIntoView())
    return true
  }

/** The table without its title, which becomes a paragraph above it if it has words. */
const unwrapFigure =
  ({ node, start, end }: Around): Command =>
  (state, dispatch) => {
    const title = node.firstChild
    const { paragraph } = state.schema.nodes
    if (!title || !paragraph) return false
    const above = title.content.size > 0 ? Fragment.from(paragraph.create(null, title.content)) : Fragment.empty
    const inside = start + 1 + title.nodeSize
    const tr = state.tr.step(new ReplaceAroundStep(start, end, inside, end - 1, new Slice(above, 0, 0), above.size, true))
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(start), 1)).scrollIntoView())
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

/** Backspace at the start of the title leaves the table alone. */
export const backspaceInFigure: Command = (state, dispatch) => {
  const figure = nodeAround(state, 'tableFigure')
  if (!figure || blockOfCaret(state)?.type.name !== 'title' || !isAtStart(state)) return false
  return unwrapFigure(figure)(state, dispatch)
}

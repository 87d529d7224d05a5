import { type Command, TextSelection } from '@tiptap/pm/state'
import { CellSelection, cellAround, isInTable, mergeCells, selectedRect } from '@tiptap/pm/tables'

/**
 * Merges the cell with the caret with the one to its right or below it, without a selection of cells, which a finger cannot make. False where
 * the two do not make a rectangle.
 */
export const mergeWith =
  (side: 'right' | 'below'): Command =>
  (state, dispatch) => {
    if (!isInTable(state) || state.selection instanceof CellSelection) return false
    // Among chained commands all use one transaction: cells are selected in it below.
    const { head } = state.selection
    const { map, tableStart, left, right, top, bottom } = selectedRect(state)
    const [column, row] = side === 'right' ? [right, top] : [left, bottom]
    const [here, next] = [map.map[top * map.width + left], map.map[row * map.width + column]]
    if (column >= map.width || row >= map.height || here === undefined || next === undefined) return false
    const other = map.findCell(next)
    const isEven = side === 'right' ? other.top === top && other.bottom === bottom : other.left === left && other.right === right
    if (!isEven) return false
    const selected = state.apply(state.tr.setSelection(CellSelection.create(state.doc, tableStart + here, tableStart + next)))
    return mergeCells(
      selected,
      dispatch &&
        ((made) => {
          const tr = state.tr
          for (const step of made.steps) tr.step(step)
          dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(head)), 1)).scrollIntoView())
        }),
    )
  }

/** Merges the selected cells; the caret is then in the cell that they have become. */
export const mergeSelected: Command = (state, dispatch) =>
  mergeCells(
    state,
    dispatch &&
      ((tr) => {
        const cell = cellAround(tr.selection.$from)
        dispatch(cell ? tr.setSelection(TextSelection.near(tr.doc.resolve(cell.pos + 1), 1)).scrollIntoView() : tr)
      }),
  )

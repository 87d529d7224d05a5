import { Table as BaseTable } from '@tiptap/extension-table'
import { Table as TableIcon } from 'lucide-react'
import type { Alignment } from '#newsroom/articles/nodes.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { alignColumns, showAlignment } from './align-columns.ts'
import { evenOwnTables } from './even-own-tables.ts'
import { removeFigure } from './figure-commands.ts'
import { firstCellBelow } from './first-cell-below.ts'
import { mergeSelected, mergeWith } from './merge-cells.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    columns: {
      /** Aligns the columns with the caret or the selected cells; null: as the cells ask. */
      alignColumns: (to: Alignment | null) => ReturnType
      /** Makes one cell of the selected ones, or of the one with the caret and its neighbour. */
      joinCells: (which: 'selected' | 'right' | 'below') => ReturnType
    }
  }
}

/** Tab goes to the next cell and, in the last one, makes a row. */
export const Table = BaseTable.extend({
  ...nodeSpec('table'),
  addCommands() {
    const above = this.parent?.()
    return {
      ...above,
      alignColumns:
        (to) =>
        ({ state, dispatch }) =>
          alignColumns(to)(state, dispatch),
      joinCells:
        (which) =>
        ({ state, dispatch }) =>
          (which === 'selected' ? mergeSelected : mergeWith(which))(state, dispatch),
      deleteTable: () => (props) => removeFigure(props.state, props.dispatch) || above?.deleteTable?.()(props) === true,
    }
  },
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      ArrowDown: ({ editor: { view, state } }) => {
        const cell = firstCellBelow(state)
        if (!cell || !view.endOfTextblock('down')) return false
        view.dispatch(state.tr.setSelection(cell).scrollIntoView())
        return true
      },
    }
  },
  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []).map(evenOwnTables), showAlignment()]
  },
  // Columns share the width as the text asks: no widths are kept.
  renderHTML: () => ['table', ['tbody', 0]],
}).configure({ resizable: false, renderWrapper: false })

export const tableBlocks: readonly Block[] = [
  {
    id: 'table',
    icon: TableIcon,
    isInserted: true,
    run: (editor) => editor.chain().focus().leaveLine().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    isActive: (editor) => editor.isActive('table'),
  },
]

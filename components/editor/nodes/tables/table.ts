import { Table as BaseTable } from '@tiptap/extension-table'
import { Table as TableIcon } from 'lucide-react'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { evenOwnTables } from './even-own-tables.ts'
import { removeFigure } from './figure-commands.ts'

/** Tab goes to the next cell and, in the last one, makes a row. */
export const Table = BaseTable.extend({
  ...nodeSpec('table'),
  addCommands() {
    const above = this.parent?.()
    return {
      ...above,
      deleteTable: () => (props) => removeFigure(props.state, props.dispatch) || above?.deleteTable?.()(props) === true,
    }
  },
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(evenOwnTables)
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

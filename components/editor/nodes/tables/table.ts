import { Table as BaseTable } from '@tiptap/extension-table'
import { nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'

/** Tab goes to the next cell and, in the last one, makes a row. */
export const Table = BaseTable.extend({
  ...nodeSpec('table'),
  // Columns share the width as the text asks: no widths are kept.
  renderHTML: () => ['table', ['tbody', 0]],
}).configure({ resizable: false, renderWrapper: false })

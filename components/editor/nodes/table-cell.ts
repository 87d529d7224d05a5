import { TableCell as Base } from '@tiptap/extension-table'
import { nodePart, whole } from './tiptap-spec.ts'

export const TableCell = Base.extend(
  nodePart('tableCell', {
    colspan: { parseHTML: whole('colspan') },
    rowspan: { parseHTML: whole('rowspan') },
    colwidth: { parseHTML: () => null, rendered: false },
  }),
)

import { TableCell as Base } from '@tiptap/extension-table'
import { integerAttribute, nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'

export const TableCell = Base.extend(
  nodeSpec('tableCell', {
    colspan: { parseHTML: integerAttribute('colspan') },
    rowspan: { parseHTML: integerAttribute('rowspan') },
    colwidth: { parseHTML: () => null, rendered: false },
  }),
)

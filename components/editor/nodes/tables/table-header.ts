import { TableHeader as Base } from '@tiptap/extension-table'
import { integerAttribute, nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'

export const TableHeader = Base.extend(
  nodeSpec('tableHeader', {
    colspan: { parseHTML: integerAttribute('colspan') },
    rowspan: { parseHTML: integerAttribute('rowspan') },
    colwidth: { parseHTML: () => null, rendered: false },
  }),
)

import { TableHeader as Base } from '@tiptap/extension-table'
import { nodePart, whole } from './tiptap-spec.ts'

export const TableHeader = Base.extend(
  nodePart('tableHeader', {
    colspan: { parseHTML: whole('colspan') },
    rowspan: { parseHTML: whole('rowspan') },
    colwidth: { parseHTML: () => null, rendered: false },
  }),
)

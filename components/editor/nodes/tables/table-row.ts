import { TableRow as Base } from '@tiptap/extension-table'
import { nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'

export const TableRow = Base.extend(nodeSpec('tableRow'))

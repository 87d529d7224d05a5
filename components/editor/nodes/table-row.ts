import { TableRow as Base } from '@tiptap/extension-table'
import { nodePart } from './tiptap-spec.ts'

export const TableRow = Base.extend(nodePart('tableRow'))

import { TableRow as Base } from '@tiptap/extension-table'
import { nodePart } from '../from-part.ts'

export const TableRow = Base.extend(nodePart('tableRow'))

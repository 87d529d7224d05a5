import { OrderedList as Base } from '@tiptap/extension-list'
import { nodePart, whole } from './tiptap-spec.ts'

/** `1. `, Ctrl+Shift+7. */
export const OrderedList = Base.extend(nodePart('orderedList', { start: { parseHTML: whole('start') } }))

import { OrderedList as Base } from '@tiptap/extension-list'
import { integerAttribute, nodeSpec } from '#components/editor/nodes/tiptap-spec.ts'

/** `1. `, Ctrl+Shift+7. */
export const OrderedList = Base.extend(nodeSpec('orderedList', { start: { parseHTML: integerAttribute('start') } }))

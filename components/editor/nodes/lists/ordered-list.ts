import { OrderedList as Base } from '@tiptap/extension-list'
import { ListOrdered } from 'lucide-react'
import type { Block } from '../block.ts'
import { integerAttribute, nodeSpec } from '../tiptap-spec.ts'

/** `1. `, Ctrl+Shift+7. */
export const OrderedList = Base.extend(nodeSpec('orderedList', { start: { parseHTML: integerAttribute('start') } }))

export const orderedListBlocks: readonly Block[] = [
  {
    id: 'ordered-list',
    icon: ListOrdered,
    keys: 'Mod+Shift+7',
    markdown: '1.',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    isActive: (editor) => editor.isActive('orderedList'),
  },
]

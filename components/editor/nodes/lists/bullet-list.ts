import { BulletList as Base } from '@tiptap/extension-list'
import { List } from 'lucide-react'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'

/** `- ` or `* `, Ctrl+Shift+8. */
export const BulletList = Base.extend(nodeSpec('bulletList'))

export const bulletListBlocks: readonly Block[] = [
  {
    id: 'bullet-list',
    icon: List,
    keys: 'Mod+Shift+8',
    markdown: '-',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    isActive: (editor) => editor.isActive('bulletList'),
  },
]

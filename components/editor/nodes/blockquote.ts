import { Blockquote as Base } from '@tiptap/extension-blockquote'
import { TextQuote } from 'lucide-react'
import type { Block } from './block.ts'
import { nodeSpec } from './tiptap-spec.ts'

/** `> `, Ctrl+Shift+B. */
export const Blockquote = Base.extend(nodeSpec('blockquote'))

export const blockquoteBlocks: readonly Block[] = [
  {
    id: 'quotation',
    icon: TextQuote,
    keys: 'Mod+Shift+B',
    markdown: '>',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    isActive: (editor) => editor.isActive('blockquote'),
  },
]

import { HorizontalRule as Base } from '@tiptap/extension-horizontal-rule'
import { Minus } from 'lucide-react'
import type { Block } from './block.ts'
import { nodeSpec } from './tiptap-spec.ts'

/** `---`. */
export const HorizontalRule = Base.extend(nodeSpec('horizontalRule'))

export const horizontalRuleBlocks: readonly Block[] = [
  {
    id: 'divider',
    name: 'Divider',
    icon: Minus,
    markdown: '---',
    alsoCalled: 'rule line hr break',
    isInserted: true,
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
]

import { HorizontalRule as Base } from '@tiptap/extension-horizontal-rule'
import { Minus } from 'lucide-react'
import type { Block } from './block.ts'
import { nodeSpec } from './tiptap-spec.ts'

/** `---`. */
export const HorizontalRule = Base.extend(nodeSpec('horizontalRule'))

export const horizontalRuleBlocks: readonly Block[] = [
  {
    id: 'divider',
    icon: Minus,
    markdown: '---',
    isInserted: true,
    run: (editor) => editor.chain().focus().leaveLine().setHorizontalRule().run(),
  },
]

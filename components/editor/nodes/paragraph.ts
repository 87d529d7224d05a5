import { Paragraph as Base } from '@tiptap/extension-paragraph'
import { Pilcrow } from 'lucide-react'
import type { Block } from './block.ts'
import { nodeSpec } from './tiptap-spec.ts'

/** Ctrl+Alt+0. */
export const Paragraph = Base.extend(nodeSpec('paragraph'))

export const paragraphBlocks: readonly Block[] = [
  {
    id: 'paragraph',
    icon: Pilcrow,
    keys: 'Mod+Alt+0',
    run: (editor) => editor.chain().focus().setParagraph().run(),
    isActive: (editor) => editor.isActive('paragraph') && !editor.isActive('listItem') && !editor.isActive('blockquote'),
  },
]

import { Heading as Base } from '@tiptap/extension-heading'
import { Heading2, Heading3 } from 'lucide-react'
import type { Block } from './block.ts'
import { nodeSpec } from './tiptap-spec.ts'

/** Subheads: `## ` and `### `, Ctrl+Alt+2 and 3. A pasted h1 becomes the greatest we have, h4 to h6 the least. */
export const Heading = Base.extend({
  ...nodeSpec('heading', { level: { rendered: false, parseHTML: ({ tagName }) => (tagName === 'H1' || tagName === 'H2' ? 2 : 3) } }),
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
}).configure({ levels: [2, 3] })

export const headingBlocks: readonly Block[] = [
  {
    id: 'heading-2',
    icon: Heading2,
    keys: 'Mod+Alt+2',
    markdown: '##',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    isActive: (editor) => editor.isActive('heading', { level: 2 }),
  },
  {
    id: 'heading-3',
    icon: Heading3,
    keys: 'Mod+Alt+3',
    markdown: '###',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    isActive: (editor) => editor.isActive('heading', { level: 3 }),
  },
]

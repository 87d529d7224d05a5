import type { Editor } from '@tiptap/core'
import {
  Heading2,
  Heading3,
  Image,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  Newspaper,
  Pilcrow,
  Table as TableIcon,
  TextQuote,
} from 'lucide-react'

/** What the editor asks of its surroundings, because it needs more than the text: a panel, a file. */
export type Ask = 'link' | 'picture' | 'related-story' | 'shortcuts'

export type Block = {
  id: string
  name: string
  icon: LucideIcon
  /** As Tiptap's extensions bind them; "Mod" is Ctrl, or Command on a Mac. */
  keys?: string
  markdown?: string
  /** Other words that people look for it by. */
  alsoCalled: string
  /** It is put in between paragraphs; the others are what a paragraph becomes. */
  isInserted?: true
  run: (editor: Editor, ask: (what: Ask) => void) => void
  isActive?: (editor: Editor) => boolean
}

/** One table for the toolbar, the slash menu and the list of shortcuts. */
export const blocks: readonly Block[] = [
  {
    id: 'paragraph',
    name: 'Text',
    icon: Pilcrow,
    keys: 'Mod+Alt+0',
    alsoCalled: 'paragraph body plain',
    run: (editor) => editor.chain().focus().setParagraph().run(),
    isActive: (editor) => editor.isActive('paragraph') && !editor.isActive('listItem') && !editor.isActive('blockquote'),
  },
  {
    id: 'heading-2',
    name: 'Subhead',
    icon: Heading2,
    keys: 'Mod+Alt+2',
    markdown: '##',
    alsoCalled: 'heading h2 title',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    isActive: (editor) => editor.isActive('heading', { level: 2 }),
  },
  {
    id: 'heading-3',
    name: 'Small subhead',
    icon: Heading3,
    keys: 'Mod+Alt+3',
    markdown: '###',
    alsoCalled: 'heading h3 title',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    isActive: (editor) => editor.isActive('heading', { level: 3 }),
  },
  {
    id: 'bullet-list',
    name: 'List',
    icon: List,
    keys: 'Mod+Shift+8',
    markdown: '-',
    alsoCalled: 'bullets unordered ul points',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    isActive: (editor) => editor.isActive('bulletList'),
  },
  {
    id: 'ordered-list',
    name: 'Numbered list',
    icon: ListOrdered,
    keys: 'Mod+Shift+7',
    markdown: '1.',
    alsoCalled: 'ordered ol steps',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    isActive: (editor) => editor.isActive('orderedList'),
  },
  {
    id: 'quotation',
    name: 'Quotation',
    icon: TextQuote,
    keys: 'Mod+Shift+B',
    markdown: '>',
    alsoCalled: 'quote blockquote citation',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    isActive: (editor) => editor.isActive('blockquote'),
  },
  {
    id: 'picture',
    name: 'Picture',
    icon: Image,
    keys: 'Mod+Shift+P',
    alsoCalled: 'image photo figure upload',
    isInserted: true,
    run: (_, ask) => ask('picture'),
  },
  {
    id: 'related-story',
    name: 'Related story',
    icon: Newspaper,
    keys: 'Mod+Shift+R',
    alsoCalled: 'card article link read more',
    isInserted: true,
    run: (_, ask) => ask('related-story'),
  },
  {
    id: 'table',
    name: 'Table',
    icon: TableIcon,
    alsoCalled: 'rows columns grid',
    isInserted: true,
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    isActive: (editor) => editor.isActive('table'),
  },
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

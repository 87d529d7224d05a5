import type { Editor } from '@tiptap/core'
import type { LucideIcon } from 'lucide-react'

/** What the editor asks of its surroundings, because it needs more than the text: a panel, a file. */
export type Ask =
  | 'link'
  | 'about-words'
  | 'picture'
  | 'hero'
  | 'library-file'
  | 'map'
  | 'map-picture'
  | 'related-story'
  | 'read-also'
  | 'embed'
  | 'shortcuts'
  | 'find'
  | 'replace'
  | 'typeset'
  | 'snippet'

/** A way to make a node: a button of the toolbar, a line of the slash menu and of the list of shortcuts. */
/** The dictionary has a name for each, and the other words that people look for it by: `blocks.picture`, `blocks.also-picture`. */
export type BlockId =
  | 'paragraph'
  | 'heading-2'
  | 'heading-3'
  | 'bullet-list'
  | 'ordered-list'
  | 'quotation'
  | 'pull-quote'
  | 'attribution'
  | 'preformatted'
  | 'facts'
  | 'key-points'
  | 'question'
  | 'moment'
  | 'picture'
  | 'audio'
  | 'video'
  | 'document'
  | 'related-story'
  | 'read-also'
  | 'embed'
  | 'map'
  | 'table'
  | 'chart'
  | 'divider'
  | 'footnote'
  | 'library-file'
  | 'file'

export type Block = {
  id: BlockId
  icon: LucideIcon
  /** As Tiptap's extensions bind them; "Mod" is Ctrl, or Command on a Mac. */
  keys?: string
  markdown?: string
  /** It is put in between paragraphs; the others are what a paragraph becomes. */
  isInserted?: true
  /** It stands in the toolbar's menu, not in the bar. */
  isRare?: true
  run: (editor: Editor, ask: (what: Ask) => void) => void
  isActive?: (editor: Editor) => boolean
}

import { Node, textblockTypeInputRule } from '@tiptap/core'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { SquareCode } from 'lucide-react'
import { blockOfCaret, goBelow, isAtStart, onKey } from '../around-caret.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'

/** Code and verse: spaces and lines stay as they are. "```" and a space. */
export const Preformatted = Node.create({
  ...nodeSpec('preformatted'),
  priority: 110, // its Enter and Backspace come before those of paragraphs
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: () => ['pre', 0],
  addInputRules() {
    return [textblockTypeInputRule({ find: /^```\s$/, type: this.type })]
  },
  addKeyboardShortcuts: () => ({
    Enter: onKey(breakLine),
    Backspace: onKey(becomeParagraph),
  }),
})

/** Enter begins a new line; on an empty last line it leaves the block. */
export const breakLine: Command = (state, dispatch) => {
  const block = blockOfCaret(state)
  const { hardBreak } = state.schema.nodes
  if (block?.type.name !== 'preformatted' || !hardBreak) return false
  const { $from } = state.selection
  const isEmptyLine = $from.parentOffset === block.content.size && $from.nodeBefore?.type === hardBreak
  const tr = isEmptyLine ? state.tr.delete($from.pos - 1, $from.pos) : state.tr.replaceSelectionWith(hardBreak.create())
  dispatch?.(isEmptyLine ? goBelow(tr, tr.mapping.map($from.after())) : tr.scrollIntoView())
  return true
}

/** Backspace at its start makes a paragraph of it. */
export const becomeParagraph: Command = (state, dispatch) => {
  const { paragraph } = state.schema.nodes
  if (blockOfCaret(state)?.type.name !== 'preformatted' || !isAtStart(state) || !paragraph) return false
  const { $from } = state.selection
  const tr = state.tr.setBlockType($from.pos, $from.pos, paragraph)
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $from.pos)))
  return true
}

export const preformattedBlocks: readonly Block[] = [
  {
    id: 'preformatted',
    icon: SquareCode,
    markdown: '```',
    isRare: true,
    run: (editor) => editor.chain().focus().toggleNode('preformatted', 'paragraph').run(),
    isActive: (editor) => editor.isActive('preformatted'),
  },
]

import { Node } from '@tiptap/core'
import { BookmarkCheck, CalendarClock, MessageCircleQuestion, Newspaper } from 'lucide-react'
import { type BoxKind, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { onKey } from '../around-caret.ts'
import type { Block, BlockId } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { backspaceInBox, enterInBox, toggleBox } from './box-commands.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    box: {
      /** Makes a box of facts, of key points, of a question or of a moment; one that is there becomes that, or its blocks. */
      toggleBox: (kind: BoxKind) => ReturnType
    }
  }
}

/** A title with blocks: facts, key points, a question with its answer, a moment of a timeline. */
export const Box = Node.create({
  ...nodeSpec('box', {
    kind: {
      parseHTML: (element) => element.getAttribute('data-box'),
      renderHTML: ({ kind }) => ({ 'data-box': kind }),
    },
  }),
  priority: 110, // its Enter and Backspace come before those of lists and paragraphs
  parseHTML: () => [
    {
      tag: 'section[data-box]',
      getAttrs: (section) => (nodeSpecs.box.attrs.kind.isValid(section.getAttribute('data-box')) ? null : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ['section', { class: `box box-${node.attrs.kind}`, ...HTMLAttributes }, 0],
  addCommands: () => ({
    toggleBox:
      (kind) =>
      ({ state, dispatch }) =>
        toggleBox(kind)(state, dispatch),
  }),
  addKeyboardShortcuts: () => ({
    Enter: onKey(enterInBox),
    Backspace: onKey(backspaceInBox),
  }),
})

const boxBlock = (id: BlockId, kind: BoxKind, icon: Block['icon']): Block => ({
  id,
  icon,
  isRare: true,
  isInserted: true,
  run: (editor) => editor.chain().focus().toggleBox(kind).run(),
  isActive: (editor) => editor.isActive('box', { kind }),
})

export const boxBlocks: readonly Block[] = [
  boxBlock('facts', 'facts', Newspaper),
  boxBlock('key-points', 'points', BookmarkCheck),
  boxBlock('question', 'answer', MessageCircleQuestion),
  boxBlock('moment', 'moment', CalendarClock),
]

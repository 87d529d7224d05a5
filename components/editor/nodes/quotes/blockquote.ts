import { Blockquote as Base } from '@tiptap/extension-blockquote'
import { TextQuote } from 'lucide-react'
import { onKey } from '../around-caret.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { backspaceInQuote, enterInQuote, toggleQuote } from './quote-commands.ts'

/** `> `, Ctrl+Shift+B. Its keys are those of pull quotes, too. */
export const Blockquote = Base.extend({
  ...nodeSpec('blockquote'),
  priority: 110, // its Enter and Backspace come before those of paragraphs
  addCommands() {
    return {
      ...this.parent?.(),
      toggleBlockquote:
        () =>
        ({ state, dispatch }) =>
          toggleQuote('blockquote')(state, dispatch),
    }
  },
  addKeyboardShortcuts() {
    const above = this.parent?.()
    return {
      ...above,
      Enter: onKey(enterInQuote),
      Backspace: (key) => backspaceInQuote(key.editor.state, key.editor.view.dispatch) || above?.Backspace?.(key) === true,
    }
  },
})

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

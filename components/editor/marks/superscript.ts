import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    superscript: {
      /** Makes the selected text superscript, or normal again. */
      toggleSuperscript: () => ReturnType
    }
  }
}

/** Superscript, as in 10⁶: Ctrl+Alt+. */
export const Superscript = Mark.create({
  ...markSpec('superscript'),
  parseHTML: () => [{ tag: 'sup' }, { style: 'vertical-align=super' }],
  renderHTML: () => ['sup', 0],
  addCommands() {
    return {
      toggleSuperscript:
        () =>
        ({ chain }) =>
          chain().unsetMark('subscript').toggleMark(this.name).run(),
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Alt-.': () => this.editor.commands.toggleSuperscript() }
  },
})

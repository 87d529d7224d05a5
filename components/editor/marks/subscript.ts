import { Mark } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    subscript: {
      /** Makes the selected text subscript, or normal again. */
      toggleSubscript: () => ReturnType
    }
  }
}

/** Subscript, as in CO₂: Ctrl+Alt+, */
export const Subscript = Mark.create({
  ...markSpec('subscript'),
  parseHTML: () => [{ tag: 'sub' }, { style: 'vertical-align=sub' }],
  renderHTML: () => ['sub', 0],
  addCommands() {
    return {
      toggleSubscript:
        () =>
        ({ chain }) =>
          chain().unsetMark('superscript').toggleMark(this.name).run(),
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Alt-,': () => this.editor.commands.toggleSubscript() }
  },
})

import { Mark, markInputRule } from '@tiptap/core'
import { markSpec } from '../nodes/tiptap-spec.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    strikethrough: {
      /** Strikes the selected text through, or no longer. */
      toggleStrikethrough: () => ReturnType
    }
  }
}

/** Words that no longer hold and are still to be read: Markdown `~~words~~`, Ctrl+Shift+X. */
export const Strikethrough = Mark.create({
  ...markSpec('strikethrough'),
  parseHTML: () => [{ tag: 's' }],
  renderHTML: () => ['s', { 'data-strikethrough': '' }, 0],
  addCommands() {
    return {
      toggleStrikethrough:
        () =>
        ({ commands }) =>
          commands.toggleMark(this.name),
    }
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|\s)(~~([^~\s](?:[^~]*[^~\s])?)~~)$/, type: this.type })]
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-x': () => this.editor.commands.toggleStrikethrough() }
  },
})

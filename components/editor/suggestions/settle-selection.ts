import type { Editor } from '@tiptap/core'
import { settleSuggestions, suggestionNames, type Verdict } from '#newsroom/articles/settle-suggestions.ts'

/** Whether something is suggested in the selection. */
export function hasSuggestionsIn({ state }: Editor): boolean {
  const { from, to } = state.selection
  let found = false
  state.doc.nodesBetween(from, to, (node) => {
    found ||= node.marks.some(({ type }) => suggestionNames.some((name) => name === type.name))
    return !found
  })
  return found
}

/** Accepts or rejects what is suggested in the selection. */
export function settleSelection(editor: Editor, verdict: Verdict): void {
  const { from, to } = editor.state.selection
  const tr = settleSuggestions(editor.state.tr, verdict, { from, to })
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('settles', true))
}

import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { type OpenSuggestion, openSuggestions } from './open-suggestions.ts'

/** Puts the caret into a suggestion and brings it into view. */
export function goToSuggestion(editor: Editor, { from }: Pick<OpenSuggestion, 'from'>): void {
  const { state, view } = editor
  const place = state.doc.resolve(Math.min(from + 1, state.doc.content.size))
  view.dispatch(state.tr.setSelection(TextSelection.near(place)))
  const { node } = view.domAtPos(view.state.selection.head)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}

/** The suggestion after the caret, or before it; at the end it begins again. False: there is none. */
export function goToNext(editor: Editor, direction: 1 | -1): boolean {
  const open = openSuggestions(editor.state.doc)
  const { head } = editor.state.selection
  const next =
    direction === 1 ? (open.find(({ from }) => from + 1 > head) ?? open[0]) : (open.findLast(({ to }) => to < head) ?? open.at(-1))
  if (!next) return false
  goToSuggestion(editor, next)
  return true
}

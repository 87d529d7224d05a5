import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { foundIn, type Match } from './matches.ts'

/** Brings the current match into the middle of the window, away from the bars at its edges. */
export function scrollToMatch({ state, view }: Editor): void {
  const { matches, current } = foundIn(state)
  const match = matches[current]
  if (!match) return
  const element = match.attribute === null ? view.dom.querySelector('.found.is-current') : fieldOf(view, match)
  element?.scrollIntoView({ block: 'center' })
}

/** Selects a match, with the focus: in the text, or in the field of a picture. */
export function goInto(editor: Editor, match: Match): void {
  const { state, view } = editor
  if (match.attribute === null) {
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, match.from, match.to)))
    view.focus()
    return
  }
  const field = fieldOf(view, match)
  field?.focus()
  field?.setSelectionRange(match.from, match.to)
}

function fieldOf(view: Editor['view'], { at, attribute }: Match): HTMLTextAreaElement | null {
  const element = view.nodeDOM(at)
  return element instanceof Element ? element.querySelector(`[data-word=${attribute}] textarea`) : null
}

import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** What is pasted, cut or dropped is undone by itself, without the words that are typed right before or after it. */
export const OwnStep = Extension.create({
  name: 'ownStep',
  priority: 1002, // before all that takes what is pasted
  addProseMirrorPlugins: () => [new Plugin({ props: { handleDOMEvents: { paste: endAround, cut: endAround, drop: endAround } } })],
})

function endAround(view: EditorView): false {
  endStep(view)
  queueMicrotask(() => endStep(view)) // the editor takes the event at once
  return false
}

/** Makes a change as one step of undo. */
export function inOwnStep(view: EditorView, change: () => void): void {
  endStep(view)
  change()
  endStep(view)
}

function endStep(view: EditorView): void {
  if (!view.isDestroyed) view.dispatch(closeHistory(view.state.tr))
}

import type { Editor } from '@tiptap/core'
import { inOwnStep } from '#components/editor/extensions/undo/own-step.ts'
import { notify } from '#components/ui/notify.ts'
import type { Say } from '#components/ui/words/say.ts'
import { type BlockAct, isMove } from './move-blocks.ts'
import { firstPlace, selectedBlocks } from './selected-blocks.ts'

declare module '@tiptap/core' {
  interface EditorEvents {
    /** Blocks were moved: they are now from the `first` to the `last` of so many in the text. The first has the number 1. */
    blocksMoved: { first: number; last: number; of: number }
  }
}

/** Does it as one change that one undo takes back. False: there is nothing to do it with. What cannot be suggested is said. */
export function actOnBlocks(editor: Editor, say: Say, act: BlockAct): boolean {
  if (!editor.isEditable) return false
  const { view } = editor
  const before = view.state.doc
  const tr = act(view.state)
  if (!tr) return false
  // By transactions of their own: what becomes a suggestion is another transaction.
  inOwnStep(view, () => view.dispatch(act(view.state) ?? view.state.tr))
  if (view.state.doc === before) notify.problem(say('blocks.notSuggested'), { detail: say('blocks.notSuggestedAbout') })
  else if (isMove(tr)) tellPlace(editor)
  return true
}

function tellPlace(editor: Editor): void {
  const { state } = editor
  const moved = selectedBlocks(state)
  if (moved)
    editor.emit('blocksMoved', {
      first: moved.first - firstPlace + 1,
      last: moved.last - firstPlace + 1,
      of: state.doc.childCount - firstPlace,
    })
}

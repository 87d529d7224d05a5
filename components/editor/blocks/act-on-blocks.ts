import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { notify } from '#components/ui/notify.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { BlockAct } from './move-blocks.ts'

/** Does it as one change that one undo takes back. False: there is nothing to do it with. What cannot be suggested is said. */
export function actOnBlocks(editor: Editor, say: Say, act: BlockAct): boolean {
  if (!editor.isEditable) return false
  const { view } = editor
  const before = view.state.doc
  const tr = act(view.state)
  if (!tr) return false
  // By transactions of their own: what becomes a suggestion is another transaction.
  view.dispatch(closeHistory(view.state.tr))
  view.dispatch(act(view.state) ?? view.state.tr)
  view.dispatch(closeHistory(view.state.tr))
  if (view.state.doc === before) notify.problem(say('blocks.notSuggested'), { detail: say('blocks.notSuggestedAbout') })
  return true
}

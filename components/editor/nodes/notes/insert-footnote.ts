import type { Command } from '@tiptap/pm/state'
import { isInLine } from '#components/editor/extensions/lines.ts'

/** Puts a footnote without words after the selection, where words may stand. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $to } = state.selection
  const { footnote } = state.schema.nodes
  if (isInLine(state) || !footnote || !$to.parent.canReplaceWith($to.index(), $to.index(), footnote)) return false
  dispatch?.(state.tr.insert($to.pos, footnote.create()).scrollIntoView())
  return true
}

import type { ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection } from '@tiptap/pm/state'

/**
 * The start of the first cell, when a table is what follows the text with the caret; otherwise null. There ArrowDown leads from the last line:
 * Firefox by itself goes to the table's last cell, and the others are never reached.
 */
export function firstCellBelow({ doc, selection }: EditorState): Selection | null {
  if (!(selection instanceof TextSelection) || !selection.empty) return null
  const { $head } = selection
  const next = Selection.findFrom(doc.resolve($head.after()), 1)
  if (!(next instanceof TextSelection)) return null
  const table = tableAround(next.$head)
  return table !== null && table !== tableAround($head) ? next : null
}

/** Where the table begins that the position is in. */
function tableAround($at: ResolvedPos): number | null {
  for (let depth = $at.depth; depth > 0; depth -= 1) if ($at.node(depth).type.spec.tableRole === 'table') return $at.before(depth)
  return null
}

import { liftListItem } from '@tiptap/pm/schema-list'
import type { Command, Transaction } from '@tiptap/pm/state'
import { suggestAbout } from '../around-caret.ts'

/**
 * Moves the items with the selection out of their list: into the list around it, or out of all lists. What is suggested about the list is then
 * about them, and what is suggested about the break before an item stays about it.
 */
export const liftItem: Command = (state, dispatch) => {
  const { listItem } = state.schema.nodes
  const { $from, $to } = state.selection
  const range = listItem && $from.blockRange($to, (node) => node.firstChild?.type === listItem)
  if (!listItem || !range) return false
  const { parent: list, startIndex, endIndex } = range
  const items = list.children.slice(startIndex, endIndex)
  const isNested = $from.node(range.depth - 1).type === listItem
  // In a chain of commands the transaction has steps already, and the state is the one after them.
  const begun = state.tr.steps.length
  const keep = (tr: Transaction) => {
    const now = (inside: number) => tr.mapping.slice(begun).map(inside) - 1
    if (isNested) suggestAbout(tr, now(range.start + 1), items.length, list.marks)
    else {
      let at = range.start
      let count = 0
      for (const { marks, nodeSize, childCount } of items) {
        for (const mark of marks) if (mark.type.name !== 'modification') tr.addNodeMark(now(at + 2), mark)
        at += nodeSize
        count += childCount
      }
      suggestAbout(tr, now(range.start + 2), count, list.marks)
    }
    return tr
  }
  return liftListItem(listItem)(state, dispatch && ((tr) => dispatch(keep(tr))))
}

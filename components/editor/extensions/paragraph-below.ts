import { Extension } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'

/** A block that no caret can be placed in or after: a card, a divider, a table, a list of cards. */
const isClosed = (block: Node) => block.isAtom || block.type.spec.isolating === true || !holdsText(block)

function holdsText(block: Node): boolean {
  let holds = block.isTextblock
  block.descendants((node) => {
    holds ||= node.isTextblock
    return !holds
  })
  return holds
}

/**
 * Adds an empty paragraph with the caret at the end of the document when the last block is closed. Null when one can write there already.
 */
export function paragraphBelow(state: EditorState): Transaction | null {
  const { paragraph } = state.schema.nodes
  const { lastChild, content } = state.doc
  if (!paragraph || !lastChild || !isClosed(lastChild)) return null
  const tr = state.tr.insert(content.size, paragraph.create())
  return tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView()
}

/** Whether the position is in a table row that is not the last. */
function isInEarlierRow($at: ResolvedPos): boolean {
  for (let depth = $at.depth; depth > 0; depth -= 1)
    if ($at.node(depth).type.name === 'table') return $at.index(depth) < $at.node(depth).childCount - 1
  return false
}

/** A click below a table or picture at the end, or ArrowDown out of it, adds a paragraph there. */
export const ParagraphBelow = Extension.create({
  name: 'paragraphBelow',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          mousedown: (view, event) => {
            const last = view.dom.lastElementChild
            if (!view.editable || event.target !== view.dom || !last || event.clientY <= last.getBoundingClientRect().bottom) return false
            const below = paragraphBelow(view.state)
            if (!below) return false
            event.preventDefault()
            view.dispatch(below)
            view.focus()
            return true
          },
        },
        handleKeyDown: (view, event) => {
          const { doc, selection } = view.state
          const isInLast = selection.$to.index(0) >= doc.childCount - 1
          if (event.key !== 'ArrowDown' || event.shiftKey || !isInLast || isInEarlierRow(selection.$to)) return false
          if (selection instanceof NodeSelection && selection.$to.depth > 0) return false // a card of a list: after it comes the next one
          if (selection instanceof TextSelection && !view.endOfTextblock('down')) return false
          const below = paragraphBelow(view.state)
          if (below) view.dispatch(below)
          return below !== null
        },
      },
    }),
  ],
})

import type { NodeType } from '@tiptap/pm/model'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { selectionInBody } from '#components/editor/extensions/lines.ts'

/** Inserts a block without text at the cursor, or at the start of the text from the lines over it, and moves the cursor below it. */
export const insertBlock =
  (type: NodeType, attrs: Record<string, unknown>): Command =>
  (state, dispatch) => {
    const { schema } = state
    const tr = state.tr.setSelection(selectionInBody(state)).replaceSelectionWith(type.create(attrs))
    const paragraph = schema.nodes.paragraph
    const at = tr.selection.$to
    const after = at.depth === 0 ? at.pos : at.after(1)
    const next = tr.doc.resolve(tr.selection.from).nodeAfter?.type === type ? tr.selection.to : after
    if (at.depth === 0 || !at.parent.isTextblock) {
      if (!tr.doc.resolve(next).nodeAfter?.isTextblock && paragraph) tr.insert(next, paragraph.create())
      tr.setSelection(TextSelection.near(tr.doc.resolve(next), 1))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  }

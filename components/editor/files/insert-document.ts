import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Selection } from '@tiptap/pm/state'
import { bodyStart } from '#components/editor/extensions/lines.ts'
import { placeAtCaret, placeOf, release } from '#components/editor/extensions/picture-files.ts'
import type { BroughtFile } from '#newsroom/import/bring-file.ts'

/**
 * Puts the text of a file where the file holds its place, as one step that is undone at once. Its headline becomes the story's if that has
 * none, and a subhead if it has one.
 */
export function insertDocument({ state, view }: Editor, file: File, { headline, body }: BroughtFile): void {
  const { from, to } = freePlace(state, placeOf(state, file) ?? placeAtCaret(state))
  const isHeadline = headline !== '' && state.doc.child(0).content.size === 0
  const subhead = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: headline }] }
  const blocks = [...(headline === '' || isHeadline ? [] : [subhead]), ...body.content]
  const tr = closeHistory(release(state, file)).replaceWith(
    from,
    to,
    blocks.map((block) => state.schema.nodeFromJSON(block)),
  )
  const end = tr.mapping.map(to)
  tr.setSelection(Selection.near(tr.doc.resolve(end), -1))
  if (isHeadline) tr.insertText(headline, 1)
  view.dispatch(tr.scrollIntoView())
}

/** The place between two blocks, with an empty paragraph there that nothing is lost with. */
export function freePlace({ doc }: EditorState, at: number): { from: number; to: number } {
  const { nodeBefore, nodeAfter } = doc.resolve(at)
  if (at > bodyStart(doc) && nodeBefore && isEmpty(nodeBefore)) return { from: at - nodeBefore.nodeSize, to: at }
  if (nodeAfter && isEmpty(nodeAfter) && at + nodeAfter.nodeSize === doc.content.size) return { from: at, to: doc.content.size }
  return { from: at, to: at }
}

const isEmpty = ({ type, content }: Node): boolean => type.name === 'paragraph' && content.size === 0

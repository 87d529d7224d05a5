import type { Editor, JSONContent } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { placeAtCaret, placeOf, release } from '#components/editor/extensions/picture-files.ts'
import type { SentAttachment } from '#components/media/send-attachment.ts'
import type { Picture } from '#lib/document-types.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { freePlace } from './insert-document.ts'

/**
 * Puts a sound, video or document where its file holds its place, or instead of the empty paragraph there, with what the library says of
 * it. A document of which it says nothing is called as its file.
 */
export function insertAttachment({ state, view }: Editor, file: File, { attachment }: SentAttachment): void {
  view.dispatch(putAttachment(state, release(state, file), placeOf(state, file), attachment))
}

/** Puts a file of the library where the caret is, or at the end of the text. Answers whether it is in. */
export const insertLibraryFile = (editor: Editor | null, file: LibraryFile, where: 'caret' | 'end' = 'caret'): boolean =>
  changeText(editor, (state) => putAttachment(state, state.tr, where === 'end' ? state.doc.content.size : null, file))

/** Puts a picture of the library at the end of the text. Answers whether it is in. */
export const insertPictureAtEnd = (editor: Editor | null, attrs: Picture): boolean =>
  changeText(editor, (state) => putBlock(state, state.tr, state.doc.content.size, { type: 'picture', attrs }))

/** Answers whether the text is another one now: not when the editor is gone, or refused the change. */
function changeText(editor: Editor | null, change: (state: EditorState) => Transaction): boolean {
  if (!editor || editor.isDestroyed) return false
  const { state, view } = editor
  view.dispatch(change(state))
  return editor.state.doc !== state.doc
}

/** `place`: between two blocks; null where the caret is. */
export const putAttachment = (state: EditorState, tr: Transaction, place: number | null, attachment: LibraryFile): Transaction =>
  putBlock(state, tr, place ?? placeAtCaret(state), { type: attachment.kind, attrs: attributesOf(attachment) })

/** At a place between two blocks, or instead of the empty paragraph there. One can write on below it. */
export function putBlock(state: EditorState, tr: Transaction, place: number, block: JSONContent): Transaction {
  const { from, to } = freePlace(state, place)
  const made = state.schema.nodeFromJSON(block)
  tr.replaceWith(from, to, made)
  const below = from + made.nodeSize
  const paragraph = state.schema.nodes.paragraph?.create()
  if (paragraph && !tr.doc.resolve(below).nodeAfter) tr.insert(below, paragraph)
  return tr.scrollIntoView()
}

function attributesOf({ id, kind, name, title, caption, credit, transcript, captionsId }: LibraryFile) {
  const called = title || (kind === 'document' ? name.replace(/\.[^.]{1,5}$/, '').slice(0, 300) : '')
  const words = { attachmentId: id, title: called, caption, credit }
  if (kind === 'document') return words
  return kind === 'video' ? { ...words, transcript, captionsId } : { ...words, transcript }
}

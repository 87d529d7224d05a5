import type { Editor } from '@tiptap/core'
import { placeAtCaret, placeOf, release } from '#components/editor/extensions/picture-files.ts'
import { freePlace } from './insert-document.ts'
import type { SentAttachment } from './send-attachment.ts'

/**
 * Puts a sound, video or document where its file holds its place, or instead of the empty paragraph there. A document is called as its file
 * until somebody says more.
 */
export function insertAttachment({ state, view }: Editor, file: File, { attachment, name }: SentAttachment): void {
  const { from, to } = freePlace(state, placeOf(state, file) ?? placeAtCaret(state))
  const title = attachment.kind === 'document' ? name.replace(/\.[^.]{1,5}$/, '').slice(0, 300) : ''
  const made = state.schema.nodeFromJSON({ type: attachment.kind, attrs: { attachmentId: attachment.id, title } })
  const tr = release(state, file).replaceWith(from, to, made)
  const below = from + made.nodeSize
  const paragraph = state.schema.nodes.paragraph?.create()
  if (paragraph && !tr.doc.resolve(below).nodeAfter) tr.insert(below, paragraph)
  view.dispatch(tr.scrollIntoView())
}

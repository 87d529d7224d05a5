import type { Editor } from '@tiptap/core'
import { placeAtCaret, placeOf, release } from '#components/editor/extensions/picture-files.ts'
import type { SentAttachment } from './send-attachment.ts'

/** Puts a sound, video or document where its file holds its place. A document is called as its file until somebody says more. */
export function insertAttachment(editor: Editor, file: File, { attachment, name }: SentAttachment): void {
  const at = placeOf(editor.state, file) ?? placeAtCaret(editor.state)
  editor.view.dispatch(release(editor.state, file))
  const title = attachment.kind === 'document' ? name.replace(/\.[^.]{1,5}$/, '').slice(0, 300) : ''
  editor.commands.insertContentAt(at, { type: attachment.kind, attrs: { attachmentId: attachment.id, title } })
}

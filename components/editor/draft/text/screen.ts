import type { Editor } from '@tiptap/core'
import type { RefObject } from 'react'
import type { GrowingField } from '#components/editor/canvas/growing-field.tsx'
import { cleanRun } from '#lib/clean-text.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { documentJson } from './document-json.ts'

/** Where the draft is written: two fields and a text, which comes a moment later. */
export type Screen = {
  editor: Editor | null
  headline: RefObject<GrowingField | null>
  dek: RefObject<GrowingField | null>
}

/** As the server keeps it (lib/clean-text.ts), so that what comes back is the same text. */
export const textOnScreen = ({ editor, headline, dek }: Screen, start: DraftText): DraftText => ({
  headline: cleanRun(headline.current?.value() ?? start.headline),
  dek: cleanRun(dek.current?.value() ?? start.dek),
  body: editor ? documentJson(editor.state.doc) : start.body,
})

export function show({ editor, headline, dek }: Screen, text: DraftText): void {
  headline.current?.set(text.headline)
  dek.current?.set(text.dek)
  editor?.chain().setMeta('addToHistory', false).setContent(text.body, { emitUpdate: false }).run()
}

import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useState } from 'react'
import { release } from '#components/editor/extensions/picture-files.ts'
import { isAttachment } from '#components/media/attachment-kinds.ts'
import { type AttachmentProblem, sendAttachment } from '#components/media/send-attachment.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import type { NamedLoss } from '#newsroom/formats/losses.ts'
import { insertAttachment, insertLibraryFile } from './insert-attachment.ts'
import { insertDocument } from './insert-document.ts'
import { isDocument } from './kinds.ts'
import { type DocumentProblem, sendDocument } from './send-document.ts'

/** A document on its way into the text, or a file that readers are to have as it is. */
export type ComingDocument = { key: number; file: File } & (
  | { state: 'sending'; part: number }
  | { state: 'refused'; problem: DocumentProblem }
  | { state: 'not-taken'; problem: AttachmentProblem }
  | { state: 'in'; losses: NamedLoss[] }
)

/** The documents that are read, and the files that are kept, and put into the text, each as soon as it is there. */
export function useDocuments(editor: Editor | null, learn: (attachment: PaperAttachment) => void) {
  const [coming, setComing] = useState<readonly ComingDocument[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const keys = useRef(0)
  const change = useCallback(
    (to: ComingDocument) => setComing((all) => [...all.filter(({ key }) => key !== to.key), to].sort((a, b) => a.key - b.key)),
    [],
  )

  async function send(key: number, file: File): Promise<void> {
    const stop = new AbortController()
    stops.current.set(key, stop)
    const show = (part: number) => change({ key, file, state: 'sending', part })
    show(0)
    if (isAttachment(file)) {
      const sent = await sendAttachment(file, show, stop.signal)
      stops.current.delete(key)
      if (!stop.signal.aborted) change(comingOf(key, file, sent))
      return
    }
    const outcome = await sendDocument(file, show, stop.signal)
    stops.current.delete(key)
    if (stop.signal.aborted) return
    if (!outcome.ok) return change({ key, file, state: 'refused', problem: outcome.problem })
    if (editor && !editor.isDestroyed) insertDocument(editor, file, outcome.value)
    change({ key, file, state: 'in', losses: outcome.value.losses })
  }

  /** What became of a file that was sent; one that is there is put into the text. */
  function comingOf(key: number, file: File, sent: Awaited<ReturnType<typeof sendAttachment>>): ComingDocument {
    if (!sent.ok) return { key, file, state: 'not-taken', problem: sent.problem }
    // Captions belong to a video, which takes them itself.
    if (sent.value.attachment.kind === 'captions') return { key, file, state: 'not-taken', problem: 'other-kind' }
    learn(sent.value.attachment)
    if (editor && !editor.isDestroyed) insertAttachment(editor, file, sent.value)
    return { key, file, state: 'in', losses: [] }
  }

  return {
    coming,
    add(files: readonly File[]) {
      for (const file of files) void send(++keys.current, file)
    },
    /** Puts a file that stands in the library into the text, where the caret is or at its end. Answers whether it is in. */
    pick(file: LibraryFile, where: 'caret' | 'end' = 'caret'): boolean {
      learn(file)
      return insertLibraryFile(editor, file, where)
    },
    retry: ({ key, file }: ComingDocument) => void send(key, file),
    dismiss({ key, file }: ComingDocument) {
      stops.current.get(key)?.abort()
      setComing((all) => all.filter((one) => one.key !== key))
      if (editor && !editor.isDestroyed) editor.view.dispatch(release(editor.state, file))
    },
  }
}

export type Documents = ReturnType<typeof useDocuments>

/** Gives files to those who take them: pictures go into the library, documents, sounds and videos into the text. */
export const takeEach = (pictures: { add: (files: File[]) => void }, documents: Documents) => (files: File[]) => {
  const isOther = (file: File) => isDocument(file) || isAttachment(file)
  pictures.add(files.filter((file) => !isOther(file)))
  documents.add(files.filter(isOther))
}

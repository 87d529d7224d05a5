import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useState } from 'react'
import { release } from '#components/editor/extensions/picture-files.ts'
import type { NamedLoss } from '#newsroom/formats/losses.ts'
import { insertDocument } from './insert-document.ts'
import { isDocument } from './kinds.ts'
import { type DocumentProblem, sendDocument } from './send-document.ts'

/** A document on its way into the text. */
export type ComingDocument = { key: number; file: File } & (
  | { state: 'sending'; part: number }
  | { state: 'refused'; problem: DocumentProblem }
  | { state: 'in'; losses: NamedLoss[] }
)

/** The documents that are read and put into the text, each as soon as it is there. */
export function useDocuments(editor: Editor | null) {
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
    const outcome = await sendDocument(file, show, stop.signal)
    stops.current.delete(key)
    if (stop.signal.aborted) return
    if (!outcome.ok) return change({ key, file, state: 'refused', problem: outcome.problem })
    if (editor && !editor.isDestroyed) insertDocument(editor, file, outcome.value)
    change({ key, file, state: 'in', losses: outcome.value.losses })
  }

  return {
    coming,
    add(files: readonly File[]) {
      for (const file of files) void send(++keys.current, file)
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

/** Gives files to those who take them: pictures go into the library, documents into the text. */
export const takeEach = (pictures: { add: (files: File[]) => void }, documents: Documents) => (files: File[]) => {
  pictures.add(files.filter((file) => !isDocument(file)))
  documents.add(files.filter(isDocument))
}

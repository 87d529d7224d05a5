'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { isAttachment, isCaptions } from './attachment-kinds.ts'
import type { UploadProblem } from './refusals.ts'
import { type AttachmentProblem, type SentAttachment, sendAttachment } from './send-attachment.ts'
import { type UploadedPicture, uploadPicture } from './upload.ts'

export type Upload = { key: number; file: File } & (
  | { state: 'waiting' }
  | { state: 'sending'; part: number }
  | { state: 'refused'; problem: UploadProblem }
  /** A sound, video, document or captions. */
  | { state: 'not-taken'; problem: AttachmentProblem }
  | ({ state: 'added' } & (UploadedPicture | SentAttachment))
)

const atOnce = 2

/**
 * The uploads into the library, two at a time. `onAdded` is called for each picture that is done; `onFile` for each sound, video, document
 * and captions. Without it only pictures are taken.
 */
export function useUploads(
  onAdded: (picture: LibraryPicture, already: boolean, file: File) => void,
  onFile?: (attachment: LibraryFile) => void,
) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const keys = useRef(0)
  const newest = useRef({ onAdded, onFile })
  newest.current = { onAdded, onFile }

  const change = useCallback((key: number, to: Upload) => setUploads((all) => all.map((upload) => (upload.key === key ? to : upload))), [])

  useEffect(() => {
    const free = atOnce - stops.current.size
    for (const { key, file } of uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) {
      const stop = new AbortController()
      stops.current.set(key, stop)
      change(key, { key, file, state: 'sending', part: 0 })
      const show = (part: number) => change(key, { key, file, state: 'sending', part })
      void (newest.current.onFile && (isAttachment(file) || isCaptions(file)) ? sendOther() : sendPicture())

      async function sendPicture() {
        const outcome = await uploadPicture(file, show, stop.signal)
        stops.current.delete(key)
        if (!outcome.ok) return change(key, { key, file, state: 'refused', problem: outcome.problem })
        change(key, { key, file, state: 'added', ...outcome.value })
        newest.current.onAdded(outcome.value.picture, outcome.value.already, file)
      }

      async function sendOther() {
        const outcome = await sendAttachment(file, show, stop.signal)
        stops.current.delete(key)
        if (!outcome.ok) return change(key, { key, file, state: 'not-taken', problem: outcome.problem })
        change(key, { key, file, state: 'added', ...outcome.value })
        newest.current.onFile?.(outcome.value.attachment)
      }
    }
  }, [uploads, change])

  return {
    uploads,
    add: (files: Iterable<File>) => {
      const more = [...files].map((file): Upload => ({ key: ++keys.current, file, state: 'waiting' }))
      setUploads((all) => [...all.filter(({ state }) => state !== 'added'), ...more])
    },
    retry: (upload: Upload) => change(upload.key, { key: upload.key, file: upload.file, state: 'waiting' }),
    dismiss: ({ key }: Upload) => {
      stops.current.get(key)?.abort()
      setUploads((all) => all.filter((upload) => upload.key !== key))
    },
  }
}

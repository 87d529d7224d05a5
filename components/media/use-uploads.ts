'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import type { UploadProblem } from './refusals.ts'
import { type Uploaded, uploadPicture } from './upload.ts'

export type Upload = { key: number; file: File } & (
  | { state: 'waiting' }
  | { state: 'sending'; part: number }
  | { state: 'refused'; problem: UploadProblem }
  | ({ state: 'added' } & Uploaded)
)

const atOnce = 2

/** The uploads into the library, two at a time. `onAdded` is called for each that is done. */
export function useUploads(onAdded: (picture: LibraryPicture, already: boolean, file: File) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const keys = useRef(0)
  const newestOnAdded = useRef(onAdded)
  newestOnAdded.current = onAdded

  const change = useCallback((key: number, to: Upload) => setUploads((all) => all.map((upload) => (upload.key === key ? to : upload))), [])

  useEffect(() => {
    const free = atOnce - stops.current.size
    for (const { key, file } of uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) {
      const stop = new AbortController()
      stops.current.set(key, stop)
      change(key, { key, file, state: 'sending', part: 0 })
      void uploadPicture(file, (part) => change(key, { key, file, state: 'sending', part }), stop.signal).then((outcome) => {
        stops.current.delete(key)
        if (!outcome.ok) return change(key, { key, file, state: 'refused', problem: outcome.problem })
        change(key, { key, file, state: 'added', ...outcome.value })
        newestOnAdded.current(outcome.value.picture, outcome.value.already, file)
      })
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

'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { isAttachment, isCaptions } from './attachment-kinds.ts'
import { isWorthRetrying, type UploadProblem } from './refusals.ts'
import { type AttachmentProblem, isAttachmentWorthRetrying, type SentAttachment, sendAttachment } from './send-attachment.ts'
import { forgetPieces } from './send-in-pieces.ts'
import { type UploadedPicture, uploadPicture } from './upload.ts'
import { useKeptFiles } from './use-kept-files.ts'

export type Upload = { key: number; file: File } & (
  | { state: 'waiting' }
  | { state: 'sending' | 'paused'; part: number }
  | { state: 'refused'; problem: UploadProblem }
  /** A sound, video, document or captions. */
  | { state: 'not-taken'; problem: AttachmentProblem }
  | ({ state: 'added' } & (UploadedPicture | SentAttachment))
)

type More = {
  /** Called for each sound, video, document and captions that is in. Without it only pictures are taken. */
  onFile?: (attachment: LibraryFile) => void
  /** Whose files are kept on this device until they are in: they go on after a reload. */
  personId?: string
}

const atOnce = 2

/** The uploads into the library, two at a time. `onAdded` is called for each picture that is in. */
export function useUploads(onAdded: (picture: LibraryPicture, already: boolean, file: File) => void, { onFile, personId }: More = {}) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const keys = useRef(0)
  const newest = useRef({ onAdded, onFile })
  newest.current = { onAdded, onFile }

  const change = useCallback((key: number, to: Upload) => setUploads((all) => all.map((upload) => (upload.key === key ? to : upload))), [])
  const put = useCallback((files: readonly File[]) => {
    const more = files.map((file): Upload => ({ key: ++keys.current, file, state: 'waiting' }))
    setUploads((all) => [...all.filter(({ state }) => state !== 'added'), ...more])
  }, [])
  const kept = useKeptFiles(personId, put)
  const isLeft = useReleaseWhenLeft(uploads, kept)
  useReturningNetwork(setUploads)

  useEffect(() => {
    const free = atOnce - stops.current.size
    for (const { key, file } of uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) {
      const stop = new AbortController()
      stops.current.set(key, stop)
      change(key, { key, file, state: 'sending', part: 0 })
      const show = (part: number) => {
        if (!stop.signal.aborted) change(key, { key, file, state: 'sending', part })
      }
      const takes = newest.current.onFile && (isAttachment(file) || isCaptions(file)) ? takeOther : takePicture
      void takes(file, show, stop.signal).then((now) => {
        // It may go on by now, with a stop of its own.
        if (stops.current.get(key) === stop) stops.current.delete(key)
        if (stop.signal.aborted) return setUploads((all) => [...all]) // the next one may begin
        if (!isToCome(now)) kept.drop(file)
        else if (isLeft.current) kept.release(file)
        change(key, { key, file, ...now })
        if (now.state !== 'added') return
        if ('picture' in now) newest.current.onAdded(now.picture, now.already, file)
        else newest.current.onFile?.(now.attachment)
      })
    }
  }, [uploads, change, kept, isLeft])

  return {
    uploads,
    add: (files: Iterable<File>) => {
      const chosen = [...files]
      for (const file of chosen) kept.keep(file)
      put(chosen)
    },
    retry: (upload: Upload) => change(upload.key, { key: upload.key, file: upload.file, state: 'waiting' }),
    pause: ({ key, file, ...upload }: Upload) => {
      stops.current.get(key)?.abort()
      change(key, { key, file, state: 'paused', part: 'part' in upload ? upload.part : 0 })
    },
    dismiss: ({ key, file, state }: Upload) => {
      stops.current.get(key)?.abort()
      if (state !== 'added') void forgetPieces(file)
      kept.drop(file)
      setUploads((all) => all.filter((upload) => upload.key !== key))
    },
  }
}

type Ended =
  | { state: 'refused'; problem: UploadProblem }
  | { state: 'not-taken'; problem: AttachmentProblem }
  | ({ state: 'added' } & (UploadedPicture | SentAttachment))

async function takePicture(file: File, show: (part: number) => void, signal: AbortSignal): Promise<Ended> {
  const outcome = await uploadPicture(file, show, signal)
  return outcome.ok ? { state: 'added', ...outcome.value } : { state: 'refused', problem: outcome.problem }
}

async function takeOther(file: File, show: (part: number) => void, signal: AbortSignal): Promise<Ended> {
  const outcome = await sendAttachment(file, show, signal)
  return outcome.ok ? { state: 'added', ...outcome.value } : { state: 'not-taken', problem: outcome.problem }
}

/** Whether the same file may still come in. */
const isToCome = (ended: Ended): boolean =>
  ended.state === 'refused'
    ? isWorthRetrying(ended.problem)
    : ended.state === 'not-taken'
      ? isAttachmentWorthRetrying(ended.problem)
      : false

/** When the page is left, what is being sent goes on; the others wait on the device for the next page. */
function useReleaseWhenLeft(uploads: readonly Upload[], kept: ReturnType<typeof useKeptFiles>) {
  const isLeft = useRef(false)
  const newest = useRef(uploads)
  newest.current = uploads
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      for (const { file, state } of newest.current) if (state !== 'sending') kept.release(file)
    }
  }, [kept])
  return isLeft
}

/** Milliseconds after which what broke off is tried again: a browser often counts itself online without a way to us. */
const triedAgain = 60_000

/** What broke off goes on when the browser is online again, and by itself after a while. */
function useReturningNetwork(setUploads: (to: (all: readonly Upload[]) => readonly Upload[]) => void): void {
  useEffect(() => {
    const isCut = (upload: Upload) => 'problem' in upload && upload.problem === 'offline'
    const wait = ({ key, file }: Upload): Upload => ({ key, file, state: 'waiting' })
    const goOn = () => setUploads((all) => (all.some(isCut) ? all.map((one) => (isCut(one) ? wait(one) : one)) : all))
    const timer = setInterval(() => navigator.onLine && goOn(), triedAgain)
    window.addEventListener('online', goOn)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', goOn)
    }
  }, [setUploads])
}

import { done, no, type Outcome } from '#lib/outcome.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { isUploadProblem, type UploadProblem } from './refusals.ts'

const mostBytes = 40_000_000
/** Milliseconds without progress until an upload counts as broken off. */
export const longestSilence = 60_000
/** Milliseconds that the server may take for a file that has arrived: it examines one file after the other (newsroom/media/examine.ts). */
export const longestExamination = 180_000

export type Uploaded = { picture: LibraryPicture; already: boolean }

/**
 * Uploads one file to the library. `onProgress` receives the fraction sent, 0 to 1; at 1 the server examines the file. Never rejects:
 * problems are listed in refusals.ts. An upload without progress ends as 'offline'. Uses XMLHttpRequest, because fetch reports no upload
 * progress.
 */
export function uploadPicture(
  file: File,
  onProgress: (part: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Outcome<Uploaded, UploadProblem>> {
  if (file.size === 0) return Promise.resolve(no('empty'))
  if (file.size > mostBytes) return Promise.resolve(no('too-big'))
  return new Promise((answer) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/media')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(toWellFormed(file.name)))
    request.responseType = 'json'
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = (milliseconds: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => end(no('offline')), milliseconds)
    }
    const end = (outcome: Outcome<Uploaded, UploadProblem>) => {
      clearTimeout(timer)
      answer(outcome) // the first one counts
      request.abort() // does nothing after a response
    }
    request.upload.onprogress = ({ loaded, total }) => {
      wait(longestSilence)
      onProgress(total > 0 ? loaded / total : 0)
    }
    request.upload.onload = () => {
      wait(longestExamination)
      onProgress(1)
    }
    request.onload = () => end(outcomeOf(request.response))
    request.onerror = () => end(no('offline'))
    signal?.addEventListener('abort', () => end(no('stopped')), { once: true })
    wait(longestSilence)
    request.send(file)
  })
}

function outcomeOf(response: unknown): Outcome<Uploaded, UploadProblem> {
  if (typeof response !== 'object' || response === null || !('ok' in response)) return no('outage')
  if (response.ok === true && 'value' in response) return done(response.value as Uploaded) // the response of app/api/media/route.ts
  return no('problem' in response && isUploadProblem(response.problem) ? response.problem : 'outage')
}

/** A lone surrogate in a name would make encodeURIComponent throw. */
const toWellFormed = (name: string) => name.toWellFormed()

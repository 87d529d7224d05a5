import { done, no, type Outcome } from '#lib/outcome.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { isUploadProblem, type UploadProblem } from './refusals.ts'

const mostBytes = 40_000_000

export type Uploaded = { picture: LibraryPicture; already: boolean }

/**
 * Uploads one file to the library. `onProgress` receives the fraction sent, 0 to 1; at 1 the server examines the file. Never rejects:
 * problems are listed in refusals.ts. Uses XMLHttpRequest, because fetch reports no upload progress.
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
    request.setRequestHeader('X-File-Name', encodeURIComponent(wellFormed(file.name)))
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.upload.onload = () => onProgress(1)
    request.onload = () => answer(outcomeOf(request.response))
    request.onerror = () => answer(no('offline'))
    request.onabort = () => answer(no('stopped'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function outcomeOf(response: unknown): Outcome<Uploaded, UploadProblem> {
  if (typeof response !== 'object' || response === null || !('ok' in response)) return no('outage')
  if (response.ok === true && 'value' in response) return done(response.value as Uploaded) // the response of app/api/media/route.ts
  return no('problem' in response && isUploadProblem(response.problem) ? response.problem : 'outage')
}

/** A lone surrogate in a name would make encodeURIComponent throw. */
const wellFormed = (name: string) => name.toWellFormed()

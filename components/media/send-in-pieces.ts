import { done, no, type Outcome } from '#lib/outcome.ts'
import { pieceOf, tusVersion } from '#lib/uploads.ts'

/** Milliseconds until a piece counts as lost: a slow line sends 2 MB in four minutes, and the edge waits for five (services/edge/server.ts). */
const longestWay = 280_000
/** The same of a request without a piece. */
const longestAnswer = 60_000
/** Milliseconds before a piece is tried again after each failure in a row; then the upload counts as broken off. */
const pauses = [500, 2_000, 5_000, 10_000, 20_000]

export type PieceProblem = 'offline' | 'stopped' | 'too-big' | 'busy' | 'too-many-unfinished' | 'signed-out' | 'cross-site' | 'outage'

const problemOf: Record<number, PieceProblem> = {
  401: 'signed-out',
  403: 'cross-site',
  413: 'too-big',
  422: 'too-many-unfinished',
  429: 'busy',
}

/** Where it is remembered which upload a file is: the same file goes on where it stopped, also after a reload. */
const rememberedAs = ({ name, size, lastModified }: File) => `galley:upload:${size}:${lastModified}:${name}`

/** The upload by which this browser sends a file, or did so before it was broken off. */
export const uploadOf = (file: File): string | null => localStorage.getItem(rememberedAs(file))

/** Forgets by which upload this browser sends a file, and says which it was. */
export function forgetUploadOf(file: File): string | null {
  const id = uploadOf(file)
  localStorage.removeItem(rememberedAs(file))
  return id
}

export async function forgetPieces(file: File): Promise<void> {
  const id = forgetUploadOf(file)
  if (id) await removeUnfinished(id) // if it is not heard, the upload is swept later
}

/** Has the newsroom delete what has arrived of an upload; false: it did not hear of it. */
export const removeUnfinished = (id: string): Promise<boolean> =>
  ask('DELETE', `/api/uploads/${id}`, {}).then(
    ({ ok }) => ok,
    () => false,
  )

/**
 * Brings a file to the newsroom piece by piece, as tus 1.0.0 has it, and returns the id of the upload. It begins where the last attempt
 * stopped. A lost connection is tried again, at once when the browser says that there is one. Never rejects.
 */
export async function sendInPieces(
  file: File,
  onProgress: (part: number) => void,
  signal?: AbortSignal,
): Promise<Outcome<string, PieceProblem>> {
  let failures = 0
  let furthest = -1
  let place: Place = { id: null, at: null }
  while (!signal?.aborted) {
    let isOurs = false
    const step: Step | null = await takeStep(file, place, signal).catch((error) => {
      isOurs = error instanceof Failed
      return null
    })
    if (signal?.aborted) break
    if (step && 'problem' in step) return no(step.problem)
    if (step) {
      // That the newsroom says again how much it has is no progress.
      if (step.at > furthest) failures = 0
      furthest = Math.max(furthest, step.at)
      place = step
      onProgress(step.at / file.size)
      if (step.at >= file.size) return done(step.id)
      continue
    }
    const pause = pauses[failures++]
    if (pause === undefined) return no(isOurs ? 'outage' : 'offline')
    place = { ...place, at: null } // how much of the piece has arrived is asked
    await waitForNetwork(pause, signal)
  }
  return no('stopped')
}

type Step = { id: string; at: number } | { problem: PieceProblem }
type Place = { id: string | null; at: number | null }

/** The next request: finds or begins the upload, asks how much of it has arrived, or sends a piece. */
async function takeStep(file: File, { id, at }: Place, signal?: AbortSignal): Promise<Step> {
  const known = id ?? localStorage.getItem(rememberedAs(file))
  if (known === null) return begin(file, signal)
  const address = `/api/uploads/${known}`
  if (at === null) {
    const answer = await ask('HEAD', address, {}, { signal })
    if (answer.status === 404) return begin(file, signal)
    return placeIn(answer, known)
  }
  const piece = file.slice(at, at + pieceOf(file.size))
  const headers = { 'Upload-Offset': String(at), 'Content-Type': 'application/offset+octet-stream' }
  const answer = await ask('PATCH', address, headers, { body: piece, signal })
  if (answer.status === 404) return begin(file, signal)
  // Another tab sent it, or the answer to it was lost.
  if (answer.status === 409) return placeIn(await ask('HEAD', address, {}, { signal }), known)
  return placeIn(answer, known)
}

async function begin(file: File, signal?: AbortSignal): Promise<Step> {
  const metadata = `filename ${toBase64(file.name)}`
  const answer = await ask('POST', '/api/uploads', { 'Upload-Length': String(file.size), 'Upload-Metadata': metadata }, { signal })
  const id = answer.headers.get('location')?.split('/').at(-1)
  if (answer.status !== 201 || !id) return { problem: problemOf[answer.status] ?? 'outage' }
  localStorage.setItem(rememberedAs(file), id)
  return { id, at: 0 }
}

function placeIn(answer: Response, id: string): Step {
  const at = answer.headers.get('upload-offset')
  return answer.ok && at !== null ? { id, at: Number(at) } : { problem: problemOf[answer.status] ?? 'outage' }
}

/** The newsroom itself failed: it is tried again, and then said to have failed on our side. */
class Failed extends Error {}

/** A server that is being restarted, or a proxy that does not reach it, is tried again like a lost connection. */
async function ask(
  method: string,
  address: string,
  headers: Record<string, string>,
  { body, signal }: { body?: Blob; signal?: AbortSignal } = {},
): Promise<Response> {
  const over = AbortSignal.timeout(body ? longestWay : longestAnswer)
  // The edge lets through neither PATCH nor DELETE.
  const isOverridden = method === 'PATCH' || method === 'DELETE'
  const answer = await fetch(address, {
    method: isOverridden ? 'POST' : method,
    body,
    headers: { 'Tus-Resumable': tusVersion, ...(isOverridden && { 'X-HTTP-Method-Override': method }), ...headers },
    signal: signal ? AbortSignal.any([signal, over]) : over,
  })
  if (answer.status === 500) throw new Failed(`${method} ${address} failed`)
  if (answer.status > 500) throw new Error(`${method} ${address} was answered ${answer.status}`)
  return answer
}

/** Until the time is over, the browser is online again, or a person stops it. */
function waitForNetwork(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      over()
    }
    const timer = setTimeout(end, milliseconds)
    window.addEventListener('online', end)
    signal?.addEventListener('abort', end, { once: true })
  })
}

const toBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text.toWellFormed())))

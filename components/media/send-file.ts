import { done, no, type Outcome } from '#lib/outcome.ts'
import { pieceOf } from '#lib/uploads.ts'
import { forgetPieces, sendInPieces } from './send-in-pieces.ts'

/** Milliseconds without progress until an upload counts as broken off. */
export const longestSilence = 60_000
/** Milliseconds that the server may take for a file that has arrived: it examines one file after the other (newsroom/media/examine.ts). */
export const longestExamination = 180_000

/** The problems of any file that is sent: those of the device and of the way. */
export type SendProblem = 'empty' | 'too-big' | 'too-many-unfinished' | 'offline' | 'outage' | 'stopped'

export type SentTo<Problem extends string> = { address: string; mostBytes: number; isProblem: (problem: unknown) => problem is Problem }

/**
 * Sends one file to the newsroom: a small one at once, a larger one piece by piece (send-in-pieces.ts). `onProgress` receives the fraction sent, 0 to 1; at 1 the server examines the file. Never rejects. A
 * transfer without progress ends as 'offline'. Uses XMLHttpRequest, because fetch reports no upload progress.
 */
export function sendFile<Value, Problem extends string>(
  { address, mostBytes, isProblem }: SentTo<Problem>,
  file: File,
  onProgress: (part: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Outcome<Value, Problem | SendProblem>> {
  if (file.size === 0) return Promise.resolve(no('empty'))
  if (file.size > mostBytes) return Promise.resolve(no('too-big'))
  if (file.size > pieceOf(file.size)) return sendLarge({ address, mostBytes, isProblem }, file, onProgress, signal)
  return new Promise((answer) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(toWellFormed(file.name)))
    request.responseType = 'json'
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = (milliseconds: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => end(no('offline')), milliseconds)
    }
    const end = (outcome: Outcome<Value, Problem | SendProblem>) => {
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
    request.onload = () => end(outcomeOf<Value, Problem>(request.response, isProblem))
    request.onerror = () => end(no('offline'))
    signal?.addEventListener('abort', () => end(no('stopped')), { once: true })
    wait(longestSilence)
    request.send(file)
  })
}

/** How often the newsroom is asked to look at a file that has arrived, when its answer is lost; milliseconds between. */
const asks = 4
const pause = 3_000

/** A file that arrives piece by piece; then the newsroom is asked to examine it, as any other. */
async function sendLarge<Value, Problem extends string>(
  { address, isProblem }: SentTo<Problem>,
  file: File,
  onProgress: (part: number) => void,
  signal?: AbortSignal,
): Promise<Outcome<Value, Problem | SendProblem>> {
  const sent = await sendInPieces(file, (part) => onProgress(part * 0.999), signal)
  if (!sent.ok) return isOfSending(sent.problem) || isProblem(sent.problem) ? no(sent.problem) : no('outage')
  onProgress(1)
  let lost: SendProblem = 'offline'
  for (let asked = 0; asked < asks && !signal?.aborted; asked++) {
    const over = AbortSignal.timeout(longestExamination)
    const examined = signal ? AbortSignal.any([signal, over]) : over
    const answer = await fetch(address, { method: 'POST', headers: { 'X-Upload': sent.value }, signal: examined }).catch(() => null)
    const said: unknown = answer && (await answer.json().catch(() => null))
    // Of a web that ended before it had answered, the edge says so.
    if (!answer || (said === null && answer.status >= 500)) {
      lost = answer ? 'outage' : 'offline'
      await new Promise((next) => setTimeout(next, pause))
      continue
    }
    const outcome = outcomeOf<Value, Problem>(said, isProblem)
    if (outcome.ok || !mayHelpAgain.has(outcome.problem)) void forgetPieces(file)
    return outcome
  }
  return no(signal?.aborted ? 'stopped' : lost)
}

const isOfSending = (problem: string): problem is SendProblem =>
  ['empty', 'too-big', 'too-many-unfinished', 'offline', 'outage', 'stopped'].includes(problem)
/** Problems after which what has arrived is looked at again. */
const mayHelpAgain: ReadonlySet<string> = new Set(['offline', 'outage', 'busy', 'signed-out', 'cross-site', 'unproven'])

function outcomeOf<Value, Problem extends string>(
  response: unknown,
  isProblem: SentTo<Problem>['isProblem'],
): Outcome<Value, Problem | SendProblem> {
  if (typeof response !== 'object' || response === null || !('ok' in response)) return no('outage')
  if (response.ok === true && 'value' in response) return done(response.value as Value) // the response of our own route
  return 'problem' in response && isProblem(response.problem) ? no(response.problem) : no('outage')
}

/** A lone surrogate in a name would make encodeURIComponent throw. */
const toWellFormed = (name: string) => name.toWellFormed()

import { type SendProblem, sendFile } from '#components/media/send-file.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { FileProblem } from '#newsroom/formats/read-file.ts'
import type { BroughtFile } from '#newsroom/import/bring-file.ts'

/** Why a document did not come in. The words are `files.refused-…`. */
export type DocumentProblem = FileProblem | Exclude<RequestProblem, 'not-found'> | SendProblem

/** Whether the same file may come in at the next attempt. */
const worthRetrying = {
  empty: false,
  'too-big': false,
  'too-much': false,
  busy: true,
  'too-many-unfinished': true,
  damaged: false,
  'old-word': false,
  protected: false,
  pdf: false,
  'other-kind': false,
  'signed-out': true,
  'cross-site': true,
  'not-allowed': false,
  unproven: true,
  invalid: true,
  offline: true,
  outage: true,
  stopped: true,
} satisfies Record<DocumentProblem, boolean>

export const isWorthRetrying = (problem: DocumentProblem): boolean => worthRetrying[problem]

const isProblem = (problem: unknown): problem is DocumentProblem => typeof problem === 'string' && Object.hasOwn(worthRetrying, problem)

/** Has a document read by the newsroom. 50 MB in decimal units, as newsroom/formats/read-apart.ts has it. */
export const sendDocument = (
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Outcome<BroughtFile, DocumentProblem>> =>
  sendFile<BroughtFile, DocumentProblem>({ address: '/api/files', mostBytes: 50_000_000, isProblem }, file, onProgress, signal)

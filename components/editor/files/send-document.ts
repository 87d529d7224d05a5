import { retriesOf, type WayProblem } from '#components/media/retries.ts'
import { sendFile } from '#components/media/send-file.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { FileProblem } from '#newsroom/formats/read-file.ts'
import type { BroughtFile } from '#newsroom/import/bring-file.ts'

/** Why a document did not come in. The words are `files.refused-…`. */
export type DocumentProblem = FileProblem | WayProblem

const { isWorthRetrying, isProblem } = retriesOf<Exclude<DocumentProblem, WayProblem>>({
  'too-much': false,
  busy: true,
  damaged: false,
  'old-word': false,
  protected: false,
  pdf: false,
  'other-kind': false,
})

/** Whether the same file may come in at the next attempt. */
export const isDocumentWorthRetrying = isWorthRetrying

/** Has a document read by the newsroom. 50 MB in decimal units, as newsroom/formats/read-apart.ts has it. */
export const sendDocument = (
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Outcome<BroughtFile, DocumentProblem>> =>
  sendFile<BroughtFile, DocumentProblem>({ address: '/api/files', mostBytes: 50_000_000, isProblem }, file, onProgress, signal)

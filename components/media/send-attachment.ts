import { mostMegabytes } from '#lib/attachments.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import type { AttachmentProblem as FileProblem } from '#newsroom/attachments/problems.ts'
import { retriesOf, type WayProblem } from './retries.ts'
import { sendFile } from './send-file.ts'

/** Why a sound, video, document or captions did not come in. The words are `attachments.refused-…`. */
export type AttachmentProblem = FileProblem | WayProblem
/** `already`: the library had it. */
export type SentAttachment = { attachment: LibraryFile; already: boolean }

const { isWorthRetrying, isProblem } = retriesOf<Exclude<AttachmentProblem, WayProblem>>({
  damaged: false,
  'too-much': false,
  busy: true,
  'other-kind': false,
  'other-codec': false,
  locked: false,
  active: false,
  'files-inside': false,
})

/** Whether the same file may come in at the next attempt. */
export const isAttachmentWorthRetrying = isWorthRetrying

const endpoint = { address: '/api/attachments', mostBytes: Math.max(...Object.values(mostMegabytes)) * 1_000_000, isProblem }

/** Uploads a file that readers are to have as it is. The newsroom's own limits are lower than the one here. */
export const sendAttachment = (
  file: File,
  onProgress?: (part: number) => void,
  signal?: AbortSignal,
): Promise<Outcome<SentAttachment, AttachmentProblem>> => sendFile<SentAttachment, AttachmentProblem>(endpoint, file, onProgress, signal)

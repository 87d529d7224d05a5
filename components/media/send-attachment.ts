import { mostMegabytes } from '#lib/attachments.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import type { AttachmentProblem as FileProblem } from '#newsroom/attachments/problems.ts'
import { type SendProblem, sendFile } from './send-file.ts'

/** Why a sound, video, document or captions did not come in. The words are `attachments.refused-…`. */
export type AttachmentProblem = FileProblem | Exclude<RequestProblem, 'not-found'> | SendProblem
/** `already`: the library had it. */
export type SentAttachment = { attachment: LibraryFile; already: boolean }

/** Whether the same file may come in at the next attempt. */
const worthRetrying = {
  empty: false,
  'too-big': false,
  damaged: false,
  'too-much': false,
  busy: true,
  'too-many-unfinished': true,
  'other-kind': false,
  'other-codec': false,
  locked: false,
  active: false,
  'files-inside': false,
  'signed-out': true,
  'cross-site': true,
  'not-allowed': false,
  unproven: true,
  invalid: true,
  offline: true,
  outage: true,
  stopped: true,
} satisfies Record<AttachmentProblem, boolean>

export const isAttachmentWorthRetrying = (problem: AttachmentProblem): boolean => worthRetrying[problem]

const isProblem = (problem: unknown): problem is AttachmentProblem => typeof problem === 'string' && Object.hasOwn(worthRetrying, problem)
const endpoint = { address: '/api/attachments', mostBytes: Math.max(...Object.values(mostMegabytes)) * 1_000_000, isProblem }

/** Uploads a file that readers are to have as it is. The newsroom's own limits are lower than the one here. */
export const sendAttachment = (
  file: File,
  onProgress?: (part: number) => void,
  signal?: AbortSignal,
): Promise<Outcome<SentAttachment, AttachmentProblem>> => sendFile<SentAttachment, AttachmentProblem>(endpoint, file, onProgress, signal)

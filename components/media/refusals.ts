import type { RequestProblem } from '#lib/outcome.ts'
import type { PictureProblem } from '#newsroom/media/validate-picture.ts'

/** The problems of an upload: the file or the request is refused, or the network is down. The texts are `media.refused-…`. */
export type UploadProblem =
  | PictureProblem
  | 'not-fetched'
  | 'too-many-unfinished'
  | Exclude<RequestProblem, 'not-found'>
  | 'offline'
  | 'outage'
  | 'stopped'

/** Whether the same file may succeed at the next attempt. */
const worthRetrying = {
  empty: false,
  'too-big': false,
  'too-many-pixels': false,
  'too-tall': false,
  damaged: false,
  'too-much': false,
  busy: true,
  'too-many-unfinished': true,
  vector: false,
  'web-page': false,
  'other-format': false,
  'not-a-picture': false,
  'signed-out': true,
  'cross-site': true,
  'not-allowed': false,
  unproven: true,
  invalid: true,
  'not-fetched': true,
  offline: true,
  outage: true,
  stopped: true,
} satisfies Record<UploadProblem, boolean>

export const isWorthRetrying = (problem: UploadProblem): boolean => worthRetrying[problem]

export const isUploadProblem = (problem: unknown): problem is UploadProblem =>
  typeof problem === 'string' && Object.hasOwn(worthRetrying, problem)

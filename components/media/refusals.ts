import type { PictureProblem } from '#newsroom/media/validate-picture.ts'
import { retriesOf, type WayProblem } from './retries.ts'

/** The problems of an upload: the file or the request is refused, or the network is down. The texts are `media.refused-…`. */
export type UploadProblem = PictureProblem | 'not-fetched' | WayProblem

/** `isWorthRetrying`: whether the same file may succeed at the next attempt. */
export const { isWorthRetrying, isProblem: isUploadProblem } = retriesOf<Exclude<UploadProblem, WayProblem>>({
  'too-many-pixels': false,
  'too-tall': false,
  damaged: false,
  'too-much': false,
  busy: true,
  vector: false,
  'web-page': false,
  'other-format': false,
  'not-a-picture': false,
  'not-fetched': true,
})

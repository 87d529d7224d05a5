import type { RequestProblem } from '#lib/outcome.ts'
import type { PictureProblem } from '#newsroom/media/validate-picture.ts'

/** What can go wrong with an upload: the file is refused, the request is refused, or the network is down. */
export type UploadProblem = PictureProblem | Exclude<RequestProblem, 'not-found'> | 'offline' | 'outage' | 'stopped'

const takes = 'Galley takes JPEG, PNG, WebP, AVIF and GIF.'

const sentences = {
  empty: (name) => `${name} is empty.`,
  'too-big': (name) => `${name} is larger than 40 MB. Save it smaller and try again.`,
  'too-many-pixels': (name) => `${name} has more than 50 megapixels. Scale it down and try again.`,
  'too-tall': (name) => `${name} is too tall for its width to be shown on a page. Crop it and try again.`,
  damaged: (name) => `${name} is damaged: it does not open as a whole picture. Export or copy it again.`,
  'too-much': (name) => `${name} takes too long or too much memory to open. Export it again as JPEG or PNG, and try again.`,
  busy: (name) => `${name} was not looked at: too many pictures are being added at this moment. Try again in a minute.`,
  vector: (name) => `${name} is a drawing (SVG). ${takes}`,
  'web-page': (name) => `${name} is a web page, not a picture. ${takes}`,
  'other-format': (name) => `${name} is a picture in a format that browsers do not show. ${takes}`,
  'not-a-picture': (name) => `${name} is not a picture. ${takes}`,
  'signed-out': (name) => `${name} was not sent: you are signed out. Sign in in another tab and try again.`,
  'cross-site': (name) => `${name} was not sent: this page is not the desk's own. Reload it and try again.`,
  'not-allowed': (name) => `You may not add ${name}.`,
  invalid: (name) => `${name} did not arrive whole. Try again.`,
  offline: (name) => `${name} was not sent: the connection broke off. Try again.`,
  outage: (name) => `${name} could not be kept: something failed on our side. Try again.`,
  stopped: (name) => `${name} was not sent: you stopped it.`,
} as const satisfies Record<UploadProblem, (name: string) => string>

export const refusal = (problem: UploadProblem, fileName: string): string => sentences[problem](`“${fileName}”`)

/** Whether the same file may well go through the next time. */
export const isWorthRetrying = (problem: UploadProblem): boolean =>
  ['signed-out', 'cross-site', 'invalid', 'offline', 'outage', 'busy', 'stopped'].includes(problem)

export const isUploadProblem = (problem: unknown): problem is UploadProblem =>
  typeof problem === 'string' && Object.hasOwn(sentences, problem)

import type { Pattern } from './pattern.ts'
import { type Spot, searchTexts } from './search-texts.ts'

export type ToExpressionWorker = { texts: string[]; pattern: Pattern }
export type FromExpressionWorker = { spots: Spot[] }

/** Searches by a regular expression where it may take as long as it likes: the page ends it (search-apart.ts). */
type Scope = {
  addEventListener: (kind: 'message', hear: (event: { data: ToExpressionWorker }) => void) => void
  postMessage: (answer: FromExpressionWorker) => void
}
const worker = self as unknown as Scope // what it is when this file runs

worker.addEventListener('message', ({ data: { texts, pattern } }) => worker.postMessage({ spots: searchTexts(texts, pattern) }))

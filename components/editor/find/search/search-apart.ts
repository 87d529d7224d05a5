import type { FromExpressionWorker, ToExpressionWorker } from './expression-worker.ts'
import type { Pattern } from './pattern.ts'
import type { Spot } from './search-texts.ts'

export type ApartProblem = 'too-slow' | 'failed'
/** Null: another search was begun meanwhile. */
export type ApartAnswer = { spots: Spot[] } | { problem: ApartProblem } | null

/** Milliseconds that a regular expression may take for a whole story. An ordinary one takes a few. */
const patience = 1_500

/** What is used of a browser's worker. */
export type ExpressionWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** One file of its own (reader/build.ts): the policy of the build's files lets no worker start. */
const startWorker = (): ExpressionWorker => new Worker('/desk/expression-worker.js')

/**
 * Searches by regular expressions in a worker. Some expressions take longer than anybody waits: such a search is ended, and the page is not
 * held up meanwhile. One search at a time; a new one ends that before it.
 */
export class SearchApart {
  #worker: ExpressionWorker | null = null
  #end: ((answer: ApartAnswer) => void) | null = null
  readonly #start: () => ExpressionWorker

  constructor(start = startWorker) {
    this.#start = start
  }

  search(texts: string[], pattern: Pattern): Promise<ApartAnswer> {
    if (this.#end) this.close()
    return new Promise((resolve) => {
      const worker = this.#worker ?? this.#start()
      this.#worker = worker
      const timer = setTimeout(() => this.#stop({ problem: 'too-slow' }), patience)
      this.#end = (answer) => {
        clearTimeout(timer)
        this.#end = null
        resolve(answer)
      }
      worker.onmessage = ({ data }: MessageEvent<FromExpressionWorker>) => this.#end?.(data)
      worker.onerror = () => this.#stop({ problem: 'failed' })
      worker.postMessage({ texts, pattern } satisfies ToExpressionWorker)
    })
  }

  /** Ends what is still searched. The next search starts another worker. */
  close(): void {
    this.#stop(null)
  }

  #stop(answer: ApartAnswer): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#end?.(answer)
  }
}

import type { GrammarProblem } from './check-text.ts'
import { type Dialect, grammarWorkerPath } from './dialects.ts'
import type { FromGrammarWorker, ToGrammarWorker } from './grammar-worker.ts'

/** Milliseconds until the first answer: eight megabytes come before it. And until any other: a paragraph takes some. */
const patience = { first: 180_000, later: 20_000 }

/** Milliseconds without a request after which the worker ends: it holds hundreds of megabytes, and several stories may be open. */
const longestIdle = 300_000

/** What is used of a browser's worker. */
export type GrammarWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

const startWorker = (): GrammarWorker => new Worker(grammarWorkerPath)

/** Asks the worker about texts, one request at a time. The worker is started by the first one, and ends when nothing is asked for long. */
export class GrammarChecker {
  #worker: GrammarWorker | null = null
  #end: ((problems: GrammarProblem[][] | null) => void) | null = null
  #hasAnswered = false
  #idle: ReturnType<typeof setTimeout> | undefined
  readonly #dialect: Dialect
  readonly #start: () => GrammarWorker

  constructor(dialect: Dialect, start = startWorker) {
    this.#dialect = dialect
    this.#start = start
  }

  /** Null: it cannot be had, takes too long, or was ended meanwhile. The next request starts another worker. */
  check(texts: string[]): Promise<GrammarProblem[][] | null> {
    return new Promise((resolve) => {
      const worker = this.#worker ?? this.#start()
      this.#worker = worker
      clearTimeout(this.#idle)
      const timer = setTimeout(() => this.end(), this.#hasAnswered ? patience.later : patience.first)
      this.#end = (problems) => {
        clearTimeout(timer)
        this.#end = null
        resolve(problems)
      }
      worker.onmessage = ({ data }: MessageEvent<FromGrammarWorker>) => {
        this.#hasAnswered = true
        this.#end?.(data.problems)
        clearTimeout(this.#idle)
        this.#idle = setTimeout(() => this.end(), longestIdle)
      }
      worker.onerror = () => this.end()
      worker.postMessage({ dialect: this.#dialect, texts } satisfies ToGrammarWorker)
    })
  }

  end(): void {
    clearTimeout(this.#idle)
    this.#worker?.terminate()
    this.#worker = null
    this.#hasAnswered = false
    this.#end?.(null)
  }
}

import type { LocalLinter } from 'harper.js'
import { checkText, type GrammarProblem, startLinter } from './check-text.ts'
import { type Dialect, grammarWasmPath } from './dialects.ts'

/** In this English; and texts, which are answered in their order. */
export type ToGrammarWorker = { dialect: Dialect; texts: string[] }
export type FromGrammarWorker = { problems: GrammarProblem[][] }

/** Looks for mistakes in English where nobody waits for it: Harper takes a second to begin, and some milliseconds for a paragraph. */
type Scope = {
  addEventListener: (kind: 'message', hear: (event: { data: ToGrammarWorker }) => void) => void
  postMessage: (answer: FromGrammarWorker) => void
  reportError: (error: unknown) => void
}
const worker = self as unknown as Scope // what it is when this file runs

let linter: LocalLinter | null = null

async function answer({ dialect, texts }: ToGrammarWorker): Promise<void> {
  linter ??= await startLinter(new URL(grammarWasmPath, location.origin).href, dialect)
  const problems: GrammarProblem[][] = []
  for (const text of texts) problems.push(await checkText(linter, text))
  worker.postMessage({ problems })
}

worker.addEventListener('message', ({ data }) => void answer(data).catch((error: unknown) => worker.reportError(error)))

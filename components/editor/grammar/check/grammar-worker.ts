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

/** An address of the grammar's bytes: they come packed where the newsroom's build has packed them. */
async function bringGrammar(): Promise<string> {
  const found = await fetch(new URL(grammarWasmPath, location.origin), { headers: { accept: 'application/gzip, application/wasm' } })
  if (!found.ok || !found.body) throw new Error(`the grammar cannot be loaded: ${found.status}`)
  const isPacked = found.headers.get('content-type') === 'application/gzip'
  const bytes = isPacked ? found.body.pipeThrough(new DecompressionStream('gzip')) : found.body
  return URL.createObjectURL(await new Response(bytes, { headers: { 'content-type': 'application/wasm' } }).blob())
}

async function answer({ dialect, texts }: ToGrammarWorker): Promise<void> {
  if (!linter) {
    const grammar = await bringGrammar()
    linter = await startLinter(grammar, dialect).finally(() => URL.revokeObjectURL(grammar))
  }
  const problems: GrammarProblem[][] = []
  for (const text of texts) problems.push(await checkText(linter, text))
  worker.postMessage({ problems })
}

worker.addEventListener('message', ({ data }) => void answer(data).catch((error: unknown) => worker.reportError(error)))

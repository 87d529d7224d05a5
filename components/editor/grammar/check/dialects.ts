/** The kinds of English that Harper knows, in the order of its numbers. */
export const dialects = ['american', 'british', 'australian', 'canadian', 'indian'] as const
export type Dialect = (typeof dialects)[number]

/** Where the grammar is served, to who is signed in (app/desk). The worker has a policy of its own (proxy.ts). */
export const grammarWorkerPath = '/desk/grammar-worker.js'
export const grammarWasmPath = '/desk/grammar.wasm'

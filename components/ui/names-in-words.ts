import type { Say } from './words/say.ts'

/** So many names make a sentence that can be read. */
const mostNamed = 5

/** Names that the detail of a refusal has, quoted, in one line. */
export function namesInWords(say: Say, names: unknown): string {
  const all = Array.isArray(names) ? names.map(String) : []
  const named = all.slice(0, mostNamed).map((name) => say('everywhere.quoted', { name }))
  return all.length > mostNamed ? `${named.join(', ')} …` : named.join(', ')
}

import type { ReactNode } from 'react'
import type { Say } from './say.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const accents = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž'

/** A message in the pseudo-language: accented, 40 % longer, in brackets that occur in no other text. */
export const inPseudo = (text: string): string => `⟦${accent(text)}${more(Math.ceil(text.length * 0.4))}⟧`

/** So many dots, in words that are as long as the longest of a language, and no longer. */
const more = (count: number) => '·'.repeat(count).replace(/·{24}(?=·)/g, '$& ')

const accent = (text: string) => text.replace(/[a-z]/g, (letter) => accents[letters.indexOf(letter)] ?? letter)

/** The same dictionary in the pseudo-language. */
export function pseudo(say: Say): Say {
  // The types of all keys and their values together are more than the compiler takes.
  const said = say as unknown as (...args: unknown[]) => string
  const saidRich = say.rich as unknown as (...args: unknown[]) => ReactNode
  const speak = (...args: unknown[]): string => inPseudo(said(...args))
  const rich = (...args: unknown[]): ReactNode => ['⟦', ...parts(saidRich(...args)), '⟧']
  return Object.assign(speak, { rich, markup: say.markup, raw: say.raw, has: say.has }) as unknown as Say // the same keys and values
}

const parts = (node: ReactNode): ReactNode[] =>
  (Array.isArray(node) ? node : [node]).map((part) => (typeof part === 'string' ? accent(part) : part))

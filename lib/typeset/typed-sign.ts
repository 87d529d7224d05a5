import { type Language, languageFacts } from '#lib/languages.ts'
import { isInAddress } from './addresses-in.ts'
import { quoteFor } from './quotes.ts'

/** `length` characters before the caret, with the typed one, become `text`. */
export type Typeset = { length: number; text: string }

/** What a sign that was just typed becomes by the rules of a language, from what stands before it in its block. Null: it stays. */
export function typesetTyped(sign: string, before: string, language: Language): Typeset | null {
  const { dashes, bindsDash } = languageFacts[language]
  if (sign === '"' || sign === "'") {
    const text = sign === "'" && isInAddress(before) ? null : quoteFor(sign, before, null, language)
    return text === null ? null : { length: 1, text }
  }
  if (isInAddress(before)) return null
  if (sign === '.' && /(?<!\.)\.\.$/.test(before)) return { length: 3, text: '…' }
  // At the start of a block three hyphens are a divider.
  if (sign === '-' && /[^-]-$/.test(before)) return { length: 2, text: dashes[1] }
  if (sign === ' ' && before === '--') return { length: 3, text: `${dashes[1]} ` }
  if (sign === ' ' && /\S -$/.test(before)) return { length: 3, text: `${bindsDash ? '\u00a0' : ' '}${dashes[0]} ` }
  return null
}

import { longestQuestion } from '#lib/addresses.ts'
import { cleanRun } from '#lib/clean-text.ts'
import type { Language } from '#lib/languages.ts'

/**
 * A search query. `from` and `to` are days (ISO 8601) in the newsroom's time zone, both inclusive. Without `sort`, results are ranked by
 * relevance and age.
 */
export type Question = { text: string; language: Language; section?: string; from?: string; to?: string; sort?: 'newest' }

/** A part of a query: a word, or a phrase in quotation marks. */
export type Part = { text: string; isQuoted: boolean; isExcluded: boolean }

/** The most parts of a query that are used. */
const mostParts = 12

/**
 * The parts of a query: words, "phrases in quotation marks" of any kind, and -excluded ones. If all parts are excluded, they are searched
 * instead.
 */
export function partsOf(question: string): Part[] {
  const text = cleanRun(question.slice(0, longestQuestion))
  const found = [...text.matchAll(/(?:(?<=^|\s)([-−]))?(?:["“”„«»]([^"“”„«»]+)["“”„«»]|([^\s"“”„«»]+))/gu)].map(
    ([, minus, phrase, word = '']): Part => ({
      text: (phrase ?? word.replace(/^[-−]+/, '')).trim(),
      isQuoted: phrase !== undefined,
      isExcluded: minus !== undefined,
    }),
  )
  const some = found.filter((part) => /[\p{L}\p{N}]/u.test(part.text)).slice(0, mostParts)
  return some.every(({ isExcluded }) => isExcluded) ? some.map((part) => ({ ...part, isExcluded: false })) : some
}

/** The query as a person would type it. */
export const writeQuestion = (parts: readonly Part[]): string =>
  parts.map(({ text, isQuoted, isExcluded }) => `${isExcluded ? '-' : ''}${isQuoted ? `"${text}"` : text}`).join(' ')

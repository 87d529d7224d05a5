import { cleanRun } from '#lib/clean-text.ts'
import type { Language } from '#lib/languages.ts'
import { longestQuestion } from '#lib/paths.ts'

/** What a reader asked for. `from` and `to` are days (ISO 8601) in the newsroom's zone, both included. Without `sort` the best and newest come first. */
export type Question = { text: string; language: Language; section?: string; from?: string; to?: string; sort?: 'newest' }

/** A part of a question: what stood between blanks, or between quotation marks. */
export type Part = { text: string; isQuoted: boolean; isExcluded: boolean }

/** The most parts of a question that count. */
const mostParts = 12

/** The parts of a question: words, "phrases in quotation marks" of any kind, and -excluded ones. A question of exclusions alone asks for them. */
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

/** A question as it would be typed. */
export const writeQuestion = (parts: readonly Part[]): string =>
  parts.map(({ text, isQuoted, isExcluded }) => `${isExcluded ? '-' : ''}${isQuoted ? `"${text}"` : text}`).join(' ')

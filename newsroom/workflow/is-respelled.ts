import { diffArrays } from 'diff'
import type { Language } from '#lib/languages.ts'
import { factWordsOf, foldSigns, wordsIn } from './facts-in.ts'

/** A text with more changed words is not compared: it is another text. */
const mostEdits = 60

/**
 * Whether a text says the same in better spelling: letters of single words, capital letters, punctuation, quotation marks of another kind,
 * spaces. Changed figures, words that were put in another's place, and marks that change the meaning (a question mark, quotation marks around words) make
 * another text. In doubt it is another text. Facts are compared elsewhere (fact-changes.ts).
 */
export function isRespelled(before: string, after: string, language: Language): boolean {
  const [old, fresh] = [foldSigns(before), foldSigns(after)]
  if (old === fresh) return true
  if (countOf(old, '?') !== countOf(fresh, '?') || !areQuotesLike(countOf(old, '"'), countOf(fresh, '"'))) return false
  if (signsOf(old) !== signsOf(fresh)) return false
  const [was, is] = [old, fresh].map((text) => wordsIn(text).map((word) => word.toLowerCase())) as [string[], string[]] // two
  const diff = diffArrays(was, is, { maxEditLength: mostEdits })
  if (!diff) return false
  let place = 0
  for (let at = 0; at < diff.length; at += 1) {
    const { value, added, removed } = diff[at] ?? { value: [] }
    if (!added && !removed) {
      place += value.length
      continue
    }
    const next = diff[at + 1]
    const gone = removed ? value : []
    const put = added ? value : removed && next?.added ? next.value : []
    if (removed && next?.added) at += 1
    if (!isSameWords(gone, put, [is[place - 1], is[place + put.length]], language)) return false
    place += put.length
  }
  return true
}

/** Signs that a figure is read with: powers, fractions, comparisons, and the minus before a number. */
const signsOf = (text: string): string => (text.match(/\p{No}|[+±<>≤≥=]|(?<![\p{L}\p{N}])-(?=\p{N})/gu) ?? []).join('')

const countOf = (text: string, sign: string): number => text.split(sign).length - 1

/** The same number, or a quotation that was not closed is now. */
const areQuotesLike = (before: number, after: number): boolean => before === after || (before % 2 === 1 && after === before + 1)

/** `around`: the words beside. */
function isSameWords(
  gone: readonly string[],
  put: readonly string[],
  around: readonly (string | undefined)[],
  language: Language,
): boolean {
  if (joinLetters(gone) === joinLetters(put)) return true // "any one" became "anyone"
  if (put.length === 0) return gone.length === 1 && around.includes(gone[0]) && !/\p{Nd}/u.test(gone[0] ?? '') // "the the" became "the"
  if (gone.length === 0) return put.every((word) => factWordsOf(language).omissible.has(word))
  return gone.length === put.length && gone.every((word, place) => isSameWord(word, put[place] ?? '', language))
}

const joinLetters = (words: readonly string[]): string => words.join('').replace(/(?<=\p{L})['-]|['-](?=\p{L})/gu, '')

function isSameWord(before: string, after: string, language: Language): boolean {
  if (before === after) return true
  const { interchangeable, distinct } = factWordsOf(language)
  if (interchangeable.some((words) => words.includes(before) && words.includes(after))) return true
  if (distinct.some((words) => words.includes(before) && words.includes(after))) return false
  if (/\p{Nd}/u.test(before + after)) return false
  if (toCyrillic(before) === toCyrillic(after)) return true
  // "legal" and "illegal", "відомий" and "невідомий"
  if (before.endsWith(after) || after.endsWith(before)) return false
  const isShort = Math.min(before.length, after.length) < 4
  return isShort ? before.length === 3 && isSwapped(before, after) : isOneSlip(before, after)
}

/** Latin letters within a word of Cyrillic ones, which look the same. */
const toCyrillic = (word: string): string =>
  /\p{Script=Cyrillic}/u.test(word) ? word.replace(/[aceiopxy]/g, (letter) => 'асеіорху'['aceiopxy'.indexOf(letter)] ?? letter) : word

/** One letter more, less, in another's place, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  if (isSwapped(a, b)) return true
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1
  const rest = (word: string, from: number) => word.slice(start + from)
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, place) => letter !== b[place])
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

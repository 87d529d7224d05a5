/** The keys of both layouts in the same order: what somebody typed while the other layout was on. */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
const cyrillic = 'йцукенгшщзхїфівапролджєячсмитьбю'

/** Lower case, without accents and apostrophes. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/['’ʼ]/g, '')

const swap = (text: string, from: string, to: string): string => [...text.toLowerCase()].map((key) => to[from.indexOf(key)] ?? key).join('')

/** What was typed, and what it would have been with the other layout. */
export const waysToRead = (typed: string): string[] => {
  const asTyped = typed.trim()
  return asTyped === '' ? [] : [...new Set([asTyped, swap(asTyped, latin, cyrillic), swap(asTyped, cyrillic, latin)])]
}

/** How well a name, or the other words for it, matches what was typed: 0 not at all. Each typed word must be found. */
export function rateMatch(typed: string, name: string, also = ''): number {
  const rates = waysToRead(typed).map((words) => {
    const wanted = fold(words).split(/\s+/).filter(Boolean)
    return Math.max(rateAll(wanted, fold(name)), rateAll(wanted, fold(also)) * 0.8)
  })
  return Math.max(0, ...rates)
}

function rateAll(wanted: readonly string[], text: string): number {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const rates = wanted.map((word) => rateWord(word, words, text))
  return wanted.length === 0 || rates.includes(0)
    ? 0
    : rates.reduce((sum, rate) => sum + rate, 0) / wanted.length + (text.startsWith(wanted[0] ?? '') ? 1 : 0)
}

function rateWord(wanted: string, words: readonly string[], text: string): number {
  if (words.includes(wanted)) return 5
  if (words.some((word) => word.startsWith(wanted))) return 4
  if (text.includes(wanted)) return 3
  if (wanted.length > 1 && isInitials(wanted, words)) return 2
  return wanted.length > 2 && words.some((word) => hasInOrder(word, wanted)) ? 1 : 0
}

/** “fr” for “Find and replace”: the first letters of words, in order. */
const isInitials = (wanted: string, words: readonly string[]): boolean => hasInOrder(words.map((word) => word[0]).join(''), wanted)

/** Whether all letters are there in this order, with others in between: a letter was left out. */
function hasInOrder(word: string, wanted: string): boolean {
  let at = 0
  for (const letter of word) if (letter === wanted[at]) at += 1
  return at === wanted.length && word[0] === wanted[0]
}

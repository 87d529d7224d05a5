import { type Language, languageFacts } from '#lib/languages.ts'
import { fold } from './fold.ts'

/** The letters that a normalised word of the language can have. */
const lettersOf = (language: Language): string[] => [...new Set(fold(languageFacts[language].alphabet))]

/** Every string at an edit distance of 1 from this word: one letter added, missing or wrong, or two neighbours swapped. */
export function misspellings(word: string, language: Language): string[] {
  const variants = new Set<string>()
  const letters = lettersOf(language)
  for (let place = 0; place <= word.length; place += 1) {
    const before = word.slice(0, place)
    const [first = '', second = ''] = word.slice(place)
    const after = word.slice(place + 1)
    if (first) variants.add(before + after)
    if (second) variants.add(before + second + first + after.slice(1))
    for (const letter of letters) {
      if (first) variants.add(before + letter + after)
      variants.add(before + letter + first + after)
    }
  }
  variants.delete(word)
  return [...variants].filter((other) => other.length > 2 && /^\p{L}.*\p{L}$/u.test(other))
}

/** The edit distance of two words (restricted Damerau-Levenshtein distance). */
export function editDistance(one: string, other: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)]
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = now
  }
  return last[other.length] ?? 0
}

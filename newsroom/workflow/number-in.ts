import type { FactWords } from '#lib/languages/fact-words.ts'
import { type Language, languageFacts } from '#lib/languages.ts'

/** `keys`: the value, and the currency where there is a sign of one. `length`: how many words it took. */
type Found = { keys: string[]; isVague: boolean; length: number }

/** The number that these words begin with, or null. Words that are no part of a number are ''. */
export function numberIn(words: readonly string[], language: Language, facts: FactWords): Found | null {
  const first = words[0] ?? ''
  const figure = figureOf(first, language)
  if (figure?.value === undefined) return figure ? { keys: [figure.text], isVague: false, length: 1 } : inWords(words, facts)
  // "$12m"
  let value = figure.value * (magnitudeOf(/(?<!\p{L})\p{L}+$/u.exec(first)?.[0], facts) ?? 1)
  let length = 1
  for (let by = magnitudeOf(words[length], facts); by !== undefined; by = magnitudeOf(words[length], facts)) {
    value *= by
    length += 1
  }
  return { keys: [String(roundOff(value)), ...figure.signs], isVague: false, length }
}

const magnitudeOf = (word: string | undefined, { magnitudes }: FactWords): number | undefined => magnitudes[(word ?? '').toLowerCase()]

/** 0.1 × 3 is 0.3. */
const roundOff = (value: number): number => Number(value.toPrecision(12))

/** A number in figures. Without `value` it is a date, a time or a result, which counts as it is written. */
function figureOf(word: string, language: Language): { value?: number; text: string; signs: string[] } | null {
  if (!/\p{Nd}/u.test(word)) return null
  const { group, decimal } = signsOf(language)
  const text = word.replace(/(?<![\p{L}-])-*\p{L}[\p{L}-]*$/u, '').replace(/[\s%‰]/g, '')
  const signs = [...text].filter((sign) => /\p{Sc}/u.test(sign))
  const plain = text.replace(/\p{Sc}/gu, '')
  const [whole = '', part, ...more] = plain.split(decimal)
  const groups = whole.split(group)
  const isGrouped = groups.length === 1 || groups.slice(1).every((three) => /^\p{Nd}{3}$/u.test(three))
  const isNumber = more.length === 0 && isGrouped && /^\p{Nd}+$/u.test(groups.join('')) && (part === undefined || /^\p{Nd}+$/u.test(part))
  return isNumber ? { value: Number(`${groups.join('')}.${part ?? 0}`), text: plain, signs } : { text: plain, signs }
}

function signsOf(language: Language): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(languageFacts[language].locale).formatToParts(1234567.5)
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const group = find('group')
  // Spaces have been taken out before.
  return { group: /\s/.test(group) ? ' ' : group, decimal: find('decimal') }
}

/** "Twenty-one", "a hundred and twelve", "два мільйони". */
function inWords(words: readonly string[], facts: FactWords): Found | null {
  const parts = words.flatMap((word, at) =>
    word
      .toLowerCase()
      .split('-')
      .map((part) => ({ part, at })),
  )
  let [total, current, length, places] = [0, 0, 0, 0]
  let smallest = Number.POSITIVE_INFINITY
  for (const [place, { part, at }] of parts.entries()) {
    const [value, by] = [facts.numbers[part], facts.magnitudes[part]]
    const isAnd = part === facts.and && places > 0 && facts.numbers[parts[place + 1]?.part ?? ''] !== undefined && current % 100 === 0
    if (value !== undefined && value < smallest) {
      current += value
      // After tens come units; after a unit no other number.
      smallest = value >= 100 ? 100 : value >= 20 ? 10 : 0
    } else if (by !== undefined) {
      if (by === 100 || by === 12) current = (current || 1) * by
      else {
        total += (current || 1) * by
        current = 0
      }
      smallest = by === 12 ? 0 : Math.min(by, 1000)
    } else if (!isAnd) break
    places += 1
    length = at + 1
  }
  // A word with a part that is no number ("one-sided") is none.
  if (length === 0 || parts.filter(({ at }) => at < length).length !== places) return null
  const isVague = length === 1 && facts.vague.has((words[0] ?? '').toLowerCase())
  return { keys: [String(total + current)], isVague, length }
}

import type { Language } from '#lib/languages.ts'
import { sentencesOf } from '#newsroom/articles/sentences.ts'
import { asPrinted, type Fact, factsIn, factWordsOf, foldSigns, wordsIn } from './facts-in.ts'

/**
 * A number over the text that the text has otherwise: "12 bridges" over "eleven bridges". `number` and `other` are both as they stand, with
 * what they count; `other` is also the place to look at.
 */
export type DifferingNumber = { line: 'headline' | 'dek'; number: string; other: string }

/** `counts`: the words that say what is counted, or the sign of a currency or "%". */
type Counted = { value: number; counts: readonly string[]; form: 'number' | 'year' | 'part'; isAbout: boolean; text: string }

/** A story with more numbers is a table of them. */
const mostNumbers = 2_000
/** So many of them are added up. */
const mostParts = 100

/**
 * The numbers of the headline and the dek that the text never says while it counts the same thing with other numbers. A number that is only
 * not in the text is none, nor is a rounded one, nor the sum of two of the text's.
 */
export function numbersThatDiffer(
  { headline, dek, texts }: { headline: string; dek: string; texts: readonly string[] },
  language: Language,
): DifferingNumber[] {
  const lines = { headline: numbersOf([headline], language), dek: numbersOf([dek], language) }
  if (lines.headline.length + lines.dek.length === 0) return []
  const inText = numbersOf(texts, language)
  return (['headline', 'dek'] as const).flatMap((line) =>
    lines[line].flatMap((number): DifferingNumber[] => {
      if (number.counts.length === 0 || inText.some((said) => saysSame(number, said))) return []
      const others = inText.filter((said) => said.form === number.form && isOneThing(said.counts, number.counts, language))
      const [first] = others
      return first && !isSum(number.value, others.slice(0, mostParts)) ? [{ line, number: number.text, other: first.text }] : []
    }),
  )
}

function numbersOf(texts: readonly string[], language: Language): Counted[] {
  const found: Counted[] = []
  for (const text of texts)
    for (const sentence of sentencesOf(text, language)) {
      if (found.length < mostNumbers) found.push(...numbersInSentence(foldSigns(sentence), language))
    }
  return found
}

function numbersInSentence(sentence: string, language: Language): Counted[] {
  const found: Counted[] = []
  let end = 0
  for (const fact of factsIn(sentence, language)) {
    const written = fact.text.replace(/’/g, "'")
    const at = sentence.indexOf(written, end)
    if (at < 0) continue
    const before = sentence.slice(end, at)
    end = at + written.length
    const value = amountOf(fact)
    if (value === null || isOrdinal(written)) continue
    const after = countedAfter(sentence.slice(end), language)
    const sign = signOf(fact, after.next)
    const length = sign === null ? after.length : isPercent(after.next) ? after.next.length + 1 : 0
    found.push({
      value,
      counts: sign === null ? after.words : [sign],
      form: formOf(written, value),
      isAbout: isAboutAtEnd(before),
      text: asPrinted(sentence.slice(at, end + length).trim()),
    })
    // One, and four others, are five.
    if (after.isOther) found.push({ value: value + 1, counts: [], form: 'number', isAbout: false, text: '' })
  }
  return found
}

/** A date, a time and a result have no value. */
function amountOf({ kind, keys, isVague }: Fact): number | null {
  const value = kind === 'number' && !isVague ? Number(keys[0]) : Number.NaN
  return Number.isFinite(value) ? value : null
}

/** "21st", "5-й": the place of a thing, not a number of things. */
const isOrdinal = (written: string): boolean => /\p{Nd}(?:st|nd|rd|th|-?(?:й|го|му|ї|я|е|а|та|ша|ий|им|ому))$/u.test(written)

/** "2026", and "12-year-old", which is never as many years. */
function formOf(written: string, value: number): Counted['form'] {
  if (/^[12]\p{Nd}{3}$/u.test(written) && value >= 1800 && value < 2100) return 'year'
  return /\p{Nd}-\p{L}/u.test(written) ? 'part' : 'number'
}

const signOf = ({ keys, text }: Fact, next: string): string | null => (/%$/.test(text) || isPercent(next) ? '%' : (keys[1] ?? null))

const isPercent = (word: string): boolean => /^(?:percent|відсот\p{L}*|процент\p{L}*)$/u.test(word)

/** Words that say what happened to people, and so how many they were. */
const fates = new Set('dead killed injured wounded hurt missing arrested detained evacuated displaced homeless'.split(' '))

/** Kilometres, years and such: two of them in a story measure two things. */
const measure =
  /^(?:k?m|kilomet(?:re|er)s|met(?:re|er)s|miles|feet|years|months|weeks|days|hours|minutes|seconds|times|degrees|points|litres|tons|tonnes|рок\p{L}*|рік|років|місяц\p{L}*|тиж\p{L}*|дні|днів|дням\p{L}*|годин\p{L}*|хвилин\p{L}*|секунд\p{L}*|раз\p{L}*|кілометр\p{L}*|метр\p{L}*|градус\p{L}*|тонн\p{L}*|літр\p{L}*)$/u
/** "Four other ways" are not all of them. */
const other = /^(?:other|others|another|more|further|extra|інш\p{L}*|ще|додатков\p{L}*)$/u

/** The words that the number counts, within the next four and the same part of the sentence. `next`: the one beside it. */
function countedAfter(rest: string, language: Language): { words: readonly string[]; isOther: boolean; next: string; length: number } {
  const part = /^[^,;:.!?()"\p{Nd}]*/u.exec(rest)?.[0] ?? ''
  const words = wordsIn(part).slice(0, 4)
  const next = (words[0] ?? '').toLowerCase()
  const { counted } = factWordsOf(language)
  const nouns = words.slice(0, 3).filter((word) => word === word.toLowerCase() && !fates.has(word) && counted?.test(word) === true)
  const noun = (language === 'uk' ? nouns.slice(0, 2).find((one) => !isAdjective(one)) : nouns[0]) ?? nouns[0]
  const fate = words.find((word) => fates.has(word))
  const found = [noun, fate].filter((word) => word !== undefined)
  const isOther = words.slice(0, 2).some((word) => other.test(word))
  if (isOther || found.some((word) => measure.test(word))) return { words: [], isOther, next, length: 0 }
  return { words: found, isOther, next, length: Math.max(0, ...found.map((word) => part.indexOf(word) + word.length)) }
}

/** Of "сім нових мостів" the bridges are counted. */
const isAdjective = (word: string): boolean => /(?:их|ими|ого|ому|ій|ий|і)$/u.test(word) && word.length > 4

const about =
  /(?:^|\s)(?:about|around|nearly|almost|over|under|than|to|some|roughly|least|most|approximately|понад|майже|близько|приблизно|до|ніж|як|десь|орієнтовно) $/iu
const isAboutAtEnd = (before: string): boolean => about.test(before)

function saysSame(number: Counted, said: Counted): boolean {
  if (number.value === said.value) return true
  if (number.form === 'year' || said.form === 'year') return false
  if (number.isAbout || said.isAbout) return Math.abs(number.value - said.value) <= 0.2 * Math.max(number.value, said.value)
  return isRounded(number.value, said.value)
}

/** "1.2 million" for 1,234,567, and 7 for 7.4: large numbers and parts are rounded without a word, small whole ones are not. */
function isRounded(value: number, exact: number): boolean {
  if (value < 1000 && Number.isInteger(exact)) return false
  const figures = (value.toExponential().split('e')[0] ?? '').replace('.', '').length
  return Number(exact.toPrecision(Math.min(figures, 15))) === value
}

const isSum = (value: number, parts: readonly Counted[]): boolean =>
  parts.some((one, at) => parts.slice(at + 1).some((other) => Math.abs(one.value + other.value - value) < 1e-9))

/** Whether both count the same thing, in whatever form: "bridge", "bridges"; "мости", "мостів". */
const isOneThing = (some: readonly string[], others: readonly string[], language: Language): boolean =>
  some.some((one) => others.some((other) => isOneWord(one, other, language)))

function isOneWord(one: string, other: string, language: Language): boolean {
  if (one === other) return true
  if (language !== 'uk') return one.replace(/e?s$/, '') === other.replace(/e?s$/, '')
  const shorter = Math.min(one.length, other.length)
  let same = 0
  while (same < shorter && one[same] === other[same]) same += 1
  return same >= Math.max(3, shorter - 2) && one.length - same <= 3 && other.length - same <= 3
}

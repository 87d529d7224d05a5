import { englishFacts } from '#lib/languages/en/fact-words.ts'
import type { FactWords } from '#lib/languages/fact-words.ts'
import { ukrainianFacts } from '#lib/languages/uk/fact-words.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { numberIn } from './number-in.ts'

/**
 * A number, a name or a date of a sentence. `keys`: equal facts share them, in whatever words they stand ("12", "twelve", "12.0"): the value
 * of a number; day, month and year of a date; the words of a name. `text` is what readers read, `noun` the word that a number counts.
 */
export type Fact = { kind: 'number' | 'name' | 'date'; keys: readonly string[]; text: string; noun: string; isVague: boolean }

const none: FactWords = {
  numbers: {},
  magnitudes: {},
  vague: new Set(),
  months: {},
  days: {},
  noNames: new Set(),
  counted: null,
  openers: null,
  nameEndings: [],
  interchangeable: [],
  distinct: [],
  omissible: new Set(),
}
const known: Partial<Record<Language, FactWords>> = { en: englishFacts, uk: ukrainianFacts }
export const factWordsOf = (language: Language): FactWords => known[language] ?? none

/** A sentence with more facts is a table of figures; the rest of it is not looked at. */
const mostFacts = 300
/** A name of more words is several. */
const mostWords = 10

/** A figure with what belongs to it ("$1,200.50", "10:30", "12-year-old", "3–1"), or a word, or a sign. */
const tokens =
  /(?<figure>(?:\p{Sc} ?)?\p{Nd}+(?:[.,:/'’–-]\p{Nd}+| \p{Nd}{3}(?!\p{Nd}))*(?: ?[%‰]|-?\p{L}[\p{L}-]*| ?\p{Sc})?)|(?<word>\p{L}[\p{L}\p{M}]*(?:['-]\p{L}[\p{L}\p{M}]*)*)|(?<sign>[^\s\p{L}\p{Nd}])/gu

type Token = { is: 'figure' | 'word' | 'sign'; text: string; at: number; end: number }

/** Writes quotes, apostrophes, dashes and spaces of every kind in one way; none of them makes a different text. */
export const foldSigns = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\u0301|\p{Cf}/gu, '')
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’ʼ‛`´′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/[\s\u00A0\u202F\u2009]+/g, ' ')
    .trim()

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(tokens)].map(({ groups = {}, 0: found, index }) => ({
    is: groups.figure !== undefined ? 'figure' : groups.word !== undefined ? 'word' : 'sign',
    text: found,
    at: index,
    end: index + found.length,
  }))

/** The words and figures of a text, without signs. */
export const wordsIn = (text: string): string[] => tokensOf(text).flatMap(({ is, text: word }) => (is === 'sign' ? [] : [word.trim()]))

/**
 * The facts of one sentence, in its order. `names`: words that are known to be of a name (namesWithin); a word at the start of a sentence, and in
 * a line where every word has a capital letter, has no other way to tell.
 */
export function factsIn(sentence: string, language: Language, names: ReadonlySet<string> = new Set()): Fact[] {
  const text = foldSigns(sentence)
  const line = lineOf(text)
  const { all } = line
  const facts: Fact[] = []
  for (let at = 0; at < all.length && facts.length < mostFacts; ) {
    const found = dateAt(all, at, language) ?? numberAt(all, at, language) ?? nameAt(line, at, language, names)
    if (found) facts.push(describeFact(found, text, all, at, factWordsOf(language)))
    at += found?.length ?? 1
  }
  return facts
}

/** The words of names in a text, by their capital letters within sentences. */
export function namesWithin(sentences: readonly string[], language: Language): Set<string> {
  const names = new Set<string>()
  for (const sentence of sentences) {
    const line = lineOf(foldSigns(sentence))
    if (line.isTitle) continue
    for (const [at, token] of line.all.entries())
      if (!isFirst(line, at) && isNameWord(token, language)) names.add(stemsOf(token.text, language)[0])
  }
  return names
}

type Found = Pick<Fact, 'kind' | 'keys' | 'isVague'> & { length: number }

function describeFact({ length, ...fact }: Found, text: string, all: readonly Token[], at: number, { counted }: FactWords): Fact {
  const last = all[at + length - 1]
  const next = all[at + length]
  const isBeside = last && next?.is === 'word' && text.slice(last.end, next.at) === ' ' && counted?.test(next.text)
  return { ...fact, text: asPrinted(text.slice(all[at]?.at, last?.end)), noun: isBeside ? asPrinted(next.text) : '' }
}

/** With the apostrophes of print, which were written in one way to compare. */
export const asPrinted = (text: string): string => text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’')

const isSmall = (word: string): boolean => word === word.toLowerCase()

/** "12 May 2026", "May 12, 2026", "травні 2026", "Monday". */
function dateAt(all: readonly Token[], start: number, language: Language): Found | null {
  const { months, days } = factWordsOf(language)
  const first = all[start]
  if (!first) return null
  const day = days[first.text.toLowerCase()]
  if (first.is === 'word' && day !== undefined) return { kind: 'date', keys: [day], isVague: false, length: 1 }
  const monthOf = (token: Token | undefined) =>
    token?.is === 'word' && isMonthWord(token, language) ? months[token.text.toLowerCase()] : undefined
  const [dayFirst, monthFirst] = [dayOf(first), monthOf(first)]
  let at = start
  let keys: string[]
  if (monthFirst !== undefined) {
    const dayNext = dayOf(all[start + 1])
    keys = [`month ${monthFirst}`, ...(dayNext === null ? [] : [`day ${dayNext}`])]
    at += keys.length
  } else {
    const gap = all[start + 1]?.text.toLowerCase() === 'of' ? 2 : 1
    const month = dayFirst === null ? undefined : monthOf(all[start + gap])
    if (month === undefined) return null
    keys = [`month ${month}`, `day ${dayFirst}`]
    at += gap + 1
  }
  const comma = all[at]?.text === ',' ? 1 : 0
  const year = yearOf(all[at + comma])
  const length = at - start + (year ? comma + 1 : 0)
  return { kind: 'date', keys: [...keys, ...(year ? [`year ${year}`] : [])], isVague: false, length }
}

const dayOf = (token: Token | undefined): number | null => {
  const day = token?.is === 'figure' ? /^(\p{Nd}{1,2})(?:st|nd|rd|th|-?го|-?е|-?й|\.)?$/u.exec(token.text.trim())?.[1] : undefined
  return day !== undefined && Number(day) >= 1 && Number(day) <= 31 ? Number(day) : null
}

const yearOf = (token: Token | undefined): string | null =>
  token?.is === 'figure' && /^[12]\p{Nd}{3}(?:-?\p{L}+)?$/u.test(token.text.trim()) ? token.text.trim().slice(0, 4) : null

/** English months have a capital letter; "may" and "march" have other meanings. */
const isMonthWord = ({ text }: Token, language: Language): boolean => language !== 'en' || !isSmall(text)

/** A number in figures or words, with what multiplies it: "2.5 million", "a hundred and twelve". */
function numberAt(all: readonly Token[], start: number, language: Language): Found | null {
  const number = numberIn(
    all.slice(start, start + 12).map(({ is, text }) => (is === 'sign' ? '' : text.trim())),
    language,
    factWordsOf(language),
  )
  return number && { kind: 'number', keys: number.keys, isVague: number.isVague, length: number.length }
}

/** Languages in which every noun has a capital letter, or none has. */
const hasNamesByCapital = (language: Language): boolean => language !== 'de' && languageFacts[language].script !== 'arabic'

function isNameWord({ is, text }: Token, language: Language): boolean {
  return is === 'word' && hasNamesByCapital(language) && /^\p{Lu}/u.test(text) && !factWordsOf(language).noNames.has(text.toLowerCase())
}

/**
 * Consecutive words with capital letters: one name. At the start of a sentence and in a headline where every word has a capital letter, a
 * word counts if it is of a name elsewhere, or stands before another word of a name and is none that sentences begin with.
 */
function nameAt(line: Line, start: number, language: Language, names: ReadonlySet<string>): Found | null {
  const { all, isTitle } = line
  const isKnown = (at: number) => stemsOf(all[at]?.text ?? '', language).some((stem) => names.has(stem))
  const isOfName = (at: number): boolean => {
    const token = all[at]
    return token !== undefined && isNameWord(token, language) && !isMonthOrDay(token, language) && (!isTitle || isKnown(at))
  }
  if (!isOfName(start)) return null
  let end = start + 1
  while (end - start < mostWords && isOfName(end)) end += 1
  const { openers } = factWordsOf(language)
  const mayOpen = openers !== null && !openers.has((all[start]?.text ?? '').toLowerCase())
  if (isFirst(line, start) && !isKnown(start) && !(end > start + 1 && mayOpen)) return null
  return { kind: 'name', keys: all.slice(start, end).map(({ text }) => text), isVague: false, length: end - start }
}

function isMonthOrDay({ text }: Token, language: Language): boolean {
  const { months, days } = factWordsOf(language)
  return text.toLowerCase() in months || text.toLowerCase() in days
}

/** The tokens of a sentence, the place of its first word, and whether it is a title. */
type Line = { all: readonly Token[]; first: number; isTitle: boolean }

function lineOf(text: string): Line {
  const all = tokensOf(text)
  return { all, first: all.findIndex(({ is }) => is !== 'sign'), isTitle: isTitle(all) }
}

/** At the start of a sentence or of a quotation. */
const isFirst = ({ all, first }: Line, at: number): boolean => at <= first || /["(:.!?]/.test(all[at - 1]?.text ?? '')

/** A line without a full stop in which the long words have a capital letter, as headlines in English often do. */
function isTitle(all: readonly Token[]): boolean {
  const long = all.filter(({ is, text }) => is === 'word' && text.length > 3)
  return long.length >= 3 && all.at(-1)?.text !== '.' && long.filter(({ text }) => /^\p{Lu}/u.test(text)).length > long.length * 0.8
}

/** What may be the stem of a word of a name, whatever its case: Києва and Київ share one. The first is the shortest. */
export function stemsOf(word: string, language: Language): [string, ...string[]] {
  const { nameEndings } = factWordsOf(language)
  const small = word.toLowerCase()
  const stems = nameEndings
    .filter((ending) => small.endsWith(ending) && small.length - ending.length >= 3)
    .map((ending) => small.slice(0, -ending.length))
    .sort((a, b) => a.length - b.length)
  const all = languageFacts[language].script === 'cyrillic' ? [...stems, small].map(evenOut) : [...stems, small]
  return [all[0] ?? small, ...all.slice(1)]
}

/** In Slavic names a vowel changes in a closed syllable (Київ, Києва), and a consonant before an ending (Ольга, Ользі). */
const evenOut = (stem: string): string =>
  stem
    .replace(/[іїоеє](?=[бвгґджзклмнпрстфхцчшщ]$)/u, '*')
    .replace(/з$/u, 'г')
    .replace(/ц$/u, 'к')
    .replace(/с$/u, 'х')

/** Whether two facts say the same. */
export function isSameFact(a: Fact, b: Fact, language: Language): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'name') return areSameNames(a.keys, b.keys, language)
  const [some, more] = a.keys.length <= b.keys.length ? [a.keys, b.keys] : [b.keys, a.keys]
  return some.every((key) => more.includes(key))
}

/** What a text says, to look facts up in it: their keys, of names the stems. */
export const saidIn = (facts: readonly Fact[], language: Language): Set<string> =>
  new Set(facts.flatMap((fact) => fact.keys.flatMap((key) => waysToSay(fact.kind, key, language))))

/** Whether a fact is among those. */
export const isSaid = ({ kind, keys }: Fact, said: ReadonlySet<string>, language: Language): boolean =>
  keys.every((key) => waysToSay(kind, key, language).some((way) => said.has(way)))

const waysToSay = (kind: Fact['kind'], key: string, language: Language): string[] =>
  (kind === 'name' ? stemsOf(key, language) : [key]).map((way) => `${kind} ${way}`)

/** One name has all words of the other: "Zelensky" is "Volodymyr Zelensky". */
function areSameNames(a: readonly string[], b: readonly string[], language: Language): boolean {
  const [some, more] = a.length <= b.length ? [a, b] : [b, a]
  return some.every((word) => more.some((other) => isSameName(word, other, language)))
}

function isSameName(a: string, b: string, language: Language): boolean {
  if (a === b || a.toLowerCase() === b.toLowerCase()) return true
  const stems = new Set(stemsOf(a, language))
  return stemsOf(b, language).some((stem) => stems.has(stem))
}

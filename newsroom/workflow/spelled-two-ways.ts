import { type Language, languageFacts } from '#lib/languages.ts'
import { sentencesOf } from '#newsroom/articles/sentences.ts'
import { factsIn, factWordsOf, namesWithin, stemsOf } from './facts-in.ts'

/**
 * A name that a story spells in two ways. `name` is the one that it has more often, or first; `other` the first of the others. `forms`: each
 * form of the other spelling as it stands, and what it is in the first one: Зеленского, Зеленського.
 */
export type TwoSpellings = { name: string; other: string; forms: { from: string; to: string }[] }

/** `stems`: what is left without an ending, as letters stand there; the shortest first. */
type Known = { word: string; times: number; stems: readonly string[]; sound: ReadonlySet<string> }

/** More names are a list of people; the rest of it is not looked at. */
const mostNames = 1_000
/** Shorter names are too easily two. */
const shortest = 4

/**
 * Names that are spelled in two ways, as Zelensky and Zelenskyy. The cases of one name are one. `leaves`: words that the house style has a
 * rule for, which says it better.
 */
export function spelledTwoWays(texts: readonly string[], language: Language, leaves: ReadonlySet<string> = new Set()): TwoSpellings[] {
  const groups = new Map<string, Known[]>()
  for (const name of namesOf(texts, language)) {
    if (leaves.has(name.word.toLowerCase())) continue
    for (const sound of name.sound) groups.set(sound, [...(groups.get(sound) ?? []), name])
  }
  const found = new Map<string, TwoSpellings>()
  for (const names of groups.values()) {
    const [first] = names.toSorted((one, other) => timesOf(other, names) - timesOf(one, names))
    if (!first) continue
    const others = names.filter((name) => !isSameSpelling(first, name))
    const [other] = others
    if (!other || [...found.values()].some(({ name, other: known }) => [name, known].some((word) => word === other.word))) continue
    const forms = others.flatMap(({ word }) => {
      const to = respell(word, other, first, language)
      return to === null || to === word ? [] : [{ from: word, to }]
    })
    if (forms.length > 0) found.set(other.word, { name: first.word, other: other.word, forms })
  }
  return [...found.values()]
}

const timesOf = (name: Known, names: readonly Known[]): number =>
  names.filter((other) => isSameSpelling(name, other)).reduce((sum, { times }) => sum + times, 0)

/** Each word of a name in a story, and how often it stands there. */
function namesOf(texts: readonly string[], language: Language): Known[] {
  const sentences = texts.flatMap((text) => sentencesOf(text, language))
  const within = namesWithin(sentences, language)
  const times = new Map<string, number>()
  for (const sentence of sentences)
    for (const { kind, keys } of factsIn(sentence, language, within)) {
      if (kind !== 'name') continue
      for (const word of keys.flatMap((key) => key.replace(/'s$/u, '').split('-')))
        if (times.size < mostNames || times.has(word)) times.set(word, (times.get(word) ?? 0) + 1)
    }
  return [...times].flatMap(([word, count]) => {
    // An abbreviation has no second spelling.
    if (word.length < shortest || word === word.toUpperCase()) return []
    const stems = rawStems(word, language)
    const sound = new Set(stems.map(soundOf).filter((one) => one.length >= shortest))
    return [{ word, times: count, stems, sound }]
  })
}

/** In Latin names an ending is part of the name: Ivan, Ivana. */
function rawStems(word: string, language: Language): string[] {
  const small = word.toLowerCase()
  if (languageFacts[language].script !== 'cyrillic') return [small]
  const { nameEndings } = factWordsOf(language)
  const cut = nameEndings.filter((ending) => small.endsWith(ending) && small.length - ending.length >= shortest)
  return [...new Set([...cut.map((ending) => small.slice(0, -ending.length)), small])].sort((one, other) => one.length - other.length)
}

const isSameSpelling = (one: Known, other: Known): boolean => one.word.toLowerCase() === other.word.toLowerCase() || stemsMeet(one, other)

const stemsMeet = (one: Known, other: Known): boolean => {
  const evened = (stems: readonly string[]) => stems.flatMap((stem) => (/\p{Script=Cyrillic}/u.test(stem) ? stemsOf(stem, 'uk') : [stem]))
  const mine = new Set(evened(one.stems))
  return evened(other.stems).some((stem) => mine.has(stem))
}

/** A name as it sounds (a doubled letter before a last one makes another name: Ivana, Ivanna), whichever of the usual ways it was written in: by transliteration, with or without accents, doubled letters. */
export const soundOf = (stem: string): string => (/\p{Script=Cyrillic}/u.test(stem) ? soundOfCyrillic(stem) : soundOfLatin(stem))

const soundOfCyrillic = (stem: string): string =>
  stem
    .replace(/['ь]/gu, '')
    .replace(/[иіїйы]+/gu, 'і')
    .replace(/[еєэё]/gu, 'е')
    .replace(/ґ/gu, 'г')
    .replace(/(\p{L})\1(?=\p{L}\p{L})/gu, '$1')

const soundOfLatin = (stem: string): string =>
  stem
    .normalize('NFD')
    .replace(/[\p{M}']/gu, '')
    .replace(/[łø]/gu, (sign) => (sign === 'ł' ? 'l' : 'o'))
    .replace(/kh/gu, 'h')
    .replace(/(?:sch|sh)/gu, 's')
    .replace(/tz/gu, 'ts')
    .replace(/ks/gu, 'x')
    .replace(/(?:iy|yy|ii|ij|yi|ey|[iyj])+/gu, 'i')
    .replace(/w/gu, 'v')
    .replace(/(\p{L})\1(?=\p{L}\p{L})/gu, '$1')

/** A form of one spelling in the other, with the ending that it has. Null where it has another stem. */
function respell(word: string, other: Known, name: Known, language: Language): string | null {
  const { nameEndings } = factWordsOf(language)
  const small = word.toLowerCase()
  for (const from of other.stems)
    for (const to of name.stems) {
      const ending = small.slice(from.length)
      const isForm = small.startsWith(from) && (ending === '' || nameEndings.includes(ending)) && soundOf(from) === soundOf(to)
      if (isForm) return name.word.slice(0, to.length) + word.slice(from.length)
    }
  return null
}

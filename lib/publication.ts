import { isLanguage, type Language, type Localized, languages } from './languages.ts'

type Publication = { published: readonly [Language, ...Language[]]; zone: string; asked: number; taken: number }

/** The languages of a newsroom that has chosen none; also the default of the column in the database. */
export const usualLanguages: readonly [Language, ...Language[]] = ['en', 'uk']

// Stored on globalThis, because Next loads several copies of this module into one process. One process serves one newsroom.
const held: Publication = ((globalThis as { galleyPublication?: Publication }).galleyPublication ??= {
  published: usualLanguages,
  zone: 'UTC',
  asked: 0,
  taken: 0,
})

/** The languages in which the newsroom publishes, in order. The first has no prefix in public addresses. */
export const publishedLanguages = (): readonly Language[] => held.published

export const firstLanguage = (): Language => held.published[0]

export const isPublished = (code: string): code is Language => held.published.some((language) => language === code)

/** The newsroom's time zone (IANA): that of its days, of displayed times, and of the times at which something is to go out. */
export const newsroomZone = (): string => held.zone

export function setNewsroomZone(zone: string): void {
  held.zone = zone
}

/** Sets the languages that newsroom/paper/read-publication.ts has read. Unknown codes are left out. */
export function setPublishedLanguages(codes: readonly string[]): void {
  const [first, ...others] = codes.filter(isLanguage)
  held.published = first ? [first, ...others] : usualLanguages
}

/** Call it before a query; the function it returns sets the result, unless a later query has already returned. What is left out stays. */
export function expectPublication(): (found: { languages?: readonly string[]; zone?: string }) => void {
  const mine = ++held.asked
  return ({ languages: codes, zone }) => {
    if (mine < held.taken) return
    held.taken = mine
    if (codes) setPublishedLanguages(codes)
    if (zone) setNewsroomZone(zone)
  }
}

/** The text in a language (default: the first). Without one, the text of the first language, then any. */
export const localize = (texts: Localized, language: Language = firstLanguage()): string =>
  texts[language] ?? texts[firstLanguage()] ?? Object.values(texts).find(Boolean) ?? ''

/** Texts as they are stored: a language without a text has none, but the first, which may be empty. */
export const storedTexts = (sent: Localized): Localized => ({
  [firstLanguage()]: '',
  ...Object.fromEntries(languages.flatMap((language) => (sent[language] ? [[language, sent[language]]] : []))),
})

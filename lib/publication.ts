import { type Language, type Localized, languages } from './languages.ts'

type Publication = { published: readonly [Language, ...Language[]]; asked: number; taken: number }

/** What a newsroom publishes in that has chosen nothing: the default of the database's column, too. */
export const usualLanguages: readonly [Language, ...Language[]] = ['en', 'uk']

// One process serves one newsroom. Kept on globalThis, because Next has several copies of this module in one process.
const held: Publication = ((globalThis as { galleyPublication?: Publication }).galleyPublication ??= {
  published: usualLanguages,
  asked: 0,
  taken: 0,
})

/** The languages that the newsroom publishes in, in its order. The first stands without a prefix in public addresses. */
export const publishedLanguages = (): readonly Language[] => held.published

export const firstLanguage = (): Language => held.published[0]

export const isPublished = (code: string): code is Language => held.published.some((language) => language === code)

/** Takes over what the newsroom chose, which newsroom/paper/read-publication.ts reads. Codes that this Galley does not know are left out. */
export function setPublishedLanguages(codes: readonly string[]): void {
  const [first, ...others] = codes.flatMap((code) => languages.filter((language) => language === code))
  held.published = first ? [first, ...others] : usualLanguages
}

/** To be called before the database is asked: what it answers is taken over, unless an answer that was asked for later came first. */
export function expectLanguages(): (codes: readonly string[]) => void {
  const mine = ++held.asked
  return (codes) => {
    if (mine < held.taken) return
    held.taken = mine
    setPublishedLanguages(codes)
  }
}

/** The text of a language (left out: the first). Where there is none, that of the first language (which may be left empty on purpose), then any. */
export const localize = (texts: Localized, language: Language = firstLanguage()): string =>
  texts[language] ?? texts[firstLanguage()] ?? Object.values(texts).find(Boolean) ?? ''

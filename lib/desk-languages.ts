/** The languages of the desk, with the locale of their dates and numbers. See docs/languages.md to add one. */
const locales = { en: 'en-GB', uk: 'uk-UA' } as const
export type DeskLanguage = keyof typeof locales
export const deskLanguages = Object.keys(locales) as DeskLanguage[] // Object.keys returns string[]

/**
 * English with accents, 40% longer, in brackets: text on a screen without brackets is missing in the dictionary. The code is CLDR's.
 * Browsers get it only when GALLEY_PSEUDO_LANGUAGE is set, as in the tests.
 */
export const pseudoLanguage = 'en-XA'
export type SpokenLanguage = DeskLanguage | typeof pseudoLanguage

export const localeOf = (language: SpokenLanguage): string => (language === pseudoLanguage ? locales.en : locales[language])
export const isDeskLanguage = (code: unknown): code is DeskLanguage => deskLanguages.some((language) => language === code)

/** The choice of this browser on the sign-in page, for visitors and for accounts without a choice of their own. */
export const deskLanguageCookie = 'galley-desk-language'

/** The language of the desk that an Accept-Language header (RFC 9110 §12.5.4) prefers, otherwise English. */
export function acceptedDeskLanguage(header: string): DeskLanguage {
  const wanted = header.split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part
      .toLowerCase()
      .split(';')
      .map((each) => each.trim())
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    return weight > 0 ? [{ code: tag.split('-')[0], weight }] : []
  })
  const known = wanted.filter(({ code }) => isDeskLanguage(code)).sort((one, other) => other.weight - one.weight)
  return known.map(({ code }) => code).find(isDeskLanguage) ?? 'en'
}

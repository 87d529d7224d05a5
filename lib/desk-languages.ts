/** The languages that the desk speaks, each with the locale of its dates and numbers; docs/languages.md says how one is added. */
const locales = { en: 'en-GB', uk: 'uk-UA' } as const
export type DeskLanguage = keyof typeof locales
export const deskLanguages = Object.keys(locales) as DeskLanguage[] // the keys of the table above

/**
 * English with accents, 40 % longer, in brackets: what stands on a screen without brackets was left out of the dictionary. The
 * code is CLDR's. A browser gets it only where GALLEY_PSEUDO_LANGUAGE is set, as the tests do.
 */
export const pseudoLanguage = 'en-XA'
export type SpokenLanguage = DeskLanguage | typeof pseudoLanguage

export const localeOf = (language: SpokenLanguage): string => (language === pseudoLanguage ? locales.en : locales[language])
export const isDeskLanguage = (code: unknown): code is DeskLanguage => deskLanguages.some((language) => language === code)

/** What this browser chose on the sign-in page, for who is not signed in and for accounts without a choice of their own. */
export const deskLanguageCookie = 'galley-desk-language'

/** The first language of an Accept-Language header (RFC 9110, 12.5.4) that the desk speaks, by its weights; else English. */
export function acceptedDeskLanguage(header: string): DeskLanguage {
  const wanted = header.split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    return weight > 0 ? [{ code: tag.split('-')[0], weight }] : []
  })
  const known = wanted.filter(({ code }) => isDeskLanguage(code)).sort((one, other) => other.weight - one.weight)
  return known.map(({ code }) => code).find(isDeskLanguage) ?? 'en'
}

import { type Localized, languages } from '#lib/languages.ts'
import { firstLanguage, localize } from '#lib/publication.ts'
import { slugOf } from '#lib/slug.ts'

/** A text as it is kept: a language without one has none, but for the first, which may be left empty. */
export const nameOf = (sent: Localized): Localized => ({
  [firstLanguage()]: '',
  ...Object.fromEntries(languages.flatMap((language) => (sent[language] ? [[language, sent[language]]] : []))),
})

/** A text that may be missing altogether. */
export const textOrNone = (sent: Localized): Localized | null => (Object.values(sent).some(Boolean) ? nameOf(sent) : null)

/** The last part of an address, from a name in the first language. */
export const slugOfName = (name: Localized): string => slugOf(localize(name, firstLanguage()), firstLanguage())

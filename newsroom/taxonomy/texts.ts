import type { Localized } from '#lib/languages.ts'
import { firstLanguage, localize, storedTexts } from '#lib/publication.ts'
import { slugOf } from '#lib/slug.ts'

/** A text that may be missing altogether. */
export const textOrNone = (sent: Localized): Localized | null => (Object.values(sent).some(Boolean) ? storedTexts(sent) : null)

/** The last part of an address, from a name in the first language. */
export const slugOfName = (name: Localized): string => slugOf(localize(name, firstLanguage()), firstLanguage())

import { english } from './languages/en/language.ts'
import type { LanguageFacts } from './languages/language.ts'
import { ukrainian } from './languages/uk/language.ts'

/** BCP 47 codes of the languages the newsroom publishes in. The first stands without a prefix in public URLs. */
export const languages = ['en', 'uk'] as const
export type Language = (typeof languages)[number]
export const firstLanguage: Language = languages[0]

/** The table of languages; one folder each. */
export const languageFacts: Record<Language, LanguageFacts> = { en: english, uk: ukrainian }

export const isLanguage = (code: string): code is Language => languages.some((language) => language === code)

/** One text per language; the first language is always there and is the fallback for the others. */
export type Localized = { [firstLanguage in 'en']: string } & { [language in Language]?: string }

export const localized = (texts: Localized, language: Language): string => texts[language] ?? texts[firstLanguage]

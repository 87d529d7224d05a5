/** BCP 47 codes of the languages the newsroom publishes in. The first stands without a prefix in public URLs. */
export const languages = ['en', 'uk'] as const
export type Language = (typeof languages)[number]
export const firstLanguage: Language = languages[0]

/** How each language calls itself. */
export const languageNames = { en: 'English', uk: 'Українська' } satisfies Record<Language, string>

export const isLanguage = (code: string): code is Language => languages.some((language) => language === code)

/** One text per language; the first language is always there and is the fallback for the others. */
export type Localized = { [firstLanguage in 'en']: string } & { [language in Language]?: string }

export const localized = (texts: Localized, language: Language): string => texts[language] ?? texts[firstLanguage]

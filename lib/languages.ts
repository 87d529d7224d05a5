import { arabic } from './languages/ar/language.ts'
import { czech } from './languages/cs/language.ts'
import { german } from './languages/de/language.ts'
import { english } from './languages/en/language.ts'
import { spanish } from './languages/es/language.ts'
import { french } from './languages/fr/language.ts'
import { italian } from './languages/it/language.ts'
import type { LanguageFacts } from './languages/language.ts'
import { polish } from './languages/pl/language.ts'
import { portuguese } from './languages/pt/language.ts'
import { romanian } from './languages/ro/language.ts'
import { turkish } from './languages/tr/language.ts'
import { ukrainian } from './languages/uk/language.ts'

/** The languages that Galley knows, by BCP 47 code; one folder each. Which of them a newsroom publishes in is its own choice (lib/publication.ts). */
const table = {
  en: english,
  uk: ukrainian,
  pl: polish,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  ro: romanian,
  cs: czech,
  pt: portuguese,
  tr: turkish,
  ar: arabic,
} satisfies Record<string, LanguageFacts>

export type Language = keyof typeof table
export const languageFacts: Record<Language, LanguageFacts> = table

/** Every language that Galley knows. */
export const languages = Object.keys(table) as [Language, ...Language[]] // the table is not empty

export const isLanguage = (code: string): code is Language => Object.hasOwn(table, code)

/** One text in some languages. `localize` (lib/publication.ts) reads it. */
export type Localized = { readonly [language in Language]?: string }

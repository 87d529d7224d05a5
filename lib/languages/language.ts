import type { paperWords } from './en/paper-words.ts'

/**
 * What Galley knows of a language it can publish in. One folder a language: language.ts (this) and paper-words.ts (the words of
 * readers' pages). lib/languages.ts is the table of all.
 */
export type LanguageFacts = {
  /** How the language calls itself: Українська. */
  name: string
  /** BCP 47, for dates and numbers. en-GB: the day before the month and a clock of 24 hours, as a wire writes. */
  locale: string
  direction: 'ltr' | 'rtl'
  script: 'latin' | 'cyrillic' | 'arabic'
  /** Double quotes, then those inside a quotation: opening and closing each. */
  quotes: readonly [string, string, string, string]
  /** The dash between two spaces, and what two hyphens are. */
  dashes: readonly [string, string]
  /** The space before a dash does not break: a line begins with none. */
  bindsDash?: true
  /** Punctuation with a space before it, which does not break. */
  spacedPunctuation?: string
  /** Between the parts of a list, where it is not ", ". */
  comma?: string
  /** Its letters, small, with their marks, as a word of the language may have them. */
  alphabet: string
  /** The letters of an address (a–z, 0–9) for the letters of this language. What is not here loses its accents, or becomes a hyphen. */
  slug: {
    /** The standard that the table follows. */
    source: string
    letters: Readonly<Record<string, string>>
    /** Letters that are written differently at the start of a word. */
    atTheStart?: Readonly<Record<string, string>>
    /** Two letters that are written differently beside each other. */
    pairs?: Readonly<Record<string, string>>
  }
  search: {
    /**
     * A Postgres text search dictionary (english_stem), 'ukrainian' for the stems of our own, or 'simple' where there is none.
     * It tells what is: the database has the same list (search_dictionary), for every language that Postgres has one for.
     */
    stemmer: string
    /** What is written with a word of a question, and is none of it: Moscow's, l'Europe, Türkiye'nin. */
    noPartOfWord?: RegExp
    /** Words too common to be asked for beside others, where Postgres has no list. */
    common?: readonly string[]
  }
}

/** A list of words, as written between blanks. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** The words of readers' pages (ICU messages, with the language's own plurals), by key. */
export type PaperWords = { readonly [key in keyof typeof paperWords]: string }

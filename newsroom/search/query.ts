import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Language } from '#lib/languages.ts'
import { longestQuestion } from '#lib/paths.ts'

/** What a reader asked for. `from` and `to` are days (ISO 8601) in the newsroom's zone, both included. */
export type Question = { text: string; language: Language; section?: string; from?: string; to?: string }

/** The most words of a question that count. */
const mostWords = 12

/** The words of a question: letters, digits and inner apostrophes (all kinds made one) or hyphens; everything else parts them. */
export function wordsOf(text: string): string[] {
  const found = text.slice(0, longestQuestion).match(/[\p{L}\p{N}]+(?:['’ʼ‘`´-][\p{L}\p{N}]+)*/gu) ?? []
  return found.slice(0, mostWords).map((word) => word.replace(/[’ʼ‘`´]/g, "'"))
}

/**
 * A to_tsquery expression for words, to be read by {@link asQuery}. English words are stemmed by Postgres; Ukrainian ones lose
 * what changes with the case of a noun and match by their beginning.
 */
export function tsquery(words: readonly string[], language: Language): string {
  return words.map((word) => `${quote}${language === 'en' ? word : stem(word)}${quote}${language === 'en' ? '' : ':*'}`).join(' & ')
}

/**
 * The expression as a tsquery of this dictionary. Only what is left after search_text is quoted: without their accents some
 * letters are apostrophes (the ʻ of Hawaiʻi), which would end a word that was quoted before.
 */
export function asQuery(dictionary: SQL, expression: SQLWrapper | string): SQL {
  return sql`to_tsquery(${dictionary}, translate(replace(search_text(${expression}), '''', ''''''), ${`${quote}\\`}, ''''))`
}

/** What stays of a Ukrainian word when its ending changes: the longer the word, the longer an ending may be. */
const stem = (word: string): string => word.slice(0, word.length >= 8 ? -3 : word.length >= 6 ? -2 : word.length === 5 ? -1 : undefined)

/** Stands for the quotes around a word until it has no accents: private use, so never part of a word. */
const quote = '\ue002'

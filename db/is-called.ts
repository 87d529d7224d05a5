import { ilike, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { languages } from '#lib/languages.ts'

/** Shorter texts have no trigram of their own: the index can find them only at the beginning of a word. */
const lettersOfTrigram = 3

/** Whether a text contains these words literally. One or two letters must begin a word. Uses the text's trigram index. */
export function holdsWords(text: PgColumn | SQL, words: string): SQL | undefined {
  const wanted = words.trim().replace(/[\\%_]/g, '\\$&')
  if (wanted === '') return undefined
  if (words.trim().length < lettersOfTrigram) return or(ilike(text, `${wanted}%`), ilike(text, `% ${wanted}%`))
  return ilike(text, `%${wanted}%`)
}

/** Whether a name contains the words, in any of its languages. */
export const isCalled = (name: PgColumn, words: string): SQL | undefined =>
  or(...languages.map((language) => holdsWords(sql`${name}->>${sql.raw(`'${language}'`)}`, words)))

/** Whether a name begins with the words, in any of its languages. */
export const startsWith = (name: PgColumn, words: string): SQL<boolean> =>
  sql<boolean>`(${or(...languages.map((language) => ilike(sql`${name}->>${sql.raw(`'${language}'`)}`, `${words.trim().replace(/[\\%_]/g, '\\$&')}%`)))})`

import { ilike, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Shorter texts have no trigram of their own: the index can find them only at the beginning of a word. */
const lettersOfTrigram = 3

/** Whether a text contains these words literally. One or two letters must begin a word. Uses the text's trigram index. */
export function containsWords(text: PgColumn | SQL, words: string): SQL | undefined {
  const wanted = words.trim().replace(/[\\%_]/g, '\\$&')
  if (wanted === '') return undefined
  if (words.trim().length < lettersOfTrigram) return or(ilike(text, `${wanted}%`), ilike(text, `% ${wanted}%`))
  return ilike(text, `%${wanted}%`)
}

/** Whether a name contains the words, in any of its languages. */
export const nameContains = (name: PgColumn, words: string): SQL | undefined => containsWords(sql`name_texts(${name})`, words)

/** Whether a name begins with the words, in any of its languages. */
export function startsWith(name: PgColumn, words: string): SQL<boolean> {
  const wanted = words.trim().replace(/[\\%_]/g, '\\$&')
  return sql<boolean>`(name_texts(${name}) ilike ${`${wanted}%`} or name_texts(${name}) ilike ${`%\n ${wanted}%`})`
}

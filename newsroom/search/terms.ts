import { type SQL, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { Part } from './question.ts'

/** A word as the index has it (search_line), its keys, and whether it is too common to be asked for beside others ("the"). */
export type Word = { word: string; keys: string[]; isCommon: boolean }
/** A part of a question with its words: one of "harbour", three of "J.P. Morgan". */
export type Term = Part & { words: Word[] }

/** The words of each part, as the index has words. A part without any is left out. */
export async function termsOf(parts: readonly Part[], language: Language): Promise<Term[]> {
  if (parts.length === 0) return []
  const texts = parts.map(({ text, isQuoted }) => (isQuoted || language !== 'en' ? text : text.replace(/['’ʼ‘`´]s$/i, ''))) // Moscow's: Moscow
  const rows = await paperDatabase().execute<{ place: number; word: string; keys: string[]; isCommon: boolean }>(sql`
    select place::int, left(word, 60) as word, search_keys(${language}, left(word, 60)) as keys, coalesce(ts_lexize('english_stem', word) = '{}', false) as "isCommon"
    from unnest(${sql.param(texts)}::text[]) with ordinality as part(given, place), string_to_table(search_line(given), ' ') with ordinality as found(word, nth)
    where word not in ('', e'\n') order by place, nth`)
  return parts.flatMap((part, index) => {
    const words = rows
      .filter(({ place }) => place === index + 1)
      .map(({ word, keys, isCommon }) => ({ word, keys, isCommon: languageFacts[language].search.common?.includes(word) ?? isCommon }))
    return words.length > 0 ? [{ ...part, words }] : []
  })
}

/** What a story must have: all of the wanted terms or any of them, and none of the excluded ones. Conditions on paper.search. */
export function condition(terms: readonly Term[], mode: 'all' | 'any'): SQL {
  const wanted = sql.join(
    wantedOf(terms).map((term) => sql`(${holds(term)})`),
    mode === 'all' ? sql` and ` : sql` or `,
  )
  const excluded = terms.filter(({ isExcluded }) => isExcluded).map((term) => sql` and not (${holds(term)})`)
  return sql`(${wanted})${sql.join(excluded)}`
}

/** The terms that are asked for; those too common to tell stories apart only when there are no others. */
export function wantedOf(terms: readonly Term[]): Term[] {
  const wanted = terms.filter(({ isExcluded }) => !isExcluded)
  const telling = wanted.filter(({ isQuoted, words }) => isQuoted || words.length > 1 || words.some(({ isCommon }) => !isCommon))
  return telling.length > 0 ? telling : wanted
}

/** Whether a word of several changes its ending: one of "Івано-Франківську", but none of "U.S." or "F-16". */
export const isExact = ({ isQuoted, words }: Term): boolean =>
  isQuoted || (words.length > 1 && words.some(({ word }) => word.length < 3 || /\p{N}/u.test(word)))

function holds(term: Term): SQL {
  const { words } = term
  const [first] = words
  if (first && words.length === 1) return term.isQuoted ? has([first.word]) : hasKey(first)
  if (!isExact(term))
    return sql`${sql.join(words.map(hasKey), sql` and `)} and (${has(neighbours(words))} or words::tsvector @@ ${phrase(words)}::tsquery)`
  if (words.length === 2) return has(neighbours(words))
  return sql`${has(neighbours(words))} and line like ${`% ${words.map(({ word }) => word).join(' ')} %`}`
}

const has = (entries: string[]) => sql`search_by_index(entries) @> ${sql.param(entries)}::text[]`
const hasKey = ({ keys }: Word) => {
  const entries = keys.map((key) => `~${key}`)
  return entries.length === 1 ? has(entries) : sql`search_by_index(entries) && ${sql.param(entries)}::text[]`
}
const neighbours = (words: readonly Word[]) => words.slice(1).map(({ word }, place) => `${words[place]?.word} ${word}`)
const oneOf = ({ keys }: Word) => `(${keys.map((key) => `'${key.replace(/['\\]/g, '\\$&')}'`).join('|')})`
const phrase = (words: readonly Word[]) => words.map(oneOf).join('<->')

/** The wanted terms as a tsquery, for the rank. */
export const rankQuery = (terms: readonly Term[], mode: 'all' | 'any'): string =>
  wantedOf(terms)
    .flatMap(({ words }) => words.map(oneOf))
    .join(mode === 'all' ? '&' : '|')

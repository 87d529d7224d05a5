import { type SQL, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { Part } from './question.ts'

/** A normalised word (search_line), its stems, and whether it is too common to be searched together with others ("the"). */
export type Word = { word: string; keys: string[]; isCommon: boolean }
/** A part of a query with its words: one for "harbour", three for "J.P. Morgan". */
export type Term = Part & { words: Word[] }

/** The normalised words of each part. Parts without words are left out. */
export async function termsOf(parts: readonly Part[], language: Language): Promise<Term[]> {
  if (parts.length === 0) return []
  const texts = parts.map(({ text, isQuoted }) => (isQuoted || language !== 'en' ? text : text.replace(/['’ʼ‘`´]s$/i, ''))) // "Moscow's" is searched as "Moscow"
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

/** The condition on paper.search: all (or any) of the wanted terms and none of the excluded ones. */
export function condition(terms: readonly Term[], mode: 'all' | 'any'): SQL {
  const wanted = sql.join(
    wantedOf(terms).map((term) => sql`(${holds(term)})`),
    mode === 'all' ? sql` and ` : sql` or `,
  )
  const excluded = terms.filter(({ isExcluded }) => isExcluded).map((term) => sql` and not (${holds(term)})`)
  return sql`(${wanted})${sql.join(excluded)}`
}

/** The terms to search. Common words are left out unless there are no others. */
export function wantedOf(terms: readonly Term[]): Term[] {
  const wanted = terms.filter(({ isExcluded }) => !isExcluded)
  const distinctive = wanted.filter(({ isQuoted, words }) => isQuoted || words.length > 1 || words.some(({ isCommon }) => !isCommon))
  return distinctive.length > 0 ? distinctive : wanted
}

/** Whether the words must match exactly, as in "U.S." or "F-16". In "Івано-Франківську" each word may be inflected. */
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

/** The wanted terms as a tsquery, for ranking. */
export const rankQuery = (terms: readonly Term[], mode: 'all' | 'any'): string =>
  wantedOf(terms)
    .flatMap(({ words }) => words.map(oneOf))
    .join(mode === 'all' ? '&' : '|')

import { type SQL, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { fold } from './fold.ts'
import type { Part } from './question.ts'

/** A normalised word (search_line), its stems, the index entries that find it, and whether it is too common to be searched together with others ("the"). */
export type Word = { word: string; keys: string[]; entries: string[]; isCommon: boolean }
/** A part of a query with its words: one for "harbour", three for "J.P. Morgan". */
export type Term = Part & { words: Word[] }

/** The normalised words of each part. Parts without words are left out. */
export async function termsOf(parts: readonly Part[], language: Language): Promise<Term[]> {
  if (parts.length === 0) return []
  const { noPartOfWord, stemmer } = languageFacts[language].search
  const texts = parts.map(({ text, isQuoted }) => (isQuoted || !noPartOfWord ? text : text.replace(noPartOfWord, '') || text))
  // A word as written ("kadınlar", search_marked) may have another stem than the normalised word ("kadinlar"): both are searched.
  const rows = await paperDatabase().execute<{ place: number; word: string; keys: string[]; isCommon: boolean }>(sql`
    select place::int, word, array(select distinct key from unnest(forms) form, unnest(search_keys(${language}, form)) key) as keys,
      ${stemmer.endsWith('_stem') ? sql`exists (select from unnest(forms) form where ts_lexize(${stemmer}, form) = '{}')` : sql`false`} as "isCommon"
    from unnest(${sql.param(texts)}::text[]) with ordinality as part(given, place), string_to_table(search_line(given), ' ') with ordinality as found(full_word, nth),
      left(full_word, 60) as word,
      lateral (select word || array(select marked from unnest(search_marked(${language}, given)) marked where replace(search_line(marked), ' ', '') = word) as forms) as marks
    where word not in ('', e'\n') order by place, nth`)
  const common = commonOf(language)
  return parts.flatMap((part, index) => {
    const words = rows
      .filter(({ place }) => place === index + 1)
      .map(({ word, keys, isCommon }) => ({ word, ...foundBy(word, keys, language), isCommon: isCommon || common.has(word) }))
    return words.length > 0 ? [{ ...part, words }] : []
  })
}

/** Whether the stems of a language are made of its words as written, too (search_marked): by a dictionary of Postgres, but for English. */
export const hasMarkedWords = (language: Language): boolean => language !== 'en' && languageFacts[language].search.stemmer.endsWith('_stem')

/**
 * The stems and index entries that find a word. The stems of Postgres' dictionaries do not always agree ("kadın" becomes kadı, "kadınlar"
 * kadın). So the word itself is searched as a stem, and its stems as words.
 */
function foundBy(word: string, stems: readonly string[], language: Language): Pick<Word, 'keys' | 'entries'> {
  const isOwn = !hasMarkedWords(language)
  const keys = isOwn ? [...stems] : [...new Set([...stems, word])]
  return { keys, entries: keys.flatMap((key) => (isOwn ? [`~${key}`] : [`~${key}`, key])) }
}

const known = new Map<Language, ReadonlySet<string>>()

/** The normalised common words of a language for which Postgres has no list. */
function commonOf(language: Language): ReadonlySet<string> {
  const found = known.get(language)
  if (found) return found
  const made = new Set((languageFacts[language].search.common ?? []).map(fold))
  known.set(language, made)
  return made
}

/** The condition on paper.search: all (or any) of the wanted terms and none of the excluded ones. */
export function condition(terms: readonly Term[], mode: 'all' | 'any'): SQL {
  const wanted = sql.join(
    wantedOf(terms).map((term) => sql`(${matchTerm(term)})`),
    mode === 'all' ? sql` and ` : sql` or `,
  )
  const excluded = terms.filter(({ isExcluded }) => isExcluded).map((term) => sql` and not (${matchTerm(term)})`)
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

function matchTerm(term: Term): SQL {
  const { words } = term
  const [first] = words
  if (first && words.length === 1) return term.isQuoted ? has([first.word]) : hasKey(first)
  if (!isExact(term))
    return sql`${sql.join(words.map(hasKey), sql` and `)} and (${has(neighbours(words))} or words::tsvector @@ ${phrase(words)}::tsquery)`
  if (words.length === 2) return has(neighbours(words))
  return sql`${has(neighbours(words))} and line like ${`% ${words.map(({ word }) => word).join(' ')} %`}`
}

const has = (entries: string[]) => sql`search_by_index(entries) @> ${sql.param(entries)}::text[]`
const hasKey = ({ entries }: Word) => {
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

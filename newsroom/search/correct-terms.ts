import { sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import type { Language } from '#lib/languages.ts'
import { foldedWords } from './fold.ts'
import type { Part } from './question.ts'
import { editDistance, misspellings } from './spelling.ts'
import { condition, type Term } from './terms.ts'

/** Longer words have too many possible misspellings to try, and enough letters to be found by similarity. */
const longestTried = 20
/** The frequency of a word is counted up to this many stories. */
const mostCounted = 100

/** A query with more unknown words than this is not corrected. */
const mostCorrected = 3

/** The query with each unknown word replaced by one that stories contain, in their spelling; null when no word can be replaced. */
export async function correctTerms(terms: readonly Term[], language: Language): Promise<Part[] | null> {
  const unknown = await findUnknown(terms.filter(mayBeMistyped), language)
  if (unknown.length === 0 || unknown.length > mostCorrected) return null
  const corrections = new Map(await Promise.all(unknown.map(async (term) => [term, await rightFor(term, language)] as const)))
  if ([...corrections.values()].every((word) => word === null)) return null
  return terms.map((term) => ({ text: corrections.get(term) ?? term.text, isQuoted: term.isQuoted, isExcluded: term.isExcluded }))
}

const mayBeMistyped = ({ words, isQuoted, isExcluded }: Term) =>
  words.length === 1 && !isQuoted && !isExcluded && /^\p{L}{3,}$/u.test(words[0]?.word ?? '')

/** The terms that no story contains. */
async function findUnknown(terms: readonly Term[], language: Language): Promise<Term[]> {
  if (terms.length === 0) return []
  const known = terms.map((term) => sql`exists (select from paper.search where language = ${language} and ${condition([term], 'all')})`)
  const [found] = await paperDatabase().execute<{ known: boolean[] }>(sql`select array[${sql.join(known, sql`, `)}] as known`)
  return terms.filter((_, place) => !found?.known[place])
}

async function rightFor(term: Term, language: Language): Promise<string | null> {
  const typed = term.words[0]?.word ?? ''
  const similar = (await oneSlipOff(typed, language)) ?? (await findSimilar(typed, language))
  return similar && (await findSpelling(similar, language))
}

/** The most frequent word at an edit distance of 1. */
async function oneSlipOff(typed: string, language: Language): Promise<string | null> {
  if (typed.length > longestTried) return null
  const [best] = await paperDatabase().execute<{ word: string }>(sql`
    select word from unnest(${sql.param(misspellings(typed, language))}::text[]) as near(word),
      lateral (select count(*) from (select from paper.search where language = ${language} and search_by_index(entries) @> array[word] limit ${mostCounted}) few) counted(stories)
    where stories > 0 order by stories desc, word limit 1`)
  return best?.word ?? null
}

/** The word of a headline that is most similar, at an edit distance of at most 2. */
async function findSimilar(typed: string, language: Language): Promise<string | null> {
  const found = await paperDatabase().execute<{ word: string }>(sql`
    select distinct word from (select headline from paper.search where language = ${language} and headline %> ${typed} limit 200) close,
      string_to_table(search_line(close.headline), ' ') as word where length(word) > 3`)
  const similar = found.map(({ word }) => ({ word, distance: editDistance(typed, word) })).filter(({ distance }) => distance <= 2)
  return similar.sort((one, other) => one.distance - other.distance || one.word.localeCompare(other.word))[0]?.word ?? null
}

/** How many stories are read to find a word's spelling. */
const storiesRead = 5

/** The word with the case, accents and apostrophes that stories use ("Харків" for "харків"); lower case if any story has it so. */
async function findSpelling(word: string, language: Language): Promise<string> {
  const found = await paperDatabase().execute<{ text: string }>(sql`
    select story.headline || e'\n' || story.dek || e'\n' || left(search.body, 20000) as text
    from (select article_id, body from paper.search where language = ${language} and search_by_index(entries) @> array[${word}] limit ${storiesRead}) search
      join paper.stories story using (article_id)`)
  const forms = found.flatMap(({ text }) => foldedWords(text).flatMap((each) => (each.folded === word ? [each.text] : [])))
  return forms.find((form) => form === form.toLowerCase()) ?? forms[0] ?? word
}

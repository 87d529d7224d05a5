import { sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import type { Language } from '#lib/languages.ts'
import { foldedWords } from './fold.ts'
import type { Part } from './question.ts'
import { editDistance, misspellings } from './spelling.ts'
import { condition, type Term } from './terms.ts'

/** Longer words have too many neighbours to try each, and enough letters to be known by their likeness. */
const longestTried = 20
/** Counted no further: of so many stories a word is as good as another. */
const mostCounted = 100

/** A question with more wrong words than this was not mistyped. */
const mostCorrected = 3

/** The question with each word that stands in no story put right by one that does, as it stands there; null when no word can be. */
export async function correctTerms(terms: readonly Term[], language: Language): Promise<Part[] | null> {
  const wrong = await findUnknown(terms.filter(mayBeMistyped), language)
  if (wrong.length === 0 || wrong.length > mostCorrected) return null
  const right = new Map(await Promise.all(wrong.map(async (term) => [term, await rightFor(term, language)] as const)))
  if ([...right.values()].every((word) => word === null)) return null
  return terms.map((term) => ({ text: right.get(term) ?? term.text, isQuoted: term.isQuoted, isExcluded: term.isExcluded }))
}

const mayBeMistyped = ({ words, isQuoted, isExcluded }: Term) =>
  words.length === 1 && !isQuoted && !isExcluded && /^\p{L}{3,}$/u.test(words[0]?.word ?? '')

/** Those of the terms that no story has. */
async function findUnknown(terms: readonly Term[], language: Language): Promise<Term[]> {
  if (terms.length === 0) return []
  const known = terms.map((term) => sql`exists (select from paper.search where language = ${language} and ${condition([term], 'all')})`)
  const [found] = await paperDatabase().execute<{ known: boolean[] }>(sql`select array[${sql.join(known, sql`, `)}] as known`)
  return terms.filter((_, place) => !found?.known[place])
}

async function rightFor(term: Term, language: Language): Promise<string | null> {
  const typed = term.words[0]?.word ?? ''
  const near = (await oneSlipOff(typed, language)) ?? (await findSimilar(typed, language))
  return near && (await findSpelling(near, language))
}

/** The word of most stories that is one slip away from this one. */
async function oneSlipOff(typed: string, language: Language): Promise<string | null> {
  if (typed.length > longestTried) return null
  const [best] = await paperDatabase().execute<{ word: string }>(sql`
    select word from unnest(${sql.param(misspellings(typed, language))}::text[]) as near(word),
      lateral (select count(*) from (select from paper.search where language = ${language} and search_by_index(entries) @> array[word] limit ${mostCounted}) few) counted(stories)
    where stories > 0 order by stories desc, word limit 1`)
  return best?.word ?? null
}

/** The word of some headline that looks most like this one, no more than two slips away. */
async function findSimilar(typed: string, language: Language): Promise<string | null> {
  const found = await paperDatabase().execute<{ word: string }>(sql`
    select distinct word from (select headline from paper.search where language = ${language} and headline %> ${typed} limit 200) close,
      string_to_table(search_line(close.headline), ' ') as word where length(word) > 3`)
  const near = found.map(({ word }) => ({ word, slips: editDistance(typed, word) })).filter(({ slips }) => slips <= 2)
  return near.sort((one, other) => one.slips - other.slips || one.word.localeCompare(other.word))[0]?.word ?? null
}

/** Looked through for how a word is written. */
const storiesRead = 5

/** The word with the letters, accents and apostrophes that a few stories give it ("Харків" for "харків"); in small letters where one has it so. */
async function findSpelling(word: string, language: Language): Promise<string> {
  const found = await paperDatabase().execute<{ text: string }>(sql`
    select story.headline || e'\n' || story.dek || e'\n' || left(search.body, 20000) as text
    from (select article_id, body from paper.search where language = ${language} and search_by_index(entries) @> array[${word}] limit ${storiesRead}) search
      join paper.stories story using (article_id)`)
  const forms = found.flatMap(({ text }) => foldedWords(text).flatMap((each) => (each.folded === word ? [each.text] : [])))
  return forms.find((form) => form === form.toLowerCase()) ?? forms[0] ?? word
}

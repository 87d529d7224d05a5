import { inArray, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { stories } from '#db/schema/paper.ts'
import type { Language } from '#lib/languages.ts'
import { cards, type StoryCard } from '#newsroom/articles/story-card.ts'
import { asQuery, type Question, tsquery, wordsOf } from './query.ts'
import { oneSlipAway, slipsBetween } from './slips.ts'

/** A piece of a snippet; `isHit` pieces are what the reader asked for. */
export type SnippetPiece = { text: string; isHit: boolean }
export type Found = StoryCard & { snippet: SnippetPiece[] }
export type Answers = {
  stories: Found[]
  /** For `?after=`; null on the last page. */
  next: string | null
  /** What was searched for instead, when a word as typed is in no story ("khrakiv" -> "kharkiv"). */
  instead: string | null
}

const pageLength = 20
/** Ranked are the newest so many matches: a word that stands in every story would otherwise cost a rank for each. */
const candidates = 1_000
/** Private-use characters around hits, turned into pieces here: no HTML is made of strings. */
const [open, close] = ['\ue000', '\ue001']

/**
 * Finds live stories: ranked by how well they match and how new they are (a match e times as good outweighs some
 * {@link halfYear} of age), a page by key. Reads as galley_reader.
 */
export async function searchStories(question: Question, zone: string, after: string | null): Promise<Answers> {
  const words = wordsOf(question.text)
  if (words.length === 0) return { stories: [], next: null, instead: null }
  const first = await ranked(words, question, zone, after)
  if (first.length > 0 || after) return answers(first, null)
  const better = await corrected(words, question.language)
  if (!better) return { stories: [], next: null, instead: null }
  return answers(await ranked(better, question, zone, null), better.join(' '))
}

type Ranked = { id: string; score: string; snippet: string }
const halfYear = 15_778_800

async function ranked(
  words: readonly string[],
  { language, section, from, to }: Question,
  zone: string,
  after: string | null,
): Promise<Ranked[]> {
  const dictionary = dictionaryOf(language)
  const query = asQuery(dictionary, tsquery(words, language))
  const cursor = readCursor(after)
  // The score does not move with the clock, so a page by key stays a page by key: new stories come in above.
  const score = sql`(ln(ts_rank(candidate.words::tsvector, query) + 1e-6) + extract(epoch from candidate.first_published_at) / ${halfYear})::float8`
  return await paperDatabase().execute<Ranked>(sql`
    with candidate as materialized (
      select article_id, first_published_at, words from paper.search
      where language = ${language} and words @@ ${query}
        ${section ? sql`and section_id = (select id from paper.sections where slug = ${section})` : sql``}
        ${from ? sql`and first_published_at >= (${from}::date)::timestamp at time zone ${zone}` : sql``}
        ${to ? sql`and first_published_at < (${to}::date + 1)::timestamp at time zone ${zone}` : sql``}
      order by first_published_at desc limit ${candidates}
    ), page as (
      select candidate.article_id, ${score} as score from candidate, ${query} as query
      ${cursor ? sql`where (${score}, candidate.article_id) < (${cursor.score}::float8, ${cursor.id}::uuid)` : sql``}
      order by score desc, candidate.article_id desc limit ${pageLength + 1}
    )
    select page.article_id as id, page.score::text as score,
      ts_headline(${dictionary}, left(search.body, 20000), ${query}, ${`StartSel=${open}, StopSel=${close}, MaxWords=32, MinWords=18, MaxFragments=1`}) as snippet
    from page join paper.search search using (article_id)
    order by page.score desc, page.article_id desc`)
}

async function answers(found: readonly Ranked[], instead: string | null): Promise<Answers> {
  const page = found.slice(0, pageLength)
  const last = page.at(-1)
  if (!last) return { stories: [], next: null, instead }
  const known = await cards().where(
    inArray(
      stories.articleId,
      page.map(({ id }) => id),
    ),
  )
  const byId = new Map(known.map((card) => [card.articleId, card]))
  return {
    stories: page.flatMap(({ id, snippet }) => {
      const card = byId.get(id)
      return card ? [{ ...card, snippet: piecesOf(snippet) }] : []
    }),
    next: found.length > pageLength ? writeCursor(last) : null,
    instead,
  }
}

/** A question with more wrong words than this was not mistyped. */
const mostCorrected = 3
/** Longer words have too many neighbours to try each, and enough letters to be known by their likeness. */
const longestTried = 12
/** Words one slip away that are looked for letter by letter, and the stories in which each is. */
const mostLikely = 8
const storiesRead = 5

/** The question with each word that stands in no story put right; null when that cannot be done. */
async function corrected(words: readonly string[], language: Language): Promise<string[] | null> {
  const known = await storiesWith(words, language)
  const wrong = words.filter((word) => known.get(word) === 0)
  if (wrong.length === 0 || wrong.length > mostCorrected) return null
  const right = new Map<string, string>()
  for (const word of wrong) {
    const better = (await oneSlipOff(word, language)) ?? (await alike(word, language))
    if (better) right.set(word, better)
  }
  return right.size > 0 ? words.map((word) => right.get(word) ?? word) : null
}

/** The word of most stories that is one slip away from this one; rather one that they have as it is than one that shares its stem. */
async function oneSlipOff(word: string, language: Language): Promise<string | null> {
  if (word.length > longestTried) return null
  const counts = [...(await storiesWith(oneSlipAway(word.toLowerCase(), language), language))].flatMap(([near, count]) =>
    count ? [{ near, count }] : [],
  )
  const likely = counts
    .sort((one, other) => other.count - one.count)
    .slice(0, mostLikely)
    .map(({ near }) => near)
  const written = likely.length > 1 ? await writtenOut(likely, language) : likely
  return likely.find((near) => written.includes(near)) ?? likely[0] ?? null
}

/** Those of these words that stand as they are in a few of the stories that they find: "metres" is found by "metr", but is not that word. */
async function writtenOut(words: readonly string[], language: Language): Promise<string[]> {
  const found = await paperDatabase().execute<{ word: string }>(sql`
    select word from unnest(${sql.param(words)}::text[], ${sql.param(words.map((word) => tsquery([word], language)))}::text[]) as asked(word, expression),
      ${asQuery(dictionaryOf(language), sql`expression`)} as query
    where exists (
      select from (select headline, body from paper.search where language = ${language} and words @@ query limit ${storiesRead}) story
      where to_tsvector('simple', search_text(story.headline || ' ' || left(story.body, 20000))) @@ phraseto_tsquery('simple', search_text(word)))`)
  return found.map(({ word }) => word)
}

/** The word of some headline that looks most like this one, no more than two slips away. */
async function alike(word: string, language: Language): Promise<string | null> {
  const found = await paperDatabase().execute<{ part: string }>(sql`
    select distinct part from (select headline from paper.search where language = ${language} and headline %> search_text(${word}) limit 200) close,
      regexp_split_to_table(close.headline, '[^[:alnum:]'']+') part where length(part) > 3`)
  const near = found.map(({ part }) => ({ part, slips: slipsBetween(word.toLowerCase(), part) })).filter(({ slips }) => slips <= 2)
  return near.sort((one, other) => one.slips - other.slips || one.part.localeCompare(other.part))[0]?.part ?? null
}

/** How many stories each of these words finds; null for a word too common to be looked for ("the"). One look into the index a word: the count of a thousand words costs milliseconds. */
async function storiesWith(words: readonly string[], language: Language): Promise<Map<string, number | null>> {
  const found = await paperDatabase().execute<{ word: string; count: number | null }>(sql`
    select word, case when numnode(query) > 0 then
      (select count(*)::int from paper.search where language = ${language} and words @@ query) end as count
    from unnest(${sql.param(words)}::text[], ${sql.param(words.map((word) => tsquery([word], language)))}::text[]) as asked(word, expression),
      ${asQuery(dictionaryOf(language), sql`expression`)} as query`)
  return new Map(found.map(({ word, count }) => [word, count]))
}

const dictionaryOf = (language: Language) => sql.raw(language === 'en' ? `'english'::regconfig` : `'simple'::regconfig`)

function piecesOf(snippet: string): SnippetPiece[] {
  return snippet
    .split(new RegExp(`(${open}[^${close}]*${close})`))
    .filter(Boolean)
    .map((part) => ({ text: part.replaceAll(open, '').replaceAll(close, '').replaceAll('\n', ' '), isHit: part.startsWith(open) }))
}

const cursorShape = /^(-?[0-9]{1,6}(?:\.[0-9]{1,20})?)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const writeCursor = ({ score, id }: Ranked): string => `${score}_${id}`

function readCursor(text: string | null): { score: string; id: string } | null {
  const match = cursorShape.exec(text ?? '')
  return match?.[1] && match[2] ? { score: match[1], id: match[2] } : null
}

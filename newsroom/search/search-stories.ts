import { type SQL, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { stories } from '#db/schema/paper.ts'
import { cards, type StoryCard } from '#newsroom/paper/story-card.ts'
import { correctTerms } from './correct-terms.ts'
import { type ExcerptPiece, excerptOf } from './excerpt.ts'
import { type FoundName, findNames } from './find-names.ts'
import { isArabic } from './fold.ts'
import { partsOf, type Question, writeQuestion } from './question.ts'
import { condition, hasMarkedWords, isExact, rankQuery, type Term, termsOf, wantedOf } from './terms.ts'

export type Found = StoryCard & { excerpt: ExcerptPiece[] }
export type Answers = {
  stories: Found[]
  /** Authors, topics and sections with matching names; on the first page only. */
  names: FoundName[]
  /** The number of stories found; `isMore`: there are more than that. Null on further pages. */
  hits: { count: number; isMore: boolean } | null
  /** The value of `?after=`; null on the last page. */
  next: string | null
  /** The corrected query whose results are shown, when no story contains the words as typed ("khrakiv" -> "kharkiv"). */
  instead: string | null
  /** No story contains all words: these contain some of them. */
  isAny: boolean
}

const pageLength = 20
/** Matches are ranked in blocks of this size, newest block first, because ranking every match of a frequent word would be slow. */
const blockLength = 250
/** Hits are counted up to this number. */
const mostCounted = 1000
const nothing: Answers = { stories: [], names: [], hits: null, next: null, instead: null, isAny: false }

/**
 * Finds live stories by their words, with keyset pagination: with all words, otherwise with corrected spelling, otherwise with any of them.
 * Ranked by relevance and age within a block of the newest matches (a match e times as good compensates {@link halfYear} of age); older
 * blocks follow. Reads as galley_reader.
 */
export async function searchStories(question: Question, zone: string, after: string | null): Promise<Answers> {
  const { language } = question
  const parts = partsOf(question.text)
  const terms = await termsOf(parts, language)
  if (wantedOf(terms).length === 0) return nothing
  const findByMode = (some: readonly Term[], mode: Mode, cursor: Cursor | null = null) =>
    rankStories({ terms: some, mode, question, zone, cursor })
  const cursor = readCursor(after)
  if (cursor) return { ...(await findByMode(terms, cursor.mode, cursor)), isAny: cursor.mode === 'any' }
  const [all, names] = await Promise.all([findByMode(terms, 'all'), findNames(terms, 'all', language)])
  if (all.stories.length > 0 || names.length > 0) return { ...all, names }
  const corrected = await correctTerms(terms, language)
  const correctedTerms = corrected ? await termsOf(corrected, language) : terms
  const instead = corrected && writeQuestion(corrected)
  if (corrected) {
    const [found, namesFound] = await Promise.all([findByMode(correctedTerms, 'all'), findNames(correctedTerms, 'all', language)])
    if (found.stories.length > 0 || namesFound.length > 0) return { ...found, names: namesFound, instead }
  }
  if (wantedOf(correctedTerms).length < 2) return nothing
  const [any, some] = await Promise.all([findByMode(correctedTerms, 'any'), findNames(correctedTerms, 'any', language)])
  return { ...any, names: some, instead: any.stories.length > 0 ? instead : null, isAny: any.stories.length > 0 }
}

type Mode = 'all' | 'any'
type Asked = { terms: readonly Term[]; mode: Mode; question: Question; zone: string; cursor: Cursor | null }
type Row = { id: string; score: string; body: string; start: string; later: string | null; forms: string[] | null }
const halfYear = 15_778_800
const key = sql`(extract(epoch from first_published_at) * 1000)::bigint || '.' || article_id`
const newestFirst = sql`order by first_published_at desc, article_id desc`

async function rankStories(asked: Asked): Promise<Answers> {
  const all = await blockOf(asked, sql`${selectMatching(asked)} limit ${mostCounted + 1}`, mostCounted)
  const isMore = all.hits > mostCounted
  const { rows } = isMore ? await newestOfMany(asked) : all
  return {
    ...nothing,
    stories: await storiesOf(rows.slice(0, pageLength), asked.terms),
    hits: asked.cursor ? null : { count: Math.min(all.hits, mostCounted), isMore },
    next: nextOf(rows, asked.mode),
  }
}

/**
 * For frequent words the newest block is searched among the newest stories first, and among all stories only if the block is not complete
 * there.
 */
async function newestOfMany(asked: Asked): Promise<Block> {
  const newest = await blockOf(asked, amongNewest(asked))
  return newest.rows[0]?.later ? newest : blockOf(asked, selectMatching(asked))
}

/**
 * Selects the matching stories. The language condition is written so that no index serves it: Postgres then uses the index of words instead
 * of scanning all stories of the language.
 */
const selectMatching = (asked: Asked): SQL => sql`select article_id, first_published_at from paper.search
  where (language = ${asked.question.language}) is true and ${filterBy(asked)}`

/** The same among the newest stories, or among those after the cursor. */
function amongNewest(asked: Asked): SQL {
  const { question, cursor } = asked
  return sql`select article_id, first_published_at from paper.search
    where language = ${question.language} and ${filterBy(asked)} and first_published_at >= coalesce(
      (select first_published_at from paper.search where language = ${question.language} ${cursor ? sql`and ${from(cursor)}` : sql``} ${newestFirst} offset ${newestLooked} limit 1),
      '-infinity')`
}
const newestLooked = 5000

function filterBy({ terms, mode, question: { section, from: first, to: last }, zone, cursor }: Asked): SQL {
  return sql`${condition(terms, mode)}
    ${
      section
        ? sql`and section_id = coalesce((select id from paper.sections where slug = ${section}),
      (select section_id from paper.moved_sections where slug = ${section}))`
        : sql``
    }
    ${first ? sql`and first_published_at >= (${first}::date)::timestamp at time zone ${zone}` : sql``}
    ${last ? sql`and first_published_at < (${last}::date + 1)::timestamp at time zone ${zone}` : sql``}
    ${cursor ? sql`and ${from(cursor)}` : sql``}`
}

const from = ({ start }: Cursor): SQL =>
  sql`(first_published_at, article_id) <= (to_timestamp(${start.milliseconds}::float8 / 1000), ${start.id}::uuid)`

type Block = { hits: number; rows: Row[] }

/**
 * How many stories `matching` selects, and a page of their newest block. With more than `most` there is no page, because the selected ones
 * need not be the newest.
 */
async function blockOf({ terms, mode, question: { language, sort }, cursor }: Asked, matching: SQL, most?: number): Promise<Block> {
  // The score does not depend on the current time, so pagination is stable: new stories appear at the top.
  const age = sql`extract(epoch from block.first_published_at) / ${halfYear}`
  const score = sort === 'newest' ? sql`(${age})::float8` : sql`(ln(ts_rank(search.words::tsvector, query) + 1e-6) + ${age})::float8`
  const keys = [...new Set(wantedOf(terms).flatMap((term) => (isExact(term) ? [] : term.words.flatMap((word) => word.keys))))]
  const letters = [...new Set(keys.map(([letter = '']) => letter))]
  const found = await paperDatabase().execute<{ hits: number } & (Row | { id: null })>(sql`
    with matched as materialized (${matching}), counted as materialized (select count(*)::int as hits from matched), block as materialized (
      select article_id, first_published_at, row_number() over (${newestFirst}) as place
      from (select * from matched ${most ? sql`where (select hits from counted) <= ${most}` : sql``} ${newestFirst} limit ${blockLength + 1}) newest
    ), scored as materialized (
      select block.article_id, ${score} as score from block join paper.search search using (article_id), (select ${rankQuery(terms, mode)}::tsquery as query) asked
      where place <= ${blockLength}
    ), page as materialized (
      select article_id, score from scored
      ${cursor?.last ? sql`where (score, article_id) < (${cursor.last.score}::float8, ${cursor.last.id}::uuid)` : sql``}
      order by score desc, article_id desc limit ${pageLength + 1}
    ), said as materialized (
      select distinct word, word as folded from page join paper.search search using (article_id), string_to_table(left(search.line, ${longestRead}), ' ') as word
      where ${letters.some(isArabic) ? sql`word <> ''` : sql`left(word, 1) = any(${sql.param(letters)}::text[])`}
      ${hasMarkedWords(language) ? sql`union select word, replace(search_line(word), ' ', '') from page join paper.search search using (article_id), unnest(search_marked(${language}, left(search.body, ${longestRead}))) as word` : sql``}
    )
    select counted.hits, page.article_id as id, page.score::text as score, left(search.body, ${longestRead}) as body,
      (select ${key} from block where place = 1) as start, (select ${key} from block where place = ${blockLength + 1}) as later,
      (select array_agg(distinct folded) from said where search_keys(${language}, left(word, 60)) && ${sql.param(keys)}::text[]) as forms
    from counted left join (page join paper.search search using (article_id)) on true
    order by page.score desc, page.article_id desc`)
  return { hits: found[0]?.hits ?? 0, rows: found.flatMap((row) => (row.id === null ? [] : [row])) }
}

/** Characters of a story that are searched for its excerpt. */
const longestRead = 200_000

function nextOf(found: readonly Row[], mode: Mode): string | null {
  const last = found[pageLength - 1]
  if (found.length > pageLength && last) return [mode, last.start, last.score, last.id].join('_')
  return found[0]?.later ? [mode, found[0].later].join('_') : null
}

async function storiesOf(page: readonly Row[], terms: readonly Term[]): Promise<Found[]> {
  if (page.length === 0) return []
  const known = await cards().where(
    isAmong(
      stories.articleId,
      page.map(({ id }) => id),
    ),
  )
  const byId = new Map(known.map((card) => [card.articleId, card]))
  return page.flatMap(({ id, body, forms }) => {
    const card = byId.get(id)
    return card ? [{ ...card, excerpt: excerptOf(body, terms, forms ?? []) }] : []
  })
}

/** Where the next page begins: in the block that starts with `start`, after `last`. */
type Cursor = { mode: Mode; start: { milliseconds: string; id: string }; last: { score: string; id: string } | null }

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const cursorShape = new RegExp(`^(all|any)_(-?[0-9]{1,14})\\.(${id})(?:_(-?[0-9]{1,6}(?:\\.[0-9]{1,20})?)_(${id}))?$`)

function readCursor(text: string | null): Cursor | null {
  const [, mode, milliseconds, startId, score, lastId] = cursorShape.exec(text ?? '') ?? []
  if (!mode || !milliseconds || !startId) return null
  return {
    mode: mode === 'any' ? 'any' : 'all',
    start: { milliseconds, id: startId },
    last: score && lastId ? { score, id: lastId } : null,
  }
}

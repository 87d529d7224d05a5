import { and, eq, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { stories, texts } from '#db/schema/paper.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import type { Language, Localized } from '#lib/languages.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import { byAuthor } from '#newsroom/paper/by-author.ts'
import { inSection } from '#newsroom/paper/in-section.ts'
import type { Correction } from '#newsroom/paper/newest-corrections.ts'
import { newestFirst } from '#newsroom/paper/newest-first.ts'
import { onTopic } from '#newsroom/paper/on-topic.ts'
import { attachmentsIn, correctionsOf, selectPictures, selectStories } from '#newsroom/paper/published-by-slug.ts'
import { cards, pageLength, type StoryCard } from '#newsroom/paper/story-card.ts'

/** The stories of a feed: all of a language, or those of one section, topic or author. */
export type Scope = { kind: 'all' } | { kind: 'section' | 'topic' | 'author'; id: string }

type Named = { id: string; slug: string; name: Localized }
/** The JPEG of a picture whose width is nearest to 1280 pixels. */
export type FeedPicture = { mediaId: string; hash: string; width: number; height: number }

/** What is needed to write the text of a story. */
export type SyndicatedText = {
  body: ArticleDocument
  pictures: FeedPicture[]
  attachments: PaperAttachment[]
  related: { articleId: string; language: Language; slug: string; headline: string }[]
}
export type SyndicatedStory = StoryCard & {
  bylines: Named[]
  topics: Named[]
  corrections: Correction[]
  /** The hero's JPEG nearest to 1280 pixels, with its size in bytes; null when there is none. */
  enclosure: { width: number; bytes: number } | null
  /** Null when it is too long for a feed: more than `longestText`, or more than `mostText` for all stories together. */
  text: SyndicatedText | null
}

/** In bytes of JSON: the longest text of one story in a feed (about 25,000 words), and the most that is read for one feed. */
export const longestText = 300_000
export const mostText = 2_000_000
/** The most names, pictures and cards that are read for one story. */
const mostNames = 100
const mostInText = 200

/**
 * The newest live stories of a scope, as on the first page of its list. Queried as galley_reader, using indexes. The number of rows and
 * bytes is limited, whatever the stories contain.
 */
export async function findSyndicated(scope: Scope, language: Language): Promise<SyndicatedStory[]> {
  return withTexts(await findNewest(scope, language))
}

/** One live story in the same form; null when there is none at this address. Its text is left out when it is longer than `mostText`. */
export async function findOneSyndicated(language: Language, slug: string): Promise<SyndicatedStory | null> {
  const found = await cards().where(and(eq(stories.language, language), eq(stories.slug, slug)))
  const [story] = await withTexts(found, mostText)
  return story ?? null
}

/** Stories of a list, each with its names, and with its text while it is no longer than `longest`; 0: without texts. */
export async function withTexts(found: readonly StoryCard[], longest = longestText): Promise<SyndicatedStory[]> {
  const ids = found.map(({ articleId }) => articleId)
  const facts = await factsOf(ids)
  const whole = await textsOf(wholeOnes(ids, facts, longest))
  return found.flatMap((card) => {
    const fact = facts.get(card.articleId)
    if (!fact) return [] // unpublished since the list was read
    const { textBytes: _, ...rest } = fact
    return { ...card, ...rest, text: whole.get(card.articleId) ?? null }
  })
}

async function findNewest(scope: Scope, language: Language): Promise<StoryCard[]> {
  if (scope.kind === 'section') return (await inSection(scope.id, language, null)).stories
  if (scope.kind === 'topic') return (await onTopic(scope.id, language, null)).stories
  if (scope.kind === 'author') return (await byAuthor(scope.id, language, null)).stories
  return cards()
    .where(eq(stories.language, language))
    .orderBy(...newestFirst(stories))
    .limit(pageLength)
}

/** Whether a story is in the paper's own feed: among its newest. */
export async function isSyndicated(articleId: string, language: Language): Promise<boolean> {
  const newest = await findNewest({ kind: 'all' }, language)
  return newest.some((card) => card.articleId === articleId)
}

type Facts = Omit<SyndicatedStory, keyof StoryCard | 'text'> & { articleId: string; textBytes: number }

async function factsOf(ids: readonly string[]): Promise<Map<string, Facts>> {
  if (ids.length === 0) return new Map()
  const story = qualify(stories.articleId)
  const rows: Facts[] = await paperDatabase()
    .select({
      articleId: stories.articleId,
      textBytes: sql<number>`(select octet_length(text.body::text) from paper.texts text where text.article_id = ${story})`,
      bylines: sql<Named[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', author.id, 'slug', author.slug, 'name', author.name) order by byline.position), '[]')
        from (select * from paper.story_bylines own where own.article_id = ${story} order by own.position limit ${mostNames}) byline
        join paper.authors author on author.id = byline.author_id)`,
      topics: sql<Named[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', topic.id, 'slug', topic.slug, 'name', topic.name) order by mention.position), '[]')
        from (select * from paper.story_topics own where own.article_id = ${story} order by own.position limit ${mostNames}) mention
        join paper.topics topic on topic.id = mention.topic_id)`,
      corrections: correctionsOf(story),
      enclosure: sql<Facts['enclosure']>`(
        select jsonb_build_object('width', file.width, 'bytes', file.bytes) from paper.renditions file
        where file.media_id = (${qualify(stories.hero)}->>'mediaId')::uuid and ${nearest} limit 1)`,
    })
    .from(stories)
    .where(isAmong(stories.articleId, ids))
  return new Map(rows.map((row) => [row.articleId, row]))
}

/** The newest stories whose texts fit together. */
function wholeOnes(ids: readonly string[], facts: ReadonlyMap<string, Facts>, longest: number): string[] {
  let left = mostText
  return ids.filter((id) => {
    const bytes = facts.get(id)?.textBytes ?? Number.POSITIVE_INFINITY
    if (bytes > longest || bytes > left) return false
    left -= bytes
    return true
  })
}

async function textsOf(ids: readonly string[]): Promise<Map<string, SyndicatedText>> {
  if (ids.length === 0) return new Map()
  const rows = await paperDatabase()
    .select({
      articleId: texts.articleId,
      body: texts.body,
      pictures: sql<FeedPicture[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('mediaId', shown.id, 'hash', file.hash, 'width', file.width, 'height', file.height)), '[]')
        from (${selectPictures()} limit ${mostInText}) shown
        cross join lateral (select * from paper.renditions file where file.media_id = shown.id and ${nearest} limit 1) file)`,
      attachments: attachmentsIn(texts.body),
      related: sql<SyndicatedText['related']>`(
        select coalesce(jsonb_agg(jsonb_build_object('articleId', other.article_id, 'language', other.language, 'slug', other.slug, 'headline', other.headline)), '[]')
        from (${selectStories()} limit ${mostInText}) shown
        cross join lateral (select * from paper.stories card where card.article_id = shown.id offset 0) other)`,
    })
    .from(texts)
    .where(isAmong(texts.articleId, ids))
  return new Map(rows.map(({ articleId, ...text }) => [articleId, text]))
}

/** The order of a picture's files for feeds: the JPEG nearest to 1280 pixels first. */
const nearest = sql`file.shape = 'full' and file.format = 'jpg' order by abs(file.width - 1280), file.width`

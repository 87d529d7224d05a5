import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { paperDatabase } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { pickPageDetails } from '#db/schema/details.ts'
import { publicSections, stories, texts } from '#db/schema/paper.ts'
import type { Language, Localized } from '#lib/languages.ts'
import type { PageDetail } from '#lib/page-details.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import type { Correction } from './newest-corrections.ts'
import { cardColumns, type PaperPicture, pictureOf, type StoryCard, shownPicture } from './story-card.ts'

export type PaperAuthor = {
  id: string
  slug: string
  name: Localized
  title: Localized | null
  biography: Localized | null
  portrait: PaperPicture | null
}
export type RelatedCard = Pick<StoryCard, 'articleId' | 'language' | 'slug' | 'headline' | 'dek' | 'hero'>
export type PublishedArticle = StoryCard &
  Pick<typeof texts.$inferSelect, 'body' | PageDetail> & {
    words: number
    authors: PaperAuthor[]
    topics: { id: string; slug: string; name: Localized }[]
    twins: { language: Language; slug: string }[]
    /** Its corrections, newest first. */
    corrections: Correction[]
    /** Public pictures and live stories that the text refers to. */
    pictures: PaperPicture[]
    attachments: PaperAttachment[]
    related: RelatedCard[]
  }

/** Limits per page for authors, topics, corrections and cards, and for pictures: more than a real story has. */
const most = 100
const mostPictures = 500

/** A live story with everything that its page shows; null when there is none at this address. */
export async function publishedBySlug(language: Language, slug: string): Promise<PublishedArticle | null> {
  const story = qualify(stories.articleId)
  const [found] = await paperDatabase()
    .select({
      ...cardColumns,
      words: stories.words,
      body: texts.body,
      ...pickPageDetails(texts),
      authors: sql<PaperAuthor[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', author.id, 'slug', author.slug, 'name', author.name, 'title', author.title,
          'biography', author.biography, 'portrait', ${pictureOf(sql`author.portrait_id`)}) order by byline.position), '[]')
        from (select * from paper.story_bylines own where own.article_id = ${story} order by own.position limit ${most}) byline
        join paper.authors author on author.id = byline.author_id)`,
      topics: sql<PublishedArticle['topics']>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', topic.id, 'slug', topic.slug, 'name', topic.name) order by mention.position), '[]')
        from (select * from paper.story_topics own where own.article_id = ${story} order by own.position limit ${most}) mention
        join paper.topics topic on topic.id = mention.topic_id)`,
      twins: sql<PublishedArticle['twins']>`(
        select coalesce(jsonb_agg(jsonb_build_object('language', twin.language, 'slug', twin.slug) order by twin.language), '[]')
        from paper.stories twin where twin.twin_group = ${qualify(stories.twinGroup)} and twin.article_id <> ${story})`,
      corrections: correctionsOf(story),
      pictures: sql<PaperPicture[]>`(
        select coalesce(jsonb_agg(found.picture), '[]')
        from (select ${pictureOf(sql`shown.id`)} as picture from (${selectPictures()} limit ${mostPictures}) shown) found
        where found.picture is not null)`,
      attachments: attachmentsIn(texts.body),
      // A lateral join with offset 0 looks up each card by key: Postgres expects a text to name a thousand stories and would otherwise scan
      // all of them.
      related: sql<RelatedCard[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('articleId', other.article_id, 'language', other.language, 'slug', other.slug,
          'headline', other.headline, 'dek', other.dek, 'hero', ${shownPicture(sql`other.hero`)})), '[]')
        from (${selectStories()} limit ${most}) shown
        cross join lateral (select * from paper.stories card where card.article_id = shown.id offset 0) other)`,
    })
    .from(stories)
    .innerJoin(texts, eq(texts.articleId, stories.articleId))
    .innerJoin(publicSections, eq(publicSections.id, stories.sectionId))
    .where(and(eq(stories.language, language), eq(stories.slug, slug)))
  return found ?? null
}

/** The newest corrections of one story. `articleId` is an SQL expression. */
export const correctionsOf = (articleId: SQL) =>
  sql<Correction[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('id', note.id, 'kind', note.kind, 'text', note.text, 'at', note.at) order by note.at desc, note.id desc), '[]')
    from (select * from paper.corrections own where own.article_id = ${articleId} order by own.at desc, own.id desc limit ${most}) note)`.mapWith(
    (notes: (Omit<Correction, 'at'> & { at: string })[]) => notes.map((note) => ({ ...note, at: new Date(note.at) })),
  )

/** The ids of the pictures in the text, a video's among them. The schema guarantees UUIDs, or null where one may be missing. */
export const selectPictures = (body: PgColumn = texts.body) =>
  selectIds(`'strict $.** ? (@.type == "picture" || @.type == "video").attrs.mediaId'`, body)

const selectAttachments = (body: PgColumn) =>
  selectIds(
    `'strict $.** ? (@.type == "audio" || @.type == "video" || @.type == "document").attrs.keyvalue() ? (@.key == "attachmentId" || @.key == "captionsId").value'`,
    body,
  )

const selectIds = (path: string, body: PgColumn) => sql`
  select distinct (id #>> '{}')::uuid as id from jsonb_path_query(${qualify(body)}, ${sql.raw(path)}) id where id <> 'null'`

/** The ids of our stories that the text has a card for or leads to (listStories in newsroom/articles/document.ts). */
export const selectStories = (body: PgColumn = texts.body) => sql`
  select distinct coalesce(about.attrs ->> 'articleId', substr(about.attrs ->> 'href', 7))::uuid as id
  from jsonb_path_query(${qualify(body)},
    'strict $.** ? (@.type == "relatedStory" || (@.type == "link" && @.attrs.href starts with "story:")).attrs') about(attrs)`

/** The attachments of a text as JSON. */
export const attachmentsIn = (body: PgColumn) => sql<PaperAttachment[]>`(
  select coalesce(jsonb_agg(to_jsonb(file)), '[]')
  from (${selectAttachments(body)} limit ${mostPictures}) shown join paper.attachments file on file.id = shown.id)`

import { eq, inArray, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { stories, texts } from '#db/schema/paper.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import type { Language, Localized } from '#lib/languages.ts'
import { byAuthor } from '#newsroom/articles/by-author.ts'
import { inSection } from '#newsroom/articles/in-section.ts'
import type { Correction } from '#newsroom/articles/newest-corrections.ts'
import { newestFirst } from '#newsroom/articles/newest-first.ts'
import { onTopic } from '#newsroom/articles/on-topic.ts'
import { correctionsOf, named } from '#newsroom/articles/published-by-slug.ts'
import { cards, type PaperPicture, pageLength, pictureOf, type ShownPicture, type StoryCard } from '#newsroom/articles/story-card.ts'

/** Which stories a feed for machines has: all of a language, or those of one section, topic or author. */
export type Scope = { kind: 'all' } | { kind: 'section' | 'topic' | 'author'; id: string }

export type SyndicatedStory = StoryCard & {
  body: ArticleDocument
  bylines: { slug: string; name: Localized }[]
  topics: { slug: string; name: Localized }[]
  pictures: PaperPicture[]
  related: { articleId: string; language: Language; slug: string; headline: string }[]
  corrections: Correction[]
  /** Bytes of the hero's JPEG nearest to 1280 pixels; null when there is none. */
  enclosure: { width: number; bytes: number } | null
}

/** The newest live stories of a scope (a page of its list), with their whole text. Read as galley_reader, by index. */
export async function syndicated(scope: Scope, language: Language): Promise<SyndicatedStory[]> {
  const found = await newest(scope, language)
  if (found.length === 0) return []
  const whole = await paperDatabase()
    .select({
      articleId: texts.articleId,
      body: texts.body,
      bylines: sql<SyndicatedStory['bylines']>`(
        select coalesce(jsonb_agg(jsonb_build_object('slug', author.slug, 'name', author.name) order by byline.position), '[]')
        from paper.story_bylines byline join paper.authors author on author.id = byline.author_id where byline.article_id = ${texts.articleId})`,
      topics: sql<SyndicatedStory['topics']>`(
        select coalesce(jsonb_agg(jsonb_build_object('slug', topic.slug, 'name', topic.name) order by story.position), '[]')
        from paper.story_topics story join paper.topics topic on topic.id = story.topic_id where story.article_id = ${texts.articleId})`,
      pictures: sql<PaperPicture[]>`(
        select coalesce(jsonb_agg(found.picture), '[]')
        from (select ${pictureOf(sql`shown.id`)} as picture from (${named('picture', 'mediaId')}) shown) found where found.picture is not null)`,
      related: sql<SyndicatedStory['related']>`(
        select coalesce(jsonb_agg(jsonb_build_object('articleId', other.article_id, 'language', other.language, 'slug', other.slug, 'headline', other.headline)), '[]')
        from (${named('relatedStory', 'articleId')}) shown join paper.stories other on other.article_id = shown.id)`,
      corrections: correctionsOf(sql`${texts.articleId}`),
      enclosure: sql<SyndicatedStory['enclosure']>`(
        select jsonb_build_object('width', file.width, 'bytes', file.bytes)
        from paper.stories story join paper.renditions file on file.media_id = (story.hero->>'mediaId')::uuid
        where story.article_id = ${texts.articleId} and file.shape = 'full' and file.format = 'jpg'
        order by abs(file.width - 1280) limit 1)`,
    })
    .from(texts)
    .where(
      inArray(
        texts.articleId,
        found.map(({ articleId }) => articleId),
      ),
    )
  const byId = new Map(whole.map((story) => [story.articleId, story]))
  return found.flatMap((card) => {
    const rest = byId.get(card.articleId)
    return rest ? [{ ...card, ...rest }] : []
  })
}

async function newest(scope: Scope, language: Language): Promise<StoryCard[]> {
  if (scope.kind === 'section') return (await inSection(scope.id, language, null)).stories
  if (scope.kind === 'topic') return (await onTopic(scope.id, language, null)).stories
  if (scope.kind === 'author') return (await byAuthor(scope.id, language, null)).stories
  return cards()
    .where(eq(stories.language, language))
    .orderBy(...newestFirst(stories))
    .limit(pageLength)
}

/** The hero's JPEG for feeds and previews: the file nearest to 1280 pixels. */
export function jpegOf(picture: ShownPicture | PaperPicture): { width: number; height: number } | null {
  const jpegs = picture.files.filter(({ shape, format }) => shape === 'full' && format === 'jpg')
  return jpegs.sort((a, b) => Math.abs(a.width - 1280) - Math.abs(b.width - 1280))[0] ?? null
}

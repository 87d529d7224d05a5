import { eq, type SQL, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { publicSections, stories, storyCorrections } from '#db/schema/paper.ts'
import type { Picture } from '#lib/document-types.ts'
import type { Language, Localized } from '#lib/languages.ts'

/** A picture as the paper may show it: the files there are of it, and how to keep its place until they come. */
export type PaperPicture = {
  mediaId: string
  hash: string
  width: number
  height: number
  focalX: number
  focalY: number
  thumbhash: string | null
  files: { shape: 'full' | '16x9' | '4x3' | '1x1'; width: number; height: number; format: 'avif' | 'webp' | 'jpg' }[]
}

/** A picture with the words that one story gives it. */
export type ShownPicture = PaperPicture & Pick<Picture, 'alt' | 'caption' | 'credit'>

/** A story as a list of the paper shows it. */
export type StoryCard = {
  articleId: string
  language: Language
  slug: string
  headline: string
  dek: string
  breaking: boolean
  firstPublishedAt: Date
  updatedAt: Date | null
  /** The newest correction, while lists mark it: for some days. */
  correctedAt: Date | null
  section: { id: string; slug: string; name: Localized }
  hero: ShownPicture | null
}

/** One picture as JSON; null when readers may not see it. `id` is an SQL expression that gives a media id. */
export const pictureOf = (id: SQL) => sql`(
  select jsonb_build_object(
    'mediaId', picture.id, 'hash', picture.hash, 'width', picture.width, 'height', picture.height,
    'focalX', picture.focal_x, 'focalY', picture.focal_y, 'thumbhash', picture.thumbhash,
    'files', (
      select coalesce(jsonb_agg(jsonb_build_object('shape', file.shape, 'width', file.width, 'height', file.height, 'format', file.format) order by file.width), '[]')
      from paper.renditions file where file.media_id = picture.id))
  from paper.media picture where picture.id = ${id})`

/** The story's own words (alt, caption, credit) joined to the picture they belong to. */
export const shownPicture = (words: SQL) =>
  sql<ShownPicture | null>`${pictureOf(sql`(${words}->>'mediaId')::uuid`)} || (${words} - 'mediaId')`

/** So long lists say of a story that it was corrected. A clarification is no such news: nothing was wrong. */
export const correctionIsNews = '7 days'

export const cardColumns = {
  articleId: stories.articleId,
  language: stories.language,
  slug: stories.slug,
  headline: stories.headline,
  dek: stories.dek,
  breaking: stories.breaking,
  firstPublishedAt: stories.firstPublishedAt,
  updatedAt: stories.updatedAt,
  correctedAt: sql<Date | null>`(
    select max(note.at) from paper.corrections note
    where note.article_id = ${qualify(stories.articleId)} and note.kind = 'correction' and note.at > now() - ${sql.raw(`interval '${correctionIsNews}'`)})`.mapWith(
    storyCorrections.at,
  ),
  section: { id: publicSections.id, slug: publicSections.slug, name: publicSections.name },
  hero: shownPicture(qualify(stories.hero)),
}

/** How many stories a page of any list has. */
export const pageLength = 20

/** Live stories with their sections; a list adds what it is about, its order and its limit. */
export const cards = () =>
  paperDatabase().select(cardColumns).from(stories).innerJoin(publicSections, eq(publicSections.id, stories.sectionId)).$dynamic()

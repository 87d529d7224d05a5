import { eq, type SQL, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { publicSections, stories, storyCorrections } from '#db/schema/paper.ts'
import type { Picture } from '#lib/document-types.ts'
import type { Language, Localized } from '#lib/languages.ts'
import type { RenditionFormat, Shape } from '#lib/renditions.ts'

/** A public picture: its files, and what is needed to reserve its place until they load. */
export type PaperPicture = {
  mediaId: string
  hash: string
  width: number
  height: number
  focalX: number
  focalY: number
  thumbhash: string | null
  /** The path of the preview link through which alone its files can be loaded; without it the picture is public. */
  through?: string
  /** `mark`: of a crop that somebody drew. */
  files: { shape: 'full' | Shape; mark?: string; width: number; height: number; format: RenditionFormat }[]
}

/** A picture with the texts that one story gives it. */
export type ShownPicture = PaperPicture & Pick<Picture, 'alt' | 'caption' | 'credit'>

/** A story as lists show it. */
export type StoryCard = {
  articleId: string
  language: Language
  slug: string
  headline: string
  dek: string
  breaking: boolean
  firstPublishedAt: Date
  updatedAt: Date | null
  /** The time of the newest correction, for as long as lists show it. */
  correctedAt: Date | null
  section: { id: string; slug: string; name: Localized }
  hero: ShownPicture | null
}

/** One picture as JSON; null when it is not public. `id` is an SQL expression for a media id. */
export const pictureOf = (id: SQL) => sql`(
  select jsonb_build_object(
    'mediaId', picture.id, 'hash', picture.hash, 'width', picture.width, 'height', picture.height,
    'focalX', picture.focal_x, 'focalY', picture.focal_y, 'thumbhash', picture.thumbhash,
    'files', (
      select coalesce(jsonb_agg(jsonb_build_object('shape', file.shape, 'mark', file.mark, 'width', file.width, 'height', file.height, 'format', file.format) order by file.width), '[]')
      from paper.renditions file where file.media_id = picture.id))
  from paper.media picture where picture.id = ${id})`

/** A picture joined with the story's own alt, caption and credit. */
export const shownPicture = (words: SQL) =>
  sql<ShownPicture | null>`${pictureOf(sql`(${words}->>'mediaId')::uuid`)} || (${words} - 'mediaId')`

/** How long lists mark a story as corrected. Clarifications are not marked: nothing was wrong. */
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

/** Stories per page of every list. */
export const pageLength = 20

/** A query of live stories with their sections; each list adds its condition, order and limit. */
export const cards = () =>
  paperDatabase().select(cardColumns).from(stories).innerJoin(publicSections, eq(publicSections.id, stories.sectionId)).$dynamic()

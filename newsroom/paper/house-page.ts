import { and, eq, sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { publicPages } from '#db/schema/paper.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import type { Language, Localized } from '#lib/languages.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import { attachmentsIn, type RelatedCard, selectPictures, selectStories } from './published-by-slug.ts'
import { type PaperPicture, pictureOf, shownPicture } from './story-card.ts'

/** Somebody who works here. */
export type StaffMember = { slug: string; name: Localized; title: Localized | null; portrait: PaperPicture | null }

/** A page of the house as readers see it. */
export type HousePage = {
  pageId: string
  slug: string
  kind: 'text' | 'staff'
  headline: string
  dek: string
  body: ArticleDocument
  publishedAt: Date
  /** The languages in which it is published. */
  languages: Language[]
  pictures: PaperPicture[]
  attachments: PaperAttachment[]
  related: RelatedCard[]
  /** Those who work here, in a page that lists them. */
  staff: StaffMember[]
}

const [most, mostPictures, mostStaff] = [100, 500, 1000]

/** Null when there is none at this address. */
export async function housePage(language: Language, slug: string): Promise<HousePage | null> {
  const [found] = await paperDatabase()
    .select({
      pageId: publicPages.pageId,
      slug: publicPages.slug,
      kind: publicPages.kind,
      headline: publicPages.headline,
      dek: publicPages.dek,
      body: publicPages.body,
      publishedAt: publicPages.publishedAt,
      languages: sql<Language[]>`(
        select jsonb_agg(twin.language order by twin.language) from paper.pages twin where twin.page_id = ${qualify(publicPages.pageId)})`,
      pictures: sql<PaperPicture[]>`(
        select coalesce(jsonb_agg(found.picture), '[]')
        from (select ${pictureOf(sql`shown.id`)} as picture
          from (${selectPictures(publicPages.body)} limit ${mostPictures}) shown) found
        where found.picture is not null)`,
      attachments: attachmentsIn(publicPages.body),
      related: sql<RelatedCard[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('articleId', other.article_id, 'language', other.language, 'slug', other.slug,
          'headline', other.headline, 'dek', other.dek, 'hero', ${shownPicture(sql`other.hero`)})), '[]')
        from (${selectStories(publicPages.body)} limit ${most}) shown
        cross join lateral (select * from paper.stories card where card.article_id = shown.id offset 0) other)`,
    })
    .from(publicPages)
    .where(and(eq(publicPages.language, language), eq(publicPages.slug, slug)))
  return found ? { ...found, staff: found.kind === 'staff' ? await staff() : [] } : null
}

/** Whether readers have a page at this address. */
export async function hasPage(language: Language, slug: string): Promise<boolean> {
  const [found] = await paperDatabase()
    .select({ id: publicPages.pageId })
    .from(publicPages)
    .where(and(eq(publicPages.language, language), eq(publicPages.slug, slug)))
  return found !== undefined
}

async function staff(): Promise<StaffMember[]> {
  const rows = await paperDatabase().execute<StaffMember>(sql`
    select author.slug, author.name, author.title, ${pictureOf(sql`author.portrait_id`)} as portrait
    from paper.staff member join paper.authors author on author.id = member.author_id
    order by author.slug limit ${mostStaff}`)
  return [...rows]
}

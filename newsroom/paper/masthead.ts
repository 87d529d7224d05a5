import { sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { publicNewsroom } from '#db/schema/paper.ts'
import type { FaceChoice } from '#lib/faces.ts'
import type { Language, Localized } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'
import { type PaperPicture, pictureOf } from './story-card.ts'

/** The banner of breaking news in one language. `path`: its story, while readers have it. `version` names what it says. */
export type BreakingBanner = { version: string; language: Language; text: string; articleId: string | null; path: string | null }
/** What a newsroom chose for all of its pages. */
export type House = {
  /** A text below every page. */
  footer: Localized
  /** Where else the paper is found. */
  socialLinks: string[]
  logo: PaperPicture | null
  /** In link previews of pages without a picture of their own. */
  sharePicture: PaperPicture | null
  accentLight: string | null
  accentDark: string | null
  faces: FaceChoice
  /** Search engines may list the paper. */
  indexed: boolean
  /** The pages of the house in all languages, in order. */
  pages: HousePageLink[]
}

export type HousePageLink = { language: Language; slug: string; headline: string }

export type Masthead = {
  name: Localized
  tagline: Localized
  sections: { id: string; slug: string; name: Localized }[]
  /** The banners that stand, at most one a language. */
  breaking: BreakingBanner[]
  house?: House
  /** The style of banners, which the pages add. */
  bannerSheet?: string
}

type StoredBanner = Omit<BreakingBanner, 'path'> & { storyLanguage: Language | null; storySlug: string | null }

/** A newsroom has no name before somebody gives it one. */
export const isNamed = ({ name }: { name: Localized }): boolean => Object.values(name).some(Boolean)

/** What is on every page: the paper's name, its sections in order, breaking news, and what the newsroom chose for its looks. */
export async function masthead(): Promise<Masthead> {
  const [found] = await paperDatabase()
    .select({
      name: publicNewsroom.name,
      tagline: publicNewsroom.tagline,
      sections: sql<Masthead['sections']>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'slug', slug, 'name', name) order by position, slug), '[]')
        from paper.sections)`,
      breaking: sql<StoredBanner[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('version', banner.breaking_id || '.' || banner.version, 'language', banner.language,
          'text', banner.text, 'articleId', banner.article_id, 'storyLanguage', banner.story_language, 'storySlug', banner.story_slug)), '[]')
        from paper.breaking banner)`,
      house: {
        footer: publicNewsroom.footer,
        socialLinks: publicNewsroom.socialLinks,
        logo: sql<PaperPicture | null>`${pictureOf(qualify(publicNewsroom.logoId))}`,
        sharePicture: sql<PaperPicture | null>`${pictureOf(qualify(publicNewsroom.sharePictureId))}`,
        accentLight: publicNewsroom.accentLight,
        accentDark: publicNewsroom.accentDark,
        faces: publicNewsroom.faces,
        indexed: publicNewsroom.indexed,
        pages: sql<HousePageLink[]>`(
          select coalesce(jsonb_agg(jsonb_build_object('language', language, 'slug', slug, 'headline', headline) order by position, slug), '[]')
          from paper.pages)`,
      },
    })
    .from(publicNewsroom)
  const { name = {}, tagline = {}, sections = [], breaking = [], house } = found ?? {}
  return { name: isNamed({ name }) ? name : { en: 'Galley' }, tagline, sections, breaking: breaking.map(withPath), house }
}

const withPath = ({ storyLanguage, storySlug, ...banner }: StoredBanner): BreakingBanner => ({
  ...banner,
  path: storyLanguage && storySlug ? newsPath(storyLanguage, storySlug) : null,
})

import { sql } from 'drizzle-orm'
import { paperDatabase } from '#db/client.ts'
import { publicNewsroom } from '#db/schema/paper.ts'
import type { Language, Localized } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'

/** The banner of breaking news in one language. `path`: its story, while readers have it. `version` names what it says. */
export type BreakingBanner = { version: string; language: Language; text: string; articleId: string | null; path: string | null }
export type Masthead = {
  name: Localized
  tagline: Localized
  sections: { id: string; slug: string; name: Localized }[]
  /** The banners that stand, at most one a language. */
  breaking: BreakingBanner[]
  /** The style of banners, which the pages add. */
  bannerSheet?: string
}

type StoredBanner = Omit<BreakingBanner, 'path'> & { storyLanguage: Language | null; storySlug: string | null }

/** A newsroom has no name before somebody gives it one. */
export const isNamed = ({ name }: { name: Localized }): boolean => Object.values(name).some(Boolean)

/** What is on top of every page: the paper's name, its sections in order, and breaking news. */
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
    })
    .from(publicNewsroom)
  const { name = {}, tagline = {}, sections = [], breaking = [] } = found ?? {}
  return { name: isNamed({ name }) ? name : { en: 'Galley' }, tagline, sections, breaking: breaking.map(withPath) }
}

const withPath = ({ storyLanguage, storySlug, ...banner }: StoredBanner): BreakingBanner => ({
  ...banner,
  path: storyLanguage && storySlug ? newsPath(storyLanguage, storySlug) : null,
})

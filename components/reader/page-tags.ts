import type { Language } from '#lib/languages.ts'
import { tags } from '#lib/tags.ts'
import type { Masthead } from '#newsroom/paper/masthead.ts'
import { bannerIn } from './breaking.tsx'

/** What every page depends on: the masthead, the banner of breaking news, and the story that the banner leads to, live or not. */
export function everywhere(masthead: Masthead, language: Language): string[] {
  const articleId = bannerIn(masthead, language)?.articleId
  return [tags.newsroom(), tags.breaking(language), ...(articleId ? [tags.article(articleId)] : [])]
}

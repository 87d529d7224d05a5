import { draftOf, mainFeed, sectionFeed } from '#lib/feed-names.ts'
import { isSlug } from '#lib/is-slug.ts'
import type { Language } from '#lib/languages.ts'
import { firstLanguage, isPublished } from '#lib/publication.ts'

type Asked = { language?: string | string[]; section?: string | string[]; draft?: string | string[] }

/** The feed that an address of the feed desk names; null when it names none. */
export function feedAsked({ language = firstLanguage(), section, draft }: Asked): { name: string; language: Language } | null {
  if (typeof language !== 'string' || !isPublished(language)) return null
  if (section !== undefined && (typeof section !== 'string' || !isSlug(section))) return null
  const name = section === undefined ? mainFeed : sectionFeed(section)
  return { name: draft === undefined ? name : draftOf(name), language }
}

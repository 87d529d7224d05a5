import type { Transaction } from '#db/client.ts'
import { slugOf } from '#lib/slug.ts'
import type { LockedArticle } from './lock-article.ts'
import { freeSlug } from './slug.ts'

/** The slug after the headline has changed: it follows the headline until the story is published or somebody sets it by hand. */
export async function slugAfter(
  tx: Transaction,
  { id, language, slug, firstPublishedAt }: LockedArticle,
  before: string,
  headline: string,
) {
  if (firstPublishedAt || headline === before) return slug
  const slugOfHeadline = slugOf(before, language)
  const isFromHeadline =
    slug === null ||
    slug === slugOfHeadline ||
    (slug.startsWith(`${slugOfHeadline}-`) && /^\d+$/.test(slug.slice(slugOfHeadline.length + 1)))
  if (!isFromHeadline) return slug
  return headline.trim() === '' ? null : freeSlug(tx, language, slugOf(headline, language), id)
}

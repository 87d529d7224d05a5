import { and, eq, ne } from 'drizzle-orm'
import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { articles, redirects } from '#db/schema/articles.ts'
import { longestSlug } from '#lib/is-slug.ts'
import type { Language } from '#lib/languages.ts'

/** The wanted slug, or the first of -2, -3 … that no other story of this language has or had. */
export async function freeSlug(reading: Reading, language: Language, wanted: string, articleId?: string): Promise<string> {
  const base = wanted.slice(0, longestSlug - 7).replace(/-$/, '')
  // Exact slugs in groups of twenty: a prefix search could not use the index under an ICU collation.
  for (let first = 1; ; first += 20) {
    const candidates = Array.from({ length: 20 }, (_, step) => (first + step === 1 ? wanted : `${base}-${first + step}`))
    const taken = await takenOf(reading, language, candidates, articleId)
    const free = candidates.find((slug) => !taken.has(slug))
    if (free) return free
  }
}

/** Whether another story of this language has this slug, or redirects from it. */
export const isTaken = async (reading: Reading, language: Language, slug: string, articleId: string): Promise<boolean> =>
  (await takenOf(reading, language, [slug], articleId)).has(slug)

async function takenOf(reading: Reading, language: Language, slugs: string[], articleId?: string): Promise<Set<string | null>> {
  const standing = await reading
    .select({ slug: articles.slug })
    .from(articles)
    .where(and(eq(articles.language, language), isAmong(articles.slug, slugs), articleId ? ne(articles.id, articleId) : undefined))
  const left = await reading
    .select({ slug: redirects.slug })
    .from(redirects)
    .where(
      and(eq(redirects.language, language), isAmong(redirects.slug, slugs), articleId ? ne(redirects.articleId, articleId) : undefined),
    )
  return new Set([...standing, ...left].map(({ slug }) => slug))
}

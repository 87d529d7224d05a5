import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { excluded } from '#db/excluded.ts'
import { redirects, type revisions } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { LockedArticle } from '#newsroom/articles/lock-article.ts'

/**
 * Redirects the previous slug to the new one permanently. If the article takes an old slug again, that redirect is removed. A slug that
 * another story took while this one was unpublished stays with that story.
 */
export async function keepOldAddress(
  tx: Transaction,
  article: LockedArticle,
  slug: string,
  latest: Pick<typeof revisions.$inferSelect, 'language' | 'slug'> | undefined,
): Promise<void> {
  await tx
    .delete(redirects)
    .where(and(eq(redirects.language, article.language), eq(redirects.slug, slug), eq(redirects.articleId, article.id)))
  if (!latest || latest.slug === slug) return
  const taken = await tx
    .select({ id: liveArticles.articleId })
    .from(liveArticles)
    .where(and(eq(liveArticles.language, latest.language), eq(liveArticles.slug, latest.slug), ne(liveArticles.articleId, article.id)))
  if (taken.length > 0) return
  await tx
    .insert(redirects)
    .values({ language: latest.language, slug: latest.slug, articleId: article.id })
    .onConflictDoUpdate({ target: [redirects.language, redirects.slug], set: excluded(['articleId']) })
}

import { eq, or, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { comments } from '#db/schema/comments.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { NotFound } from '#lib/outcome.ts'

/** Throws NotFound when this id, which a page chose, is another comment's. */
export async function refuseTakenComment(tx: Transaction, commentId: string): Promise<void> {
  const [taken] = await tx.select({ id: comments.id }).from(comments).where(eq(comments.id, commentId))
  if (taken) throw new NotFound(`comment ${commentId}`)
}

/**
 * Throws NotFound when one of these ids is that of a thread or comment of a discarded story, which could not be restored otherwise. Called
 * after the rows were added, because the story may be discarded while they wait for their ids.
 */
export async function refuseDiscardedIds(tx: Transaction, ...ids: string[]): Promise<void> {
  // Postgres does not count what it costs to read whole stories: of a few hundred it would read all instead of the index.
  await tx.execute(sql`set local enable_seqscan = off`)
  const [holding] = await tx
    .select({ id: discardedArticles.articleId })
    .from(discardedArticles)
    .where(or(...ids.flatMap((id) => [holds('threads', id), holds('comments', id)])))
    .limit(1)
  await tx.execute(sql`set local enable_seqscan = on`)
  if (holding) throw new NotFound(`thread or comment ${ids.join(', ')}`)
}

/** By the indexes discarded_articles_threads and discarded_articles_comments. */
const holds = (what: 'threads' | 'comments', id: string): SQL =>
  sql`jsonb_path_query_array(${discardedArticles.story}, ${sql.raw(`'$.${what}[*].id'`)}) @> ${JSON.stringify([id])}::jsonb`

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/**
 * Locks the pictures and attachments that readers have by a live story, before it is asked which of them they have by it alone: of two
 * stories that leave at the same time with one picture, each would find it with the other, and it would stay at the edges.
 */
export async function lockFiles(tx: Transaction, articleId: string): Promise<void> {
  await tx.execute(sql`
    select id from media where id in (
      select media_id from live_media where article_id = ${articleId}
      union select media_id from feed_looks where article_id = ${articleId})
    order by id for no key update`)
  await tx.execute(sql`
    select id from attachments where id in (select attachment_id from live_attachments where article_id = ${articleId})
    order by id for no key update`)
}

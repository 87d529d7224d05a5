import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { tags } from '#lib/tags.ts'

/**
 * The tags of the pictures that the public sees because of this story alone: no other live story shows them, and they are
 * nobody's portrait. Asked before a change and after it, the difference is what the change takes from readers or gives them.
 */
export async function exclusivePictures(tx: Transaction, articleId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select shown.media_id as id from live_media shown
    where shown.article_id = ${articleId}
      and not exists (select 1 from live_media other where other.media_id = shown.media_id and other.article_id <> shown.article_id)
      and not exists (select 1 from authors author where author.portrait_id = shown.media_id)`)
  return rows.map(({ id }) => tags.media(id))
}

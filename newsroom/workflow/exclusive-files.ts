import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { tags } from '#lib/tags.ts'

/**
 * The tags of the pictures and attachments that are public only because of this story: no other live story shows them, on its page or in a feed, and neither an author nor the paper itself does.
 * The difference between before and after a change is what readers gain or lose.
 */
export async function exclusiveFiles(tx: Transaction, articleId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with shown as (
      select media_id from live_media where article_id = ${articleId}
      union select look.media_id from feed_looks look where look.article_id = ${articleId} and look.media_id is not null
    )
    select shown.media_id as id from shown
    where not exists (select 1 from live_media other where other.media_id = shown.media_id and other.article_id <> ${articleId})
      and not exists (select 1 from feed_looks other where other.media_id = shown.media_id and other.article_id <> ${articleId})
      and not exists (select 1 from authors author where author.portrait_id = shown.media_id)
      and not exists (select 1 from page_media other where other.media_id = shown.media_id)
      and not exists (select 1 from newsroom house where shown.media_id in (house.logo_id, house.share_picture_id))`)
  const files = await tx.execute<{ id: string }>(sql`
    select attachment_id as id from live_attachments shown where article_id = ${articleId}
      and not exists (select 1 from live_attachments other where other.attachment_id = shown.attachment_id and other.article_id <> ${articleId})
      and not exists (select 1 from page_attachments other where other.attachment_id = shown.attachment_id)`)
  return [...rows.map(({ id }) => tags.media(id)), ...files.map(({ id }) => tags.attachment(id))]
}

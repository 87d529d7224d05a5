import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/**
 * Deletes outbox rows that are older than 30 days and that every known edge has applied; without edges, all rows of that age. The newest
 * row always stays, because a starting edge continues from its id. Returns how many were deleted.
 */
export async function sweepOutbox(): Promise<number> {
  const gone = await database().execute(sql`
    delete from outbox
    where created_at < now() - interval '30 days'
      and id < (select max(id) from outbox)
      and id < coalesce((select min(applied_id) from edges), (select max(id) from outbox))
    returning id`)
  return gone.length
}

import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/**
 * Takes away outbox rows that are older than 30 days and that every known edge has applied, the slowest too; without an edge, all
 * such rows. The newest row stays, since edges that start go on from its id. Answers how many went.
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

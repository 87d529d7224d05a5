import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'

/** Days for which a check is kept, and the most that are kept. */
export const kept = { days: 30, checks: 5_000 }

/** Deletes checks that are old, and the oldest of too many. Returns how many. */
export async function sweepChecks(): Promise<number> {
  const gone = await database().execute(sql`
    delete from outside_checks
    where created_at < now() - make_interval(days => ${kept.days})
      or change_id <= (select change_id from outside_checks order by change_id desc offset ${kept.checks} limit 1)
    returning change_id`)
  return gone.length
}

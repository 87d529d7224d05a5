import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** A living edge writes a heartbeat every second. After this many milliseconds without one, something is wrong with it. */
export const unheardFor = 10_000

export type KnownEdge = {
  name: string
  startedAt: Date
  /** Milliseconds since its last heartbeat, by Postgres' clock. */
  unheard: number
  /** How many changes its readers do not have yet. */
  behind: number
}

/** All edges that have not stopped gracefully. */
export async function knownEdges(person: Person): Promise<KnownEdge[]> {
  authorise(person, 'see the health')
  const rows = await database().execute<{ name: string; startedAt: string; unheard: number; behind: number }>(sql`
    select name, started_at as "startedAt", (extract(epoch from clock_timestamp() - seen_at) * 1000)::float8 as unheard,
      (select count(*) from outbox where id > edge.applied_id)::int as behind
    from edges edge order by name`)
  return rows.map(({ startedAt, ...row }) => ({ ...row, startedAt: new Date(startedAt) }))
}

import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** Heard every second while it lives and reaches Postgres; unheard for this long, something is wrong with it. In milliseconds. */
export const unheardFor = 10_000

export type KnownEdge = {
  name: string
  startedAt: Date
  /** Milliseconds since it was last heard, by Postgres' clock. */
  unheard: number
  /** Changes that its readers do not have yet. */
  behind: number
}

/** Every edge that has not stopped in good order, for those who run Galley. */
export async function knownEdges(admin: Person): Promise<KnownEdge[]> {
  authorise(admin, 'change settings')
  const rows = await database().execute<{ name: string; startedAt: string; unheard: number; behind: number }>(sql`
    select name, started_at as "startedAt", (extract(epoch from clock_timestamp() - seen_at) * 1000)::float8 as unheard,
      (select count(*) from outbox where id > edge.applied_id)::int as behind
    from edges edge order by name`)
  return rows.map(({ startedAt, ...row }) => ({ ...row, startedAt: new Date(startedAt) }))
}

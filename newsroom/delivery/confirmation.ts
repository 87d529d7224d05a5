import { type SQL, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** The state of one edge for the newest change of a story. */
export type EdgeStanding = {
  name: string
  hasIt: boolean
  /** Milliseconds from the change to the edge's confirmation, by Postgres' clock; null until it has confirmed. */
  after: number | null
  /** Milliseconds since the edge's last heartbeat. */
  unheardFor: number
}

export type Confirmation = {
  /** The kind of the change: "published", "taken-down" … */
  kind: string
  /** Milliseconds since the change was committed. */
  age: number
  edges: EdgeStanding[]
  /** Every edge has confirmed. Without edges this is true: web serves readers itself and has every change at once. */
  isDone: boolean
}

/**
 * Whether readers have the newest public change of a story; null before the first one. An edge that cannot reach Postgres counts as not
 * having it as long as its row exists: it deletes the row when it stops gracefully, or an admin forgets it.
 */
export async function confirmationOf(person: Person, articleId: string): Promise<Confirmation | null> {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  return confirm(
    sql`event->>'articleId' = ${articleId} and event->>'kind' in ('published', 'updated', 'respelled', 'corrected', 'unpublished', 'taken-down')`,
  )
}

/** The same for breaking news: its banners, as they were published, changed or ended last. */
export async function confirmationOfBreaking(person: Person, breakingId: string): Promise<Confirmation | null> {
  authorise(person, 'publish breaking news')
  return confirm(sql`event->>'breakingId' = ${breakingId} and event->>'kind' = 'breaking'`)
}

/** How the edges stand to the newest of these changes. */
async function confirm(wanted: SQL): Promise<Confirmation | null> {
  const [change] = await database().execute<{ id: string; kind: string; age: number }>(sql`
    select id, event->>'kind' as kind, (extract(epoch from clock_timestamp() - created_at) * 1000)::float8 as age
    from outbox where ${wanted} order by id desc limit 1`)
  if (!change) return null
  const edges = await database().execute<{ name: string; hasIt: boolean; after: number; unheardFor: number }>(sql`
    select edge.name, edge.applied_id >= ${change.id} as "hasIt",
      greatest(0, extract(epoch from edge.applied_at - change.created_at) * 1000)::float8 as after,
      (extract(epoch from clock_timestamp() - edge.seen_at) * 1000)::float8 as "unheardFor"
    from edges edge, outbox change where change.id = ${change.id} order by edge.name`)
  return {
    kind: change.kind,
    age: change.age,
    edges: edges.map(({ name, hasIt, after, unheardFor }) => ({ name, hasIt, after: hasIt ? after : null, unheardFor })),
    isDone: edges.every(({ hasIt }) => hasIt),
  }
}

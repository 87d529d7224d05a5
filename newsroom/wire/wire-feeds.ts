import { asc, eq, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { wireFeeds as rows } from '#db/schema/wire.ts'
import type { Language } from '#lib/languages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

export type WireFeed = {
  id: string
  name: string
  url: string
  language: Language
  minutes: number
  lookedAt: Date | null
  newAt: Date | null
  failures: number
  problem: string | null
  pausedAt: Date | null
  pausedBecause: 'failing' | 'gone' | null
  createdBy: string
}

/** The feeds of the wire by their names. */
export async function wireFeeds(editor: Person): Promise<WireFeed[]> {
  authorise(editor, 'manage the wire')
  return database()
    .select({
      id: rows.id,
      name: rows.name,
      url: rows.url,
      language: rows.language,
      minutes: rows.minutes,
      lookedAt: rows.lookedAt,
      newAt: rows.newAt,
      failures: rows.failures,
      problem: rows.problem,
      pausedAt: rows.pausedAt,
      pausedBecause: rows.pausedBecause,
      createdBy: people.name,
    })
    .from(rows)
    .innerJoin(people, eq(people.id, rows.createdBy))
    .orderBy(asc(sql`lower(${rows.name})`), asc(rows.id))
}

/** Only their names, for those who read the wire: an address may hold a key of the agency. */
export async function wireFeedNames(person: Person): Promise<{ id: string; name: string }[]> {
  authorise(person, 'see the wire')
  return database()
    .select({ id: rows.id, name: rows.name })
    .from(rows)
    .orderBy(asc(sql`lower(${rows.name})`), asc(rows.id))
}

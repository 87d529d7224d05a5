import { asc, isNotNull, or, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { wireFeeds } from '#db/schema/wire.ts'

/** Looks that fail one after the other before somebody should know. */
const worrying = 3

/** The names of feeds that fail, or that Galley paused by itself. There are never more than a few feeds. */
export async function brokenWireFeeds(): Promise<string[]> {
  const found = await database()
    .select({ name: wireFeeds.name })
    .from(wireFeeds)
    .where(or(isNotNull(wireFeeds.pausedBecause), sql`${wireFeeds.pausedAt} is null and ${wireFeeds.failures} >= ${worrying}`))
    .orderBy(asc(wireFeeds.name))
  return found.map(({ name }) => name)
}

import { and, eq } from 'drizzle-orm'
import type { Reading, Transaction } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { sectionOfFeed } from '#lib/feed-names.ts'
import { NotFound } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import { type FeedName, type LockedFeed, lockFeed } from './postgres-feed-order.ts'

/** A feed. A section's feed that nobody has used yet is null; any other unknown feed throws NotFound. */
export async function findFeed(reading: Reading, named: FeedName): Promise<typeof feeds.$inferSelect | null> {
  const [feed] = await reading
    .select()
    .from(feeds)
    .where(and(eq(feeds.name, named.name), eq(feeds.language, named.language)))
  if (feed) return feed
  if (await isUnusedSection(reading, named)) return null
  throw new NotFound(`there is no feed ${named.name} in ${named.language}`)
}

/** Locks a feed; a section's feed comes into being when it is first used. Throws NotFound. */
export async function openFeed(tx: Transaction, named: FeedName): Promise<LockedFeed> {
  if (await isUnusedSection(tx, named)) await tx.insert(feeds).values(named).onConflictDoNothing()
  return lockFeed(tx, named)
}

async function isUnusedSection(reading: Reading, { name, language }: FeedName): Promise<boolean> {
  const slug = sectionOfFeed(name)
  if (slug === null || !isPublished(language)) return false
  const [section] = await reading.select({ id: sections.id }).from(sections).where(eq(sections.slug, slug))
  return section !== undefined
}

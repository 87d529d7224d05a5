import { and, eq, isNull } from 'drizzle-orm'
import { database, now, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { type wireFeeds, wireItems } from '#db/schema/wire.ts'
import { log } from '#lib/log.ts'
import { recall } from '#newsroom/import/recall.ts'
import { machine } from '#newsroom/people/person.ts'
import { takeItems } from '#newsroom/wire/take-items.ts'
import type { FoundItems } from './items-of-file.ts'

type Feed = typeof wireFeeds.$inferSelect

/** Puts what a feed brought into the wire, and takes out of the paper what it recalls. Returns how many texts came or changed. */
export async function keepItems(feed: Feed, { items, recalls }: FoundItems): Promise<number> {
  const own = await findOwn(
    feed,
    recalls.map(({ source }) => source),
  )
  const taken = await transaction((tx) => takeItems(tx, feed.id, items, feed.lookedAt === null))
  for (const item of recalls) {
    if (!own.has(item.source)) {
      log('warn', 'a feed of the wire recalls a text that it did not bring', { feed: feed.url, source: item.source })
      continue
    }
    await recall(machine('wire'), item)
    await database()
      .update(wireItems)
      .set({ recalledAt: now, recall: item.recall, state: 'new' })
      .where(and(eq(wireItems.source, item.source), isNull(wireItems.recalledAt)))
  }
  return taken
}

/** Which of these texts it was the first to bring, before this look. Anybody can name a text of another agency; only its own feed recalls it. */
async function findOwn(feed: Feed, sources: string[]): Promise<Set<string>> {
  if (sources.length === 0) return new Set()
  const rows = await database()
    .select({ source: wireItems.source })
    .from(wireItems)
    .where(and(isAmong(wireItems.source, sources), eq(wireItems.broughtBy, feed.id)))
  return new Set(rows.map(({ source }) => source))
}

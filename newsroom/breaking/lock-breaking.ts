import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import { mainFeed } from '#lib/feed-names.ts'
import { type Language, languages } from '#lib/languages.ts'
import { NotFound } from '#lib/outcome.ts'
import { type LockedFeed, lockWithDraft } from '#newsroom/feed/postgres-feed-order.ts'
import { insertMainFeeds } from '#newsroom/settings/main-feeds.ts'

/** The main feeds of some languages, each with its draft order if there is one. */
export type LockedFeeds = ReadonlyMap<Language, LockedFeed[]>

/**
 * Locks the main feeds of these languages, always in the same order. Whoever changes breaking news locks them first, so that of two editors
 * one comes after the other.
 */
export async function lockMainFeeds(tx: Transaction, wanted: readonly Language[]): Promise<LockedFeeds> {
  const ordered = languages.filter((language) => wanted.includes(language))
  await insertMainFeeds(tx, ordered)
  const feeds = new Map<Language, LockedFeed[]>()
  for (const language of ordered) feeds.set(language, await lockWithDraft(tx, { name: mainFeed, language }))
  return feeds
}

/** The banners that this breaking news has or had, not locked. Throws NotFound. */
export async function bannersOf(tx: Transaction, id: string): Promise<Banner[]> {
  const rows = await tx.select().from(breakingBanners).where(eq(breakingBanners.breakingId, id))
  if (rows.length === 0) throw new NotFound(`breaking news ${id}`)
  return rows
}

/** Locks the main feeds of every language that this breaking news has or had a banner in. Throws NotFound. */
export const lockFeedsOfBreaking = async (tx: Transaction, id: string): Promise<LockedFeeds> =>
  lockMainFeeds(
    tx,
    (await bannersOf(tx, id)).map(({ language }) => language),
  )

/** Breaking news with its banners, locked until the transaction ends. Its feeds must be locked before. Throws NotFound. */
export async function lockBreaking(tx: Transaction, id: string) {
  const [news] = await tx.select().from(breakingNews).where(eq(breakingNews.id, id)).for('update')
  if (!news) throw new NotFound(`breaking news ${id}`)
  const banners = await tx.select().from(breakingBanners).where(eq(breakingBanners.breakingId, id))
  return { ...news, banners }
}

export type Banner = typeof breakingBanners.$inferSelect

/** Those of these languages that a banner stands in. The main feeds are locked, so that none begins meanwhile. */
export async function takenAmong(tx: Transaction, wanted: readonly Language[]): Promise<Language[]> {
  const rows = await tx
    .select({ language: breakingBanners.language })
    .from(breakingBanners)
    .where(and(isNull(breakingBanners.endedAt), isAmong(breakingBanners.language, wanted)))
  return rows.map(({ language }) => language)
}

import { and, eq, isNull } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import type { Person } from '#newsroom/people/person.ts'
import { announceEnd } from './announce-banner.ts'
import { letGo } from './bring-to-top.ts'
import { lockBreaking, lockFeedsOfBreaking } from './lock-breaking.ts'

/**
 * Ends breaking news: no page has its banners any more, and its stories are unpinned if breaking news had pinned them. Returns false when it
 * had ended before: then nothing changes.
 */
export async function endBanners(tx: Transaction, person: Person, id: string): Promise<boolean> {
  const feeds = await lockFeedsOfBreaking(tx, id)
  const news = await lockBreaking(tx, id)
  if (news.endedAt) return false
  await tx
    .update(breakingNews)
    .set({ endedAt: now, endedBy: person.id, version: news.version + 1 })
    .where(eq(breakingNews.id, id))
  for (const banner of news.banners.filter(({ endedAt }) => endedAt === null)) {
    await letGo(tx, person, feeds, banner)
    await announceEnd(tx, banner)
  }
  await tx
    .update(breakingBanners)
    .set({ endedAt: now })
    .where(and(eq(breakingBanners.breakingId, id), isNull(breakingBanners.endedAt)))
  await record(tx, person, 'end-breaking', { kind: 'breaking', id })
  return true
}

import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { breakingNews } from '#db/schema/breaking.ts'
import { schedules } from '#db/schema/schedules.ts'
import { done, no, orNull } from '#lib/outcome.ts'
import { endBanners } from '#newsroom/breaking/end-banners.ts'
import { lockFeedsOfBreaking } from '#newsroom/breaking/lock-breaking.ts'
import type { OtherAct } from './ran.ts'

/** The end of breaking news: its banners leave every page. */
export const endingBreaking: OtherAct = {
  act: 'publish breaking news',
  isDoneHoweverLate: true,
  prepare: async (tx, _person, { subjectId }) => {
    const feedId = subjectId ? await lockFeedOf(tx, subjectId) : null
    if (!subjectId || !feedId) return no('gone')
    if (await isPlanned(tx, subjectId)) return no('planned')
    return done({ subjectId, feedId })
  },
  run: async (tx, person, { subjectId }) => {
    if (!subjectId) return no('gone')
    return done({ isNothingNew: !(await endBanners(tx, person, subjectId)) })
  },
}

/** A main feed of breaking news that stands; null when it ended. Locked first, as for every change of breaking news: it does not end meanwhile. */
async function lockFeedOf(tx: Transaction, id: string): Promise<string | null> {
  const locked = await lockFeedsOfBreaking(tx, id).catch(orNull)
  const [news] = await tx
    .select({ id: breakingNews.id })
    .from(breakingNews)
    .where(and(eq(breakingNews.id, id), isNull(breakingNews.endedAt)))
  const [orders = []] = news && locked ? locked.values() : []
  return orders[0]?.feed.id ?? null
}

async function isPlanned(tx: Transaction, id: string): Promise<boolean> {
  const [standing] = await tx
    .select({ id: schedules.id })
    .from(schedules)
    .where(and(eq(schedules.subjectId, id), eq(schedules.kind, 'end-breaking'), isNull(schedules.endedAt)))
    .limit(1)
  return standing !== undefined
}

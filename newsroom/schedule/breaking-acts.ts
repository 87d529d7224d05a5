import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import { feeds } from '#db/schema/feed.ts'
import { schedules } from '#db/schema/schedules.ts'
import { mainFeed } from '#lib/feed-names.ts'
import { done, no } from '#lib/outcome.ts'
import { endBanners } from '#newsroom/breaking/end-banners.ts'
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

/** A main feed of breaking news that stands, locked as every change of breaking news locks it; null when there is none. */
async function lockFeedOf(tx: Transaction, id: string): Promise<string | null> {
  const [feed] = await tx
    .select({ id: feeds.id })
    .from(breakingNews)
    .innerJoin(breakingBanners, eq(breakingBanners.breakingId, breakingNews.id))
    .innerJoin(feeds, and(eq(feeds.name, mainFeed), eq(feeds.language, breakingBanners.language)))
    .where(and(eq(breakingNews.id, id), isNull(breakingNews.endedAt)))
    .limit(1)
    .for('update', { of: feeds })
  return feed?.id ?? null
}

async function isPlanned(tx: Transaction, id: string): Promise<boolean> {
  const [standing] = await tx
    .select({ id: schedules.id })
    .from(schedules)
    .where(and(eq(schedules.subjectId, id), eq(schedules.kind, 'end-breaking'), isNull(schedules.endedAt)))
    .limit(1)
  return standing !== undefined
}

import { and, desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { justNow } from '#db/just-now.ts'
import { record } from '#db/record.ts'
import { breakingNews } from '#db/schema/breaking.ts'
import { schedules } from '#db/schema/schedules.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { wakeAt } from '#newsroom/articles/wake-at.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import { announceBanner } from './announce-banner.ts'
import type { oneBreakingInput } from './input.ts'
import { lockBreaking, lockFeedsOfBreaking, takenAmong } from './lock-breaking.ts'
import { insertBanner } from './publish-breaking.ts'

/**
 * Undoes the end of breaking news within a minute: its banners stand again as readers had them, with the end that was planned. 'too-late':
 * the minute is over, somebody else or the plan ended it, or its planned end has come. 'standing': other breaking news has begun.
 */
export async function undoEndBreaking(
  person: Person,
  { id }: z.output<typeof oneBreakingInput>,
): Promise<Outcome<null, 'too-late' | 'standing'>> {
  authorise(person, 'publish breaking news')
  requireProof(person)
  return transaction(async (tx) => {
    const feeds = await lockFeedsOfBreaking(tx, id)
    const cancelled = await lockCancelledEnd(tx, id)
    const news = await lockBreaking(tx, id)
    if (!news.endedAt) return done(null)
    if (cancelled?.isPast || news.endedBy !== person.id || !(await endedJustNow(tx, id))) return no('too-late')
    const endedAt = news.endedAt.getTime()
    const banners = news.banners.filter((banner) => banner.endedAt?.getTime() === endedAt)
    const taken = await takenAmong(
      tx,
      banners.map(({ language }) => language),
    )
    if (taken.length > 0) return no('standing', { languages: taken })
    await tx
      .update(breakingNews)
      .set({ endedAt: null, endedBy: null, version: news.version + 1 })
      .where(eq(breakingNews.id, id))
    for (const banner of banners) await announceBanner(tx, await insertBanner(tx, person, feeds, id, banner, banner.version))
    if (cancelled) await standAgain(tx, cancelled)
    await record(tx, person, 'undo-end-breaking', { kind: 'breaking', id })
    return done(null)
  })
}

/** The planned end that was cancelled when breaking news was ended by hand, locked. */
async function lockCancelledEnd(tx: Transaction, id: string) {
  const [schedule] = await tx
    .select({ id: schedules.id, at: schedules.at, isPast: sql<boolean>`${schedules.at} <= now()` })
    .from(schedules)
    .innerJoin(breakingNews, and(eq(breakingNews.id, schedules.subjectId), eq(breakingNews.endedAt, schedules.endedAt)))
    .where(and(eq(schedules.subjectId, id), eq(schedules.kind, 'end-breaking'), eq(schedules.ending, 'cancelled')))
    .orderBy(desc(schedules.endedAt))
    .limit(1)
    .for('update', { of: schedules })
  return schedule ?? null
}

async function endedJustNow(tx: Transaction, id: string): Promise<boolean> {
  const [ended] = await tx
    .select({ is: justNow(breakingNews.endedAt) })
    .from(breakingNews)
    .where(eq(breakingNews.id, id))
  return ended?.is ?? false
}

async function standAgain(tx: Transaction, { id, at }: { id: string; at: Date }): Promise<void> {
  await tx.update(schedules).set({ endedAt: null, endedBy: null, ending: null, reason: null }).where(eq(schedules.id, id))
  await wakeAt(tx, id, at)
}

import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { feedItems, feeds } from '#db/schema/feed.ts'
import { type ScheduleKind, schedules } from '#db/schema/schedules.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { endPin } from '#newsroom/feed/end-pin.ts'
import { launchPlanned } from '#newsroom/feed/launch-order.ts'
import { refusedInDraft, refuseFor } from '#newsroom/feed/refused-pictures.ts'
import { takeOutPlanned } from '#newsroom/feed/take-out-planned.ts'
import { tellDesk } from '#newsroom/feed/tell-desk.ts'
import type { OtherToSchedule } from './input.ts'
import type { About, OtherAct, PrepareProblem } from './ran.ts'

/** The end of a story's pin in a feed. */
export const unpinning: OtherAct = {
  act: 'order the feed',
  isDoneHoweverLate: true,
  prepare: (tx, _person, sent) => ofStoryInFeed(tx, sent),
  run: async (tx, person, { feedId, articleId }) => {
    if (!feedId || !articleId) return no('gone')
    return done({ isNothingNew: !(await endPin(tx, person, feedId, articleId)) })
  },
}

/** A story leaves a feed; it stays published. */
export const takingOut: OtherAct = {
  act: 'order the feed',
  isDoneHoweverLate: true,
  prepare: (tx, _person, sent) => ofStoryInFeed(tx, sent),
  run: async (tx, person, { feedId, articleId }) => {
    if (!feedId || !articleId) return no('gone')
    return done({ isNothingNew: !(await takeOutPlanned(tx, person, feedId, articleId)) })
  },
}

/** A draft order becomes the order of its feed. */
export const launching: OtherAct = {
  act: 'order the feed',
  isDoneHoweverLate: false,
  prepare: async (tx, _person, { feedId, kind }, at) => {
    const draftId = feedId ? await draftIdOf(tx, feedId) : null
    if (!feedId || !draftId) return no('gone')
    if (await isPlanned(tx, feedId, null, kind)) return no('planned')
    const refused = refuseFor(await refusedInDraft(tx, feedId, draftId, at))
    if (refused) return refused
    await tellDesk(tx, feedId)
    return done({ feedId, subjectId: draftId })
  },
  refuseTime: async (tx, { feedId, subjectId }, at) => {
    if (!feedId || !subjectId) return null
    const ended = (await refusedInDraft(tx, feedId, subjectId, at)).filter(({ what }) => what === 'rights-ended')
    return ended.length > 0 ? no('rights-ended', { pictures: [...new Set(ended.map(({ picture }) => picture))] }) : null
  },
  run: async (tx, person, { feedId, subjectId }) => {
    if (!feedId || subjectId !== (await draftIdOf(tx, feedId))) return no('gone')
    const launched = await launchPlanned(tx, person, feedId)
    if (launched.ok) return done(launched.value)
    return launched.problem === 'unfinished' ? no('unfinished', launched.detail) : no('gone')
  },
}

async function ofStoryInFeed(tx: Transaction, { kind, feedId, articleId }: OtherToSchedule): Promise<Outcome<About, PrepareProblem>> {
  if (!feedId || !articleId) return no('gone')
  // The story first, as all verbs do: the row of the schedule refers to it, and would wait for whoever unpublishes it, who waits for the feed.
  await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId)).for('key share')
  // The feed is locked by whoever changes its order, so that nobody takes the story out meanwhile.
  await tx.select({ id: feeds.id }).from(feeds).where(eq(feeds.id, feedId)).for('no key update')
  const [item] = await tx
    .select({ pinned: feedItems.pinned })
    .from(feedItems)
    .where(and(eq(feedItems.feedId, feedId), eq(feedItems.articleId, articleId)))
  if (!item) return no('gone')
  if (await isPlanned(tx, feedId, articleId, kind)) return no('planned')
  await tellDesk(tx, feedId)
  return done({ feedId, articleId })
}

async function draftIdOf(tx: Transaction, feedId: string): Promise<string | null> {
  const [draft] = await tx.select({ id: feeds.id }).from(feeds).where(eq(feeds.draftOf, feedId))
  return draft?.id ?? null
}

async function isPlanned(tx: Transaction, feedId: string, articleId: string | null, kind: ScheduleKind): Promise<boolean> {
  const [standing] = await tx
    .select({ id: schedules.id })
    .from(schedules)
    .where(
      and(
        eq(schedules.feedId, feedId),
        eq(schedules.kind, kind),
        articleId === null ? undefined : eq(schedules.articleId, articleId),
        isNull(schedules.endedAt),
      ),
    )
    .limit(1)
  return standing !== undefined
}

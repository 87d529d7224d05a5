import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { publishingKinds, schedules } from '#db/schema/schedules.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { cancelSchedules, standingSchedule } from '#newsroom/articles/cancel-schedules.ts'
import type { Actor } from '#newsroom/people/person.ts'

/** What an editor says of the schedule of a story that they publish by hand. */
export const scheduleAnswers = ['keep', 'cancel'] as const
export type ScheduleAnswer = (typeof scheduleAnswers)[number]

/**
 * Before a story is published by hand: whether its schedule still stands is for the editor to say. The detail of 'planned' is the schedule,
 * its kind and its time. A schedule that is kept will update the story.
 */
export async function settleSchedule(
  tx: Transaction,
  editor: Actor,
  articleId: string,
  answer: ScheduleAnswer | undefined,
): Promise<Outcome<null, 'planned'>> {
  const standing = await standingSchedule(tx, articleId)
  if (!standing) return done(null)
  const { id, kind, at, ending } = standing
  if (!answer) return no('planned', { schedule: id, kind, at, isHeld: ending !== null })
  if (answer === 'cancel') await cancelSchedules(tx, editor, articleId, 'published', publishingKinds)
  else await tx.update(schedules).set({ kind: 'update' }).where(eq(schedules.id, id))
  return done(null)
}

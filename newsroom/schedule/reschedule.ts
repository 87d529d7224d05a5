import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { publishingKinds, type ScheduleKind, schedules } from '#db/schema/schedules.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { heldByEmbargo } from '#newsroom/articles/embargo.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { meantTime, type TimeProblem } from '#newsroom/articles/meant-time.ts'
import { wakeAt } from '#newsroom/articles/wake-at.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { findSchedule } from './find-schedule.ts'
import type { rescheduleInput } from './input.ts'
import { actOf, kinds } from './kinds.ts'
import { subjectOf } from './lock-schedule.ts'
import { thingOf } from './thing-of.ts'

/**
 * Chooses another time for what is planned, also for what was held or failed. From then on it is done in the name of this person. What was
 * approved stays the same. 'rights-ended': those to one of its pictures end before that time.
 */
export async function reschedule(
  person: Person,
  { id, wallTime, zone, fold }: z.output<typeof rescheduleInput>,
): Promise<Outcome<{ at: Date }, TimeProblem | 'ended' | 'embargoed' | 'rights-ended'>> {
  authorise(person, 'schedule a story')
  return transaction(async (tx) => {
    const found = await findSchedule(tx, id)
    if (!found.ok) return found
    const { kind, articleId, at: before } = found.value
    authorise(person, actOf(kind), await thingOf(tx, found.value))
    const time = await meantTime(tx, { wallTime, zone, fold })
    if (!time.ok) return time
    const at = time.value
    const held = articleId && publishes(kind) ? heldByEmbargo(await lockArticle(tx, person, articleId), at) : null
    if (held) return held
    const refused = await kinds[kind]?.refuseTime?.(tx, found.value, at)
    if (refused) return refused
    const again = { endedAt: null, endedBy: null, ending: null, reason: null, detail: {}, alarmedAt: null }
    await tx
      .update(schedules)
      .set({ at, wallTime, zone, plannedBy: person.id, ...again })
      .where(eq(schedules.id, id))
    await wakeAt(tx, id, at)
    const detail = { schedule: id, kind, from: before.toISOString(), at: at.toISOString(), wallTime, zone }
    await record(tx, person, 'reschedule', subjectOf(found.value), detail)
    return done({ at })
  })
}

const publishes = (kind: ScheduleKind): boolean => publishingKinds.some((publishing) => publishing === kind)

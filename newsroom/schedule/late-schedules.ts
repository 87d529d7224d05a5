import { and, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { schedules } from '#db/schema/schedules.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { listSchedules, type PlannedItem } from './planned.ts'
import { lateAfterMinutes } from './raise-alarm.ts'

/**
 * What should have been done and was not: late by more than five minutes, held, or failed, the oldest first. Asked of the rows and the
 * clock of Postgres, so that it is true also while no worker runs.
 */
export async function lateSchedules(person: Person): Promise<PlannedItem[]> {
  authorise(person, 'schedule a story')
  return listSchedules(person, wasNotDone())
}

/** In a select from schedules. */
export function wasNotDone() {
  const isLate = and(isNull(schedules.endedAt), lt(schedules.at, sql`now() - make_interval(mins => ${lateAfterMinutes})`))
  return or(isLate, inArray(schedules.ending, ['held', 'failed']))
}

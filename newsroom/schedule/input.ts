import { z } from 'zod'
import { scheduleKinds } from '#db/schema/schedules.ts'
import { lineOfText } from '#lib/text-input.ts'
import { isTimeZone } from '#lib/time-zone.ts'
import { isWallTime } from '#lib/wall-time.ts'
import { including, only, seen } from '#newsroom/workflow/input.ts'

const id = z.uuid()

/** What the clocks of the zone show. `fold`: of an hour that they show twice, which one. */
const time = {
  wallTime: lineOfText(16).refine(isWallTime),
  zone: lineOfText(64).refine(isTimeZone),
  fold: z.enum(['earlier', 'later']).optional(),
}

const story = z.object({ kind: z.enum(['publish', 'update']), articleId: id, seen, including, only, ...time })
/** What is about a feed, or about something else by its id. */
const other = z.object({
  kind: z.enum(scheduleKinds).exclude(['publish', 'update']),
  articleId: id.optional(),
  feedId: id.optional(),
  subjectId: id.optional(),
  ...time,
})
export const scheduleInput = z.discriminatedUnion('kind', [story, other])
export type StoryToSchedule = z.output<typeof story>
export type OtherToSchedule = z.output<typeof other>

export const rescheduleInput = z.object({ id, ...time })
export const oneScheduleInput = z.object({ id })
export const useNewestInput = z.object({ id, seen, including, only })
export const schedulesInput = z.object({ articleId: id })
/** A calendar's range: instants, `to` excluded. */
export const plannedInput = z.object({ from: z.coerce.date(), to: z.coerce.date() })

import type { Asked, Outcome, RequestProblem } from '#lib/outcome.ts'
import type { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import type { reschedule } from '#newsroom/schedule/reschedule.ts'
import type { runNow } from '#newsroom/schedule/run-now.ts'
import type { schedule } from '#newsroom/schedule/schedule.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import type { useNewest } from '#newsroom/schedule/use-newest.ts'

/** The server actions about what is planned for a story (app/desk/articles/schedule-actions.ts). */
export type ScheduleActions = {
  of: (story: { articleId: string }) => Promise<Outcome<ShownSchedule[], RequestProblem>>
  schedule: Asked<typeof schedule>
  reschedule: Asked<typeof reschedule>
  takeNewest: Asked<typeof useNewest>
  cancel: Asked<typeof cancelSchedule>
  runNow: Asked<typeof runNow>
}

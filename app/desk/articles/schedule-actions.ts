'use server'

import { action } from '#app/action.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import { oneScheduleInput, rescheduleInput, scheduleInput, schedulesInput, useNewestInput } from '#newsroom/schedule/input.ts'
import { reschedule } from '#newsroom/schedule/reschedule.ts'
import { runNow } from '#newsroom/schedule/run-now.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { type ShownSchedule, schedulesOf } from '#newsroom/schedule/schedules-of.ts'
import { useNewest } from '#newsroom/schedule/use-newest.ts'

export const schedulesAction = action(
  schedulesInput,
  async (person, input): Promise<Outcome<ShownSchedule[], never>> => done(await schedulesOf(person, input)),
)
export const scheduleAction = action(scheduleInput, schedule)
export const rescheduleAction = action(rescheduleInput, reschedule)
export const useNewestAction = action(useNewestInput, useNewest)
export const cancelScheduleAction = action(oneScheduleInput, cancelSchedule)
export const runNowAction = action(oneScheduleInput, runNow)

'use client'

import { useEffect, useRef } from 'react'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import type { ScheduleActions } from './actions.ts'

/** Milliseconds between two looks: a colleague may plan something, or it has gone out. */
const lookEvery = 30_000

/** What is planned for a story. It is asked for again when the story itself has changed its stage or version, and from time to time. */
export function useSchedules(articleId: string, start: ShownSchedule[], ask: ScheduleActions['of'], changedWith: string) {
  const { value = start, again } = useAnswer(['schedules', articleId], () => ask({ articleId }), { start, every: () => lookEvery })
  const shown = useRef(changedWith)
  useEffect(() => {
    if (shown.current === changedWith) return
    shown.current = changedWith
    void again()
  }, [changedWith, again])
  return { schedules: value, standing: standingOf(value), lookAgain: async () => void (await again()) }
}

/** The schedule that will publish or update the story, or that waits for an answer about it. A story has one at most. */
const standingOf = (schedules: readonly ShownSchedule[]): ShownSchedule | null =>
  schedules.find(({ kind, ending }) => (kind === 'publish' || kind === 'update') && ending !== 'done' && ending !== 'cancelled') ?? null

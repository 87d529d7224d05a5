'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { notify } from '#components/ui/notify.ts'
import { useRequest } from '#components/ui/use-request.ts'
import { type Fold, foldOf, wallTimeOf } from '#lib/wall-time.ts'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import { useFormat, useWords } from '#words'
import { type ChosenTime, checkTime } from '../check-time.ts'
import { momentInWords } from '../moment-words.ts'
import { isOutdated, problemInWords } from '../schedule-words.ts'
import type { CalendarActions } from './calendar-props.ts'
import { chooseTime } from './choose-time.ts'
import { moveWallTime } from './days.ts'
import { isMovable } from './item-words.ts'

/** What is open beside the calendar: an item, and the time that was chosen for it by a move that leaves a question. */
export type Opened = { id: string; wallTime?: string }

type Retimed = ChosenTime & { item: CalendarItem; zone: string }

/** Moves of what is planned, and of deadlines, to another time, by the mouse and by keys. */
export function useMoves(items: readonly CalendarItem[], late: readonly CalendarItem[], zone: string, actions: CalendarActions) {
  const say = useWords()
  const { locale } = useFormat()
  const router = useRouter()
  const [opened, open] = useState<Opened | null>(null)
  /** An item that keys are moving, with its time until Enter is pressed. */
  const [held, hold] = useState<{ id: string; wallTime: string } | null>(null)
  /** Times that were sent, until the page has been loaded with them. */
  const [sent, setSent] = useState<ReadonlyMap<string, Date>>(new Map())
  const [shown, show] = useState(items)
  if (shown !== items) {
    show(items)
    setSent(new Map())
  }
  const { run } = useRequest(({ item, ...time }: Retimed) => chooseTime(actions, item, time))

  const atOf = (item: CalendarItem): Date => sent.get(item.id) ?? item.at
  const wallOf = (item: CalendarItem): string => (held?.id === item.id ? held.wallTime : wallTimeOf(atOf(item), zone))
  const forget = (id: string) => setSent((known) => new Map([...known].filter(([each]) => each !== id)))

  async function save(item: CalendarItem, time: ChosenTime, at: Date, isUndo = false) {
    const before = atOf(item)
    setSent((known) => new Map(known).set(item.id, at))
    const answer = await run({ item, zone, wallTime: time.wallTime, fold: time.fold })
    if (answer.ok) {
      const undo = () => void save(item, { wallTime: wallTimeOf(before, zone), fold: foldOf(before, zone) }, before, true)
      const moment = momentInWords(locale, at, zone)
      const action = isUndo || before <= new Date() ? undefined : { label: say('schedule.undo'), onClick: undo }
      notify.done(say('schedule.moved', { moment }), { action })
    } else {
      forget(item.id)
      notify.problem(problemInWords(say, answer.problem, answer.detail))
    }
    if (answer.ok || isOutdated(answer.problem)) router.refresh()
  }

  /** Moves it there at once, or asks what is meant where the time is over, skipped, or comes twice. */
  function moveTo(item: CalendarItem, wallTime: string, fold?: Fold) {
    hold(null)
    if (!isMovable(item) || wallTime === wallTimeOf(atOf(item), zone)) return
    const checked = checkTime({ wallTime, fold }, zone, new Date())
    if (checked.state === 'ready') void save(item, { wallTime, fold }, checked.at)
    else open({ id: item.id, wallTime })
  }

  const moveBy = (item: CalendarItem, by: { days?: number; minutes?: number }) => {
    if (isMovable(item)) hold({ id: item.id, wallTime: moveWallTime(wallOf(item), by) })
  }
  const openedItem = opened && [...items, ...late].find(({ id }) => id === opened.id)
  return { opened, openedItem, open, close: () => open(null), held, hold, wallOf, atOf, moveTo, moveBy, letGo: () => hold(null) }
}

export type Moves = ReturnType<typeof useMoves>

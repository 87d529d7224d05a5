'use client'

import { DndContext, pointerWithin, useDroppable } from '@dnd-kit/core'
import { useEffect, useRef } from 'react'
import { useDragSensors } from '#components/ui/use-drag-sensors.ts'
import { dateFormat } from '#lib/date-format.ts'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import { useFormat, useWords } from '#words'
import { momentInWords } from '../moment-words.ts'
import type { CalendarProps } from './calendar-props.ts'
import { GridItem } from './grid-item.tsx'
import { useDrag } from './use-drag.ts'
import type { Moves } from './use-moves.ts'

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
/** The row that is scrolled to, unless something is earlier. */
const firstShown = '06'

/** dnd-kit would announce in English; moves are announced below. */
const nowhere = typeof document === 'undefined' ? undefined : document.createElement('div')

/** Days by their hours on the newsroom's clocks. The mouse drags, arrow keys and Enter move what has the focus. */
export function CalendarGrid({ days, today, items, zone, moves }: CalendarProps & { moves: Moves }) {
  const say = useWords()
  const box = useRef<HTMLElement>(null)
  const sensors = useDragSensors()
  const { target, ...drag } = useDrag(items, moves)
  const earliest = [firstShown, ...items.map((item) => moves.wallOf(item).slice(11, 13))].sort()[0]
  const shown = useRef(earliest)
  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>(`[data-hour="${shown.current}"]`)
    if (box.current && row) box.current.scrollTop = row.offsetTop - 40
  }, [])
  const byHour = Map.groupBy(items, (item) => moves.wallOf(item).slice(0, 13))
  return (
    <>
      <DndContext sensors={sensors} collisionDetection={pointerWithin} accessibility={{ container: nowhere }} {...drag}>
        {/* A list that scrolls must be reachable by keyboard also when nothing in it can have the focus (WCAG 2.1.1). */}
        <section
          ref={box}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
          tabIndex={0}
          aria-label={say('schedule.grid')}
          className="max-h-[calc(100dvh-9rem)] overflow-y-auto rounded-md border border-line bg-surface"
          style={{ scrollbarGutter: 'stable' }}
        >
          <div className="grid" style={{ gridTemplateColumns: `3.25rem repeat(${days.length}, minmax(0, 1fr))` }}>
            <div className="sticky top-0 z-20 border-line border-b bg-surface" />
            {days.map((day) => (
              <DayHead key={day} day={day} isToday={day === today} />
            ))}
            {hours.map((hour) => (
              <HourRow key={hour} hour={hour} days={days} byHour={byHour} zone={zone} moves={moves} target={target} />
            ))}
          </div>
        </section>
      </DndContext>
      <Announced moves={moves} />
    </>
  )
}

function DayHead({ day, isToday }: { day: string; isToday: boolean }) {
  const { locale } = useFormat()
  const noon = new Date(`${day}T12:00Z`)
  const words = dateFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
  return (
    <div
      aria-current={isToday ? 'date' : undefined}
      className="sticky top-0 z-20 truncate border-line border-b border-l bg-surface px-2 py-1.5 text-ink-soft text-xs aria-[current]:font-bold aria-[current]:text-accent"
    >
      {words.format(noon)}
    </div>
  )
}

type RowProps = {
  hour: string
  days: readonly string[]
  byHour: ReadonlyMap<string, CalendarItem[]>
  zone: string
  moves: Moves
  target: { id: string; wallTime: string } | null
}

function HourRow({ hour, days, byHour, zone, moves, target }: RowProps) {
  return (
    <>
      <div data-hour={hour} className="border-line border-b px-1.5 pt-0.5 text-right text-2xs text-ink-faint tabular-nums">
        {hour}:00
      </div>
      {days.map((day) => (
        <Cell key={day} id={`${day}T${hour}`}>
          {byHour.get(`${day}T${hour}`)?.map((item) => (
            <GridItem key={item.id} item={item} zone={zone} moves={moves} target={target?.id === item.id ? target.wallTime : null} />
          ))}
        </Cell>
      ))}
    </>
  )
}

function Cell({ id, children }: { id: string; children: React.ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id })
  return (
    <div
      ref={setNodeRef}
      data-cell={id}
      className={`grid min-h-8 min-w-0 content-start gap-0.5 border-line border-b border-l p-0.5 ${isOver ? 'bg-accent-soft' : ''}`}
    >
      {children}
    </div>
  )
}

/** Says where keys have moved something, before Enter is pressed. */
function Announced({ moves: { held } }: { moves: Moves }) {
  const say = useWords()
  const { locale } = useFormat()
  const moment = held && momentInWords(locale, new Date(`${held.wallTime}Z`), 'UTC')
  return (
    <p role="status" className={held ? 'mt-2 font-semibold text-accent text-xs' : 'sr-only'}>
      {moment && say('schedule.moving', { moment })}
    </p>
  )
}

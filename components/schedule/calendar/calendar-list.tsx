'use client'

import { AlarmClock, LockKeyhole } from 'lucide-react'
import { useRef } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { usePlainLinks } from '#components/ui/link.tsx'
import { RowButton } from '#components/ui/row-button.tsx'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'
import type { Say } from '#components/ui/words/say.ts'
import { dateFormat } from '#lib/date-format.ts'
import { foldOf } from '#lib/wall-time.ts'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import { useFormat, useWords } from '#words'
import { hourInWords } from '../moment-words.ts'
import { addressOf, isMovable, kindInWords, standingOf, titleOf } from './item-words.ts'
import type { Moves } from './use-moves.ts'

type Props = { items: readonly CalendarItem[]; days: readonly string[]; today: string; zone: string; moves: Moves }

/** So many the server draws, far more than a screen shows; the browser draws all. */
const firstDrawn = 200

/** What goes out, day by day. */
export function CalendarList({ items, days, today, zone, moves }: Props) {
  const say = useWords()
  const { locale } = useFormat()
  const list = useRef<HTMLDivElement>(null)
  usePlainLinks(list)
  const isHydrated = useIsHydrated()
  const byDay = Map.groupBy(isHydrated ? items : items.slice(0, firstDrawn), (item) => moves.wallOf(item).slice(0, 10))
  const shown = days.filter((day) => byDay.has(day))
  return (
    <div ref={list}>
      {shown.length === 0 && <EmptyState title={say('schedule.none')}>{say('schedule.noneAbout')}</EmptyState>}
      {shown.map((day) => (
        <section key={day} aria-labelledby={`day-${day}`} className="mb-6">
          <DayHeading day={day} isToday={day === today} />
          <ul className="border-line border-t">{byDay.get(day)?.map((item) => drawItem(item, { say, locale, zone, moves }))}</ul>
        </section>
      ))}
    </div>
  )
}

function DayHeading({ day, isToday }: { day: string; isToday: boolean }) {
  const say = useWords()
  const { locale } = useFormat()
  const words = dateFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
  return (
    <h2 id={`day-${day}`} className="mb-1 flex items-center gap-2 font-bold">
      <span className="inline-block first-letter:uppercase">{words.format(new Date(`${day}T12:00Z`))}</span>
      {isToday && <Badge tone="accent">{say('schedule.today')}</Badge>}
    </h2>
  )
}

type Around = Pick<Props, 'zone' | 'moves'> & { say: Say; locale: string }

/** One thing. Neither it nor its link is a component of its own: a fortnight has hundreds. */
function drawItem(item: CalendarItem, { say, locale, zone, moves }: Around) {
  const at = moves.atOf(item)
  const address = addressOf(item)
  const standing = standingOf(item)
  return (
    <li key={item.id} className="grid grid-cols-[3.25rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-line border-b py-2">
      <time dateTime={at.toISOString()} className={`font-semibold tabular-nums ${foldOf(at, zone) ? 'text-2xs' : ''}`}>
        {hourInWords(locale, at, zone)}
      </time>
      <div className="min-w-0">
        {address && (
          <a href={address} lang={item.language ?? undefined} className="wrap-anywhere line-clamp-2 font-semibold hover:underline">
            {titleOf(say, item)}
          </a>
        )}
        <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-xs">
          {standing === 'embargo' && <LockKeyhole size={12} aria-hidden="true" />}
          {standing === 'deadline' && <AlarmClock size={12} aria-hidden="true" />}
          {standing === 'overdue' ? <Badge tone="danger">{kindInWords(say, item)}</Badge> : kindInWords(say, item)}
          {standing === 'done' && <Badge tone="good">{say('schedule.done')}</Badge>}
          {standing === 'held' && <Badge tone="danger">{say('schedule.markHeld')}</Badge>}
          {item.plannedBy && <span>{say('schedule.plannedBy', { name: item.plannedBy })}</span>}
        </p>
      </div>
      {isMovable(item) && item.mayMove && (
        <RowButton
          className="max-sm:col-start-2 max-sm:mt-2 max-sm:justify-self-start"
          data-item={item.id}
          aria-label={say('schedule.changeTimeOf', { headline: titleOf(say, item) || kindInWords(say, item) })}
          onClick={() => moves.open({ id: item.id })}
        >
          {say('schedule.changeTime')}
        </RowButton>
      )}
    </li>
  )
}

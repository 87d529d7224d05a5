'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from '#components/ui/link.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { useIsNarrow } from '#components/ui/use-is-narrow.ts'
import { dateFormat } from '#lib/date-format.ts'
import { useFormat, useWords } from '#words'
import { calendarAddress } from './address.ts'
import { CalendarGrid } from './calendar-grid.tsx'
import { CalendarList } from './calendar-list.tsx'
import type { CalendarProps } from './calendar-props.ts'
import { turn, views } from './days.ts'
import { ItemPanel } from './item-panel.tsx'
import { LateItems } from './late-items.tsx'
import { OwnCalendar } from './own-calendar.tsx'
import { RefreshCalendar } from './refresh-calendar.tsx'
import { type Moves, useMoves } from './use-moves.ts'

/** What goes out when: a week or a day by its hours, or a list. A phone has the list. */
export function CalendarPage(props: CalendarProps) {
  const say = useWords()
  const { view, days, items, late, zone, actions } = props
  const isList = useIsNarrow(props.isPhone) || view === 'list'
  const moves = useMoves(items, late, zone, actions)
  useFocusOnItem(items, moves, isList)
  return (
    <Page title={say('desk.calendar')} actions={<Turning {...props} />} wide>
      {late.length > 0 && <LateItems items={late} zone={zone} onOpen={(id) => moves.open({ id })} />}
      {isList ? (
        <CalendarList items={items} days={days} today={props.today} zone={zone} moves={moves} />
      ) : (
        <>
          {items.length === 0 && <p className="mb-2 text-ink-soft">{say('schedule.none')}</p>}
          <CalendarGrid {...props} moves={moves} />
          {props.mayPlan && <p className="mt-2 text-2xs text-ink-faint">{say('schedule.keys')}</p>}
        </>
      )}
      {moves.opened && moves.openedItem && (
        <ItemPanel key={`${moves.opened.id} ${moves.opened.wallTime}`} {...props} item={moves.openedItem} moves={moves} />
      )}
      <OwnCalendar hasAddress={props.hasAddress} actions={actions} />
      <RefreshCalendar />
    </Page>
  )
}

/** To the days before and after, to today, and to the other views. */
function Turning({ view, day, today, days }: CalendarProps) {
  const say = useWords()
  return (
    <>
      <span className="mr-auto font-semibold text-ink-soft tabular-nums">{useSpan(days)}</span>
      <LinkButton href={calendarAddress(view, turn(view, day, -1))} square aria-label={say('schedule.earlier')}>
        <ChevronLeft size={16} aria-hidden="true" />
      </LinkButton>
      <LinkButton href={calendarAddress(view, today)}>{say('schedule.today')}</LinkButton>
      <LinkButton href={calendarAddress(view, turn(view, day, 1))} square aria-label={say('schedule.later')}>
        <ChevronRight size={16} aria-hidden="true" />
      </LinkButton>
      <nav aria-label={say('schedule.view')} className="flex gap-0.5 rounded-md bg-sunken p-0.5">
        {views.map((each) => (
          <Link
            key={each}
            href={calendarAddress(each, day)}
            aria-current={each === view ? 'true' : undefined}
            className={`rounded-sm px-2.5 py-1 text-ink-soft text-xs aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-ink ${each === 'day' ? 'max-md:hidden' : ''}`}
          >
            {/* A phone has the list alone: of a week, or of two. */}
            <span className={each === 'list' ? 'max-md:hidden' : ''}>{say(`schedule.view-${each}`)}</span>
            {each === 'list' && <span className="md:hidden">{say('schedule.view-two-weeks')}</span>}
          </Link>
        ))}
      </nav>
    </>
  )
}

/** Something that was moved to another day or hour is another element there, which takes over the focus of the one that is gone. */
function useFocusOnItem(items: CalendarProps['items'], { opened }: Moves, isList: boolean) {
  const chosen = useRef<string>(undefined)
  const focused = useRef<Element>(null)
  useEffect(() => {
    if (opened) chosen.current = opened.id
    else focused.current = chosen.current ? document.activeElement : null
  }, [opened])
  // biome-ignore lint/correctness/useExhaustiveDependencies: elements come and go when the page has been loaded again, or has another width
  useEffect(() => {
    if (!focused.current || focused.current.isConnected || document.activeElement !== document.body) return
    const there = document.querySelectorAll<HTMLElement>(`[data-item="${chosen.current}"]`)
    for (const element of there) if (element.checkVisibility()) element.focus()
    focused.current = null
  }, [items, isList])
}

/** "23–29 Nov 2026", with plain spaces: Node and browsers put different ones around the dash, and React would render the page once more. */
function useSpan(days: readonly string[]): string {
  const { locale } = useFormat()
  const format = dateFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
  const [first, last] = [days[0], days.at(-1)].map((day) => new Date(`${day}T12:00Z`))
  return first && last ? format.formatRange(first, last).replaceAll(/\s/g, ' ') : ''
}

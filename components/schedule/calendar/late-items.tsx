'use client'

import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import { useFormat, useWords } from '#words'
import { momentInWords } from '../moment-words.ts'
import { kindInWords, titleOf } from './item-words.ts'

/** What should have gone out and did not, above the calendar. */
export function LateItems({ items, zone, onOpen }: { items: readonly CalendarItem[]; zone: string; onOpen: (id: string) => void }) {
  const say = useWords()
  const { locale } = useFormat()
  return (
    <section aria-label={say('schedule.late', { count: items.length })} className="mb-4">
      <Alert tone="danger">
        <p className="font-semibold">{say('schedule.late', { count: items.length })}</p>
        <ul className="mt-1 grid gap-1">
          {items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0">
                <span className="tabular-nums">{momentInWords(locale, item.at, zone)}</span> · {kindInWords(say, item)} ·{' '}
                <span lang={item.language ?? undefined}>{titleOf(say, item)}</span>
              </span>
              <Button size="small" onPress={() => onOpen(item.id)}>
                {say('schedule.decide')}
              </Button>
            </li>
          ))}
        </ul>
      </Alert>
    </section>
  )
}

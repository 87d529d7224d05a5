'use client'

import { useState } from 'react'
import { momentInWords } from '#components/schedule/moment-words.ts'
import { TimeField } from '#components/schedule/time-field.tsx'
import { useTime } from '#components/schedule/use-time.ts'
import { Button } from '#components/ui/button.tsx'
import { OrderedList } from '#components/ui/ordered-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { useFormat, useWords } from '#words'
import { type BulkActions, planFor } from './acts.ts'
import type { ListedStory } from './selection.tsx'
import type { ActOnOne } from './use-bulk.ts'

/** Chooses when the selected stories go out, and in which order of that minute. Another selection is another panel. */
export function SchedulePanel({
  selected,
  actions,
  onClose,
  onPlan,
}: {
  selected: readonly ListedStory[]
  actions: BulkActions
  onClose: () => void
  onPlan: (stories: readonly ListedStory[], act: ActOnOne) => void
}) {
  const say = useWords()
  const { locale } = useFormat()
  const time = useTime(newsroomZone())
  // The first of the list goes out last, and is then on top of the feed as it is on top of the list.
  const [stories, setStories] = useState<readonly ListedStory[]>(() => selected.toReversed())
  const at = time.checked?.state === 'ready' && time.misread === null ? time.checked.at : null
  const plan = () => {
    if (at && time.chosen) onPlan(stories, planFor(actions, { ...time.chosen, zone: time.zone }))
  }
  return (
    <Panel title={say('stories.bulkScheduleTitle')} onClose={onClose} className="mb-2 max-h-[70dvh] overflow-y-auto">
      <form
        noValidate
        className="grid gap-3 md:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          plan()
        }}
      >
        <div>
          <TimeField time={time} past={say('schedule.pastPlain')} />
          <p className="mt-2 text-ink-soft text-xs">{say('stories.bulkScheduleAbout')}</p>
        </div>
        {stories.length > 1 && (
          <div className="min-w-0">
            <p className="mb-1 text-ink-soft">{say('stories.bulkOrderAbout')}</p>
            <OrderedList
              label={say('stories.bulkOrder')}
              items={stories.map((story) => ({ ...story, name: story.headline || say('everywhere.noHeadline') }))}
              least={1}
              onChange={setStories}
              className="rounded-md border border-line px-2"
            >
              {({ name }, place) => `${place + 1}. ${name}`}
            </OrderedList>
          </div>
        )}
        <div className="flex flex-wrap justify-end gap-2 md:col-span-2">
          <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={at === null || stories.length === 0}>
            {at ? say('schedule.doItAt', { moment: momentInWords(locale, at, time.zone) }) : say('schedule.doIt')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

'use client'

import { Alert } from '#components/ui/alert.tsx'
import { Select } from '#components/ui/select.tsx'
import { newsroomZone } from '#lib/publication.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import { useFormat, useWords } from '#words'
import { momentInWords } from './moment-words.ts'

export type ScheduleAnswer = 'keep' | 'cancel'

/** Before a story is published by hand: does what was planned for it still stand? */
export function StandingQuestion({
  standing: { at },
  answer,
  onChange,
}: {
  standing: ShownSchedule
  answer: ScheduleAnswer | undefined
  onChange: (answer: ScheduleAnswer) => void
}) {
  const say = useWords()
  const { locale } = useFormat()
  const choices = [
    { id: 'cancel', name: say('schedule.standingCancel') },
    { id: 'keep', name: say('schedule.standingKeep') },
  ] as const
  return (
    <div className="mt-3">
      <Alert tone="warn">
        <Select
          label={say('schedule.standingAsk', { moment: momentInWords(locale, at, newsroomZone()) })}
          choices={choices}
          selectedKey={answer ?? null}
          onSelectionChange={(key) => {
            const chosen = choices.find(({ id }) => id === key)
            if (chosen) onChange(chosen.id)
          }}
        />
      </Alert>
    </div>
  )
}

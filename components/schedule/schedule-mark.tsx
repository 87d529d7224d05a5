'use client'

import { Clock } from 'lucide-react'
import { Badge } from '#components/ui/badge.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { useFormat, useWords } from '#words'
import { momentInWords } from './moment-words.ts'

/** What is planned for a story, in a list: when it goes out, or that it did not. */
export function ScheduleMark({ at, isUpdate, isHeld }: { at: Date; isUpdate: boolean; isHeld: boolean }) {
  const say = useWords()
  const { locale } = useFormat()
  const moment = momentInWords(locale, at, newsroomZone())
  if (isHeld) return <Badge tone="danger">{say('schedule.markHeld')}</Badge>
  return (
    <Badge tone="accent">
      <Clock size={11} aria-hidden="true" />
      <span className="sr-only">{say(isUpdate ? 'schedule.markUpdate' : 'schedule.markPublish')} </span>
      <time dateTime={at.toISOString()} className="tabular-nums">
        {moment}
      </time>
    </Badge>
  )
}

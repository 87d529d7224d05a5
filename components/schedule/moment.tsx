'use client'

import { newsroomZone } from '#lib/publication.ts'
import { isSameZone } from '#lib/time-zone.ts'
import { useFormat, useWords } from '#words'
import { awayInWords, momentInWords, placeOf } from './moment-words.ts'
import { useOwnZone } from './use-own-zone.ts'

/** A moment on the newsroom's clocks, and on one's own where they differ. `withAway`: how far away it is. */
export function Moment({ at, zone = newsroomZone(), withAway }: { at: Date; zone?: string; withAway?: boolean }) {
  const say = useWords()
  const { locale } = useFormat()
  const own = useOwnZone()
  const moment = momentInWords(locale, at, zone)
  return (
    <div>
      <p className="tabular-nums">
        <time dateTime={at.toISOString()} className="font-semibold">
          {moment}
        </time>
        {withAway && (
          <span className="text-ink-soft" suppressHydrationWarning>
            {` · ${awayInWords(say, at)}`}
          </span>
        )}
      </p>
      {own && !isSameZone(own, zone) && momentInWords(locale, at, own) !== moment && (
        <p className="text-ink-soft text-xs tabular-nums">
          {say('schedule.yours', { place: placeOf(own), moment: momentInWords(locale, at, own) })}
        </p>
      )}
    </div>
  )
}

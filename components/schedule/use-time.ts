'use client'

import { useState } from 'react'
import { readTimePhrase } from '#lib/time-phrase.ts'
import { type ChosenTime, checkTime } from './check-time.ts'

/** A time while it is being chosen, by a typed phrase or by the fields of its date and hour. */
export function useTime(zone: string, start: ChosenTime | null = null) {
  const [phrase, setPhrase] = useState('')
  const [first] = useState(start)
  const [chosen, setChosen] = useState<ChosenTime | null>(start)
  const now = new Date()
  const read = phrase.trim() === '' ? null : readTimePhrase(phrase, now, zone)

  return {
    zone,
    phrase,
    chosen,
    /** Why the typed phrase is no time; null without a phrase. */
    misread: read && read.kind !== 'time' ? read.kind : null,
    checked: chosen && checkTime(chosen, zone, now),
    /** Whether the time is still the one at first. */
    isFirst: chosen !== null && chosen === first,
    type(text: string) {
      setPhrase(text)
      const typed = readTimePhrase(text, new Date(), zone)
      if (typed.kind === 'time') setChosen({ wallTime: typed.wallTime, fold: typed.fold })
    },
    choose(time: ChosenTime) {
      setPhrase('')
      setChosen(time)
    },
  }
}

export type Time = ReturnType<typeof useTime>

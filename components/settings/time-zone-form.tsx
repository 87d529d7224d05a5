'use client'

import { useState } from 'react'
import { type Ask, inWords } from '#components/people/words.ts'
import { useOwnZone } from '#components/schedule/use-own-zone.ts'
import { Button } from '#components/ui/button.tsx'
import { ComboBox } from '#components/ui/combo-box.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { dateFormat } from '#lib/date-format.ts'
import { isSameZone, offsetOf, timeZones } from '#lib/time-zone.ts'
import { useFormat, useWords } from '#words'

/** The newsroom's time zone: found by its city, and saved with a button. */
export function TimeZoneForm({ zone, save }: { zone: string; save: Ask<{ zone: string }> }) {
  const say = useWords()
  const [chosen, setChosen] = useState(zone)
  const [query, setQuery] = useState('')
  const own = useOwnZone()
  const { run, busy } = useAsk(inWords, save, () => say('settings.timeZoneSaved'))
  const choose = (id: string) => {
    setChosen(id)
    setQuery('')
  }
  return (
    <div className="grid max-w-xl gap-3">
      <ZoneNow zone={chosen} />
      <div className="flex flex-wrap items-end gap-3">
        <ComboBox
          label={say('settings.timeZoneFind')}
          placeholder={say('settings.timeZoneHint')}
          choices={zonesLike(query)}
          inputValue={query}
          onInputChange={setQuery}
          onChoose={choose}
          className="min-w-[min(100%,14rem)] flex-1"
        />
        <Button tone="primary" isPending={busy} isDisabled={chosen === zone} onPress={() => void run({ zone: chosen })}>
          {say('settings.saveTimeZone')}
        </Button>
      </div>
      {own && !isSameZone(own, chosen) && (
        <div>
          <Button size="small" onPress={() => choose(own)}>
            {say('settings.timeZoneOwn', { zone: nameOf(own) })}
          </Button>
        </div>
      )}
    </div>
  )
}

function ZoneNow({ zone }: { zone: string }) {
  const say = useWords()
  const format = useFormat()
  const now = new Date()
  const time = dateFormat(format.locale, { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(now)
  return (
    <p className="font-semibold" suppressHydrationWarning>
      {say('settings.timeZoneIs', { zone: nameOf(zone), time, offset: offsetOf(zone, now) })}
    </p>
  )
}

/** A list of more zones is not read. */
const mostShown = 30

function zonesLike(query: string): { id: string; name: string }[] {
  const words = fold(query).split(' ').filter(Boolean)
  if (words.length === 0) return []
  return timeZones()
    .filter((zone) => words.every((word) => fold(zone).includes(word)))
    .slice(0, mostShown)
    .map((id) => ({ id, name: `${nameOf(id)} (${offsetOf(id, new Date())})` }))
}

const fold = (text: string) => text.toLowerCase().replaceAll('_', ' ')
const nameOf = (zone: string) => zone.replaceAll('_', ' ')

'use client'

import { DateField, DateInput, DateSegment, Label } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { fieldBox, fieldLabel } from '#components/ui/field-style.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { offsetOf } from '#lib/time-zone.ts'
import { foldOf, toDateTime, toWallTime, wallTimeOf } from '#lib/wall-time.ts'
import { useFormat, useWords } from '#words'
import { Moment } from './moment.tsx'
import { hourInWords, placeOf } from './moment-words.ts'
import type { Time } from './use-time.ts'

/**
 * Chooses a time on the newsroom's clocks: typed as a phrase ("tomorrow 6:00"), or by its parts. A time that the clocks skip or show twice
 * is asked about, and one that is over is refused. `isSaid`: the time at first is said above the field, and not again
 * below it. `refusal`: why this time is not possible for another reason.
 */
export function TimeField({
  time,
  past,
  isSaid = false,
  refusal = null,
  autoFocus = false,
}: {
  time: Time
  past: string
  isSaid?: boolean
  refusal?: string | null
  autoFocus?: boolean
}) {
  const say = useWords()
  return (
    <div className="grid gap-2">
      <TextField
        label={say('schedule.when')}
        placeholder={say('schedule.phrase')}
        value={time.phrase}
        onChange={time.type}
        maxLength={60}
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <Parts time={time} />
      <div aria-live="polite">
        {/* Not as an error: somebody may be in the middle of a word. */}
        {time.misread ? (
          <p className="text-ink-soft text-xs">{say(`schedule.${time.misread}`)}</p>
        ) : (
          !(isSaid && time.isFirst && time.checked?.state === 'ready') && <Answer time={time} past={past} />
        )}
        {!time.misread && refusal && <p className="mt-1 text-danger text-xs">{refusal}</p>}
      </div>
    </div>
  )
}

function Parts({ time: { zone, chosen, choose } }: { time: Time }) {
  const say = useWords()
  return (
    <DateField
      value={chosen && toDateTime(chosen.wallTime)}
      placeholderValue={toDateTime(wallTimeOf(new Date(), zone))}
      onChange={(value) => value && 'hour' in value && choose({ wallTime: toWallTime(value) })}
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
    >
      <Label className={fieldLabel}>{say('schedule.dateAndTime', { place: placeOf(zone) })}</Label>
      <DateInput className={`${fieldBox} flex h-8 items-center px-2 pointer-coarse:h-11`}>
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-sm px-0.5 tabular-nums outline-none data-placeholder:text-ink-faint data-focused:bg-accent data-focused:text-on-accent"
          />
        )}
      </DateInput>
    </DateField>
  )
}

/** What the chosen time means, or what is to be decided first. */
function Answer({ time, past }: { time: Time; past: string }) {
  const { zone, checked, choose } = time
  if (!checked) return null
  if (checked.state === 'ready') return <Moment at={checked.at} zone={zone} withAway />
  if (checked.state === 'past') return <p className="text-danger text-xs">{past}</p>
  if (checked.state === 'twice') return <Twice time={time} instants={[checked.earlier, checked.later]} />
  return <Skipped zone={zone} instants={[checked.before, checked.after]} wallTime={time.chosen?.wallTime ?? ''} choose={choose} />
}

function Twice({ time: { zone, chosen, choose }, instants }: { time: Time; instants: readonly [Date, Date] }) {
  const say = useWords()
  const { locale } = useFormat()
  const [hour] = hourInWords(locale, instants[0], zone).split(' ')
  return (
    <fieldset aria-label={say('schedule.twiceWhich')} className="rounded-md bg-warn-soft px-3 py-2">
      <p>{say('schedule.twice', { time: hour ?? '' })}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {instants.map((at, place) => (
          <Button
            key={at.getTime()}
            size="small"
            onPress={() => chosen && choose({ wallTime: chosen.wallTime, fold: place === 0 ? 'earlier' : 'later' })}
          >
            {say(place === 0 ? 'schedule.twiceFirst' : 'schedule.twiceSecond', { time: hour ?? '', offset: offsetOf(zone, at) })}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

function Skipped({
  zone,
  instants,
  wallTime,
  choose,
}: {
  zone: string
  instants: readonly [Date, Date]
  wallTime: string
  choose: Time['choose']
}) {
  const say = useWords()
  const { locale } = useFormat()
  return (
    <fieldset aria-label={say('schedule.skippedWhich')} className="rounded-md bg-warn-soft px-3 py-2">
      <p>{say('schedule.skipped', { time: wallTime.slice(11) })}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {instants.map((at) => (
          <Button key={at.getTime()} size="small" onPress={() => choose({ wallTime: wallTimeOf(at, zone), fold: foldOf(at, zone) })}>
            {hourInWords(locale, at, zone)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

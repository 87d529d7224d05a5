import { type CalendarDate, CalendarDateTime, fromDate, getDayOfWeek, toCalendarDate } from '@internationalized/date'
import { englishTimes } from './languages/en/time-words.ts'
import { day } from './languages/time-words.ts'
import { ukrainianTimes } from './languages/uk/time-words.ts'
import { type Fold, foldOf, resolveWallTime, toWallTime, wallTimeOf } from './wall-time.ts'

/** `fold`: which of two instants with this wall time is meant, where the phrase says it. `no-hour`: a day without an hour. */
export type ReadPhrase = { kind: 'time'; wallTime: string; fold?: Fold } | { kind: 'no-hour' } | { kind: 'unknown' }

const unknown: ReadPhrase = { kind: 'unknown' }

/** A longer text is no time. */
const longest = 60
const minute = 60_000

/**
 * Reads a time as people type it, in English or Ukrainian: "in 20 minutes", "tomorrow 6:00", "6am", "mon 7:30", "14.12 6:00", "через
 * годину", "завтра о 6:00". A time without a day is the next one, a date without a year the next such date. Dates have the day first.
 */
export function readTimePhrase(phrase: string, now: Date, zone: string): ReadPhrase {
  const words = phrase.length > longest ? [] : wordsIn(phrase)
  if (words.length === 0) return unknown
  return readSpan(words, now, zone) ?? readTime(words, now, zone) ?? unknown
}

const languages = [englishTimes, ukrainianTimes]
const isFromNow = (word: string) => word === '+' || languages.some(({ fromNow }) => fromNow.includes(word))
const isFiller = (word: string) => languages.some(({ fillers }) => fillers.includes(word))
const find = (which: 'days' | 'units' | 'amounts' | 'hours', word: string): number | undefined =>
  languages.map((language) => language[which]).find((known) => Object.hasOwn(known, word))?.[word]
const halfOf = (word: string) => languages.map(({ halves }) => halves).find((known) => Object.hasOwn(known, word))?.[word]
const placeOf = (which: 'weekdays' | 'months', word: string): number | undefined =>
  languages.map((language) => language[which].findIndex((forms) => forms.includes(word))).find((place) => place >= 0)

/** Words, numbers ("6", "6:30", "14.12.2026") and the plus sign. */
const wordsIn = (phrase: string): string[] =>
  phrase
    .toLowerCase()
    .replace(/['’ʼ`]/g, '')
    .replace(/([ap])\.m\./g, '$1m')
    .replace(/(\d),(?=\d)/g, '$1.') // "1,5 години"
    .replace(/(\d)(?:st|nd|rd|th|-?го)(?!\p{L})/gu, '$1') // "14th", "14-го"
    .match(/\p{L}+|\d+(?:[:./-]\d+)*|\+/gu)
    ?.filter((word) => word !== 'of') ?? []

/** "in 20 minutes", "через 1 год 30 хв", "+45": from this moment, rounded up to the minute. Days are days of the calendar. */
function readSpan(words: readonly string[], now: Date, zone: string): ReadPhrase | null {
  const [first = '', second = '', ...rest] = words
  // "20 min": a unit that is no word of a clock ("6 год").
  const isBare = rest.length === 0 && find('units', second) !== undefined && !isFiller(second)
  if (!isFromNow(first) && !isBare) return null
  const span = spanOf(isBare && !isFromNow(first) ? words : words.slice(1))
  if (!span || span.minutes + span.days === 0) return unknown
  if (span.days === 0) return timeAt(new Date(Math.ceil((now.getTime() + span.minutes * minute) / minute) * minute), zone)
  return { kind: 'time', wallTime: toWallTime(fromDate(now, zone).add({ days: span.days, minutes: span.minutes })) }
}

function spanOf(words: readonly string[]): { minutes: number; days: number } | null {
  const span = { minutes: 0, days: 0 }
  let amount: number | null = null
  for (const word of words) {
    const unit = find('units', word)
    const number = /^\d+(?:\.\d+)?$/.test(word) ? Number(word) : find('amounts', word)
    if (unit !== undefined) {
      const minutes = Math.round((amount ?? 1) * unit)
      if (unit >= day && Number.isInteger(minutes / day)) span.days += minutes / day
      else span.minutes += minutes
      amount = null
    } else if (number !== undefined) {
      if (amount !== null && /\d/.test(word)) return null
      amount = (amount ?? 1) * number // "half an hour"
    } else if (!isFiller(word)) return null
  }
  if (amount !== null) span.minutes += amount // "in 20", "1h30"
  return Number.isInteger(span.minutes) && span.minutes <= 366 * day && span.days <= 366 ? span : null
}

type Parts = { date?: CalendarDate; isYearGiven?: boolean; weekday?: number; clock?: { hour: number; minute: number } }

/** A day, said in one of the ways, and an hour. */
function readTime(words: readonly string[], now: Date, zone: string): ReadPhrase | null {
  const today = toCalendarDate(fromDate(now, zone))
  const parts = partsOf(words, today)
  if (!parts) return null
  const { date, isYearGiven, weekday, clock } = parts
  if (!clock) return date || weekday !== undefined ? { kind: 'no-hour' } : null
  const on = (chosen: CalendarDate) => nextOn(chosen, clock, now, zone)
  if (weekday !== undefined) {
    const chosen = today.add({ days: (weekday - getDayOfWeek(today, 'en-GB') + 7) % 7 })
    return on(chosen) ?? on(chosen.add({ weeks: 1 }))
  }
  if (!date) return on(today) ?? on(today.add({ days: 1 }))
  return on(date) ?? (isYearGiven ? null : on(date.add({ years: 1 }))) ?? readPast(date, clock)
}

function partsOf(words: readonly string[], today: CalendarDate): Parts | null {
  const parts: Parts = {}
  let place = 0
  while (place < words.length) {
    const [word = '', next = ''] = [words[place], words[place + 1]]
    const isHour = place > 0 && isBeforeHour(words[place - 1] ?? '')
    const taken = (isHour ? 0 : dateAt(parts, word, next, words[place + 2], today)) || clockAt(parts, word, next)
    if (taken > 0) place += taken
    else if (isFiller(word)) place += 1
    else return null
  }
  return parts
}

/** "о 6.10" is an hour, "6.10" alone may be a day. */
const isBeforeHour = (word: string) => ['at', 'о', 'об'].includes(word)

/** Takes a day that begins at a word into the parts; returns of how many words it is. */
function dateAt(parts: Parts, word: string, next: string, afterNext: string | undefined, today: CalendarDate): number {
  if (parts.date || parts.weekday !== undefined) return 0
  const away = find('days', word)
  if (away !== undefined) {
    Object.assign(parts, { date: today.add({ days: away }), isYearGiven: true })
    return 1
  }
  const weekday = placeOf('weekdays', word)
  if (weekday !== undefined) {
    parts.weekday = weekday
    return 1
  }
  const year = afterNext && /^20\d\d$/.test(afterNext) ? Number(afterNext) : undefined
  const taken = year === undefined ? 2 : 3
  const [first, second] = [placeOf('months', word), placeOf('months', next)]
  if (/^\d{1,2}$/.test(word) && second !== undefined) return takeDate(parts, Number(word), second + 1, year, today) ? taken : 0
  if (first !== undefined && /^\d{1,2}$/.test(next)) return takeDate(parts, Number(next), first + 1, year, today) ? taken : 0
  const iso = /^(20\d\d)-(\d\d?)-(\d\d?)$/.exec(word)
  if (iso) return takeDate(parts, Number(iso[3]), Number(iso[2]), Number(iso[1]), today) ? 1 : 0
  const figures = /^(\d{1,2})[./-](\d{1,2})(?:[./-]((?:20)?\d\d))?$/.exec(word)
  if (!figures) return 0
  const full = figures[3] ? (Number(figures[3]) % 2000) + 2000 : undefined
  return takeDate(parts, Number(figures[1]), Number(figures[2]), full, today) ? 1 : 0
}

function takeDate(parts: Parts, dayOfMonth: number, month: number, year: number | undefined, today: CalendarDate): boolean {
  const date = today
    .set({ day: 1, month: 1, year: year ?? today.year })
    .set({ month })
    .set({ day: dayOfMonth })
  // A date that does not exist comes back as the nearest one: 31.02.
  if (date.day !== dayOfMonth || date.month !== month) return false
  Object.assign(parts, { date, isYearGiven: year !== undefined })
  return true
}

/** Takes an hour that begins at a word into the parts; returns of how many words it is. */
function clockAt(parts: Parts, word: string, next: string): number {
  if (parts.clock) return 0
  const known = find('hours', word)
  const figures = /^(\d{1,2})(?:[:.](\d\d)(?::\d\d)?)?$/.exec(word)
  const half = halfOf(next)
  const hour = known ?? (figures ? hourIn(Number(figures[1]), half) : null)
  const minutes = Number(figures?.[2] ?? 0)
  if (hour === null || hour > 23 || minutes > 59) return 0
  parts.clock = { hour, minute: minutes }
  return half && known === undefined ? 2 : 1
}

/** "6 pm", "6 вечора", "12 ночі": the hour of 24; null where there is none such. */
function hourIn(hour: number, half: 'am' | 'pm' | 'night' | undefined): number | null {
  if (!half) return hour
  if (hour < 1 || hour > 12) return null
  if (half === 'night') return hour === 12 ? 0 : hour < 6 ? hour : hour + 12
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

/** This day at this hour, if it is still to come. */
function nextOn(
  date: CalendarDate,
  { hour, minute: minutes }: { hour: number; minute: number },
  now: Date,
  zone: string,
): ReadPhrase | null {
  const wallTime = toWallTime(new CalendarDateTime(date.year, date.month, date.day, hour, minutes))
  const resolved = resolveWallTime(wallTime, zone)
  // The first of two is over, so that the second is meant.
  if (resolved.kind === 'two' && resolved.earlier <= now) return resolved.later > now ? { kind: 'time', wallTime, fold: 'later' } : null
  const at = resolved.kind === 'one' ? resolved.at : resolved.kind === 'two' ? resolved.earlier : resolved.after
  return at > now ? { kind: 'time', wallTime } : null
}

/** A time that is over: the field says so. */
const readPast = (date: CalendarDate, { hour, minute: minutes }: { hour: number; minute: number }): ReadPhrase => ({
  kind: 'time',
  wallTime: toWallTime(new CalendarDateTime(date.year, date.month, date.day, hour, minutes)),
})

const timeAt = (at: Date, zone: string): ReadPhrase => {
  const fold = foldOf(at, zone)
  return { kind: 'time', wallTime: wallTimeOf(at, zone), ...(fold && { fold }) }
}

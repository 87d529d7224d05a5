import { type CalendarDateTime, fromDate, parseDateTime, toCalendarDateTime, toZoned, type ZonedDateTime } from '@internationalized/date'

/**
 * A wall time, 'YYYY-MM-DDTHH:mm', is what the clocks of a zone show. When they are put forward, some do not exist (`none`); when they are
 * put back, some exist twice (`two`), and only the person who means one can say which.
 */
export type Resolved = { kind: 'one'; at: Date } | { kind: 'two'; earlier: Date; later: Date } | { kind: 'none'; before: Date; after: Date }

/** Which of two instants with the same wall time is meant. */
export type Fold = 'earlier' | 'later'

const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/

/** Whether this is a wall time of a day that exists. */
export const isWallTime = (text: string): boolean => read(text) !== null

/**
 * The instants at which the clocks of this zone show the wall time. Of one that they skip: the instants that are as far from the day's
 * clock before and after the change, such as 02:30 and 04:30 for 03:30. Throws for what is no wall time.
 */
export function resolveWallTime(wall: string, zone: string): Resolved {
  const time = toDateTime(wall)
  const [one, other] = [toZoned(time, zone, 'earlier'), toZoned(time, zone, 'later')]
  const [earlier, later] = [one.toDate(), other.toDate()]
  if (earlier.getTime() === later.getTime()) return { kind: 'one', at: earlier }
  return shows(one, wall) ? { kind: 'two', earlier, later } : { kind: 'none', before: earlier, after: later }
}

/** What the clocks of a zone show at an instant; seconds are left out. */
export const wallTimeOf = (at: Date, zone: string): string => toWallTime(fromDate(at, zone))

/** Whether an instant is the first or the second with its wall time; undefined where there is one. */
export function foldOf(at: Date, zone: string): Fold | undefined {
  if (!isNearChange(at, zone)) return undefined
  const resolved = resolveWallTime(wallTimeOf(at, zone), zone)
  return resolved.kind === 'two' ? (at < resolved.later ? 'earlier' : 'later') : undefined
}

const day = 86_400_000
const changes = new Map<string, boolean>()

/**
 * Whether the clocks of a zone are changed within a day of an instant; kept by day, for a calendar asks it a thousand times. No zone of the
 * zone database changes its clocks twice within three days and so back to what they were.
 */
function isNearChange(at: Date, zone: string): boolean {
  const number = Math.floor(at.getTime() / day)
  const key = `${number} ${zone}`
  const known = changes.get(key)
  if (known !== undefined) return known
  const offsetOn = (each: number) => fromDate(new Date(each * day), zone).offset
  const isNear = offsetOn(number - 1) !== offsetOn(number + 2)
  if (changes.size >= 5_000) changes.clear()
  changes.set(key, isNear)
  return isNear
}

/** The instant of a wall time with its fold; null where the hour does not exist, or exists twice without a fold. */
export function instantOf(wall: string, zone: string, fold?: Fold): Date | null {
  const resolved = resolveWallTime(wall, zone)
  if (resolved.kind === 'one') return resolved.at
  return resolved.kind === 'two' && fold ? resolved[fold] : null
}

/** A wall time as the date fields of the desk take it. Throws for what is none. */
export function toDateTime(wall: string): CalendarDateTime {
  const time = read(wall)
  if (!time) throw new Error(`"${wall}" is not a wall time such as 2026-12-14T06:00`)
  return time
}

/** The wall time that a date field holds. */
export const toWallTime = (time: CalendarDateTime | ZonedDateTime): string => toCalendarDateTime(time).toString().slice(0, 16)

function read(text: string): CalendarDateTime | null {
  if (!pattern.test(text)) return null
  try {
    const time = parseDateTime(text)
    return time.day > 0 && toWallTime(time) === text ? time : null
  } catch {
    return null
  }
}

const shows = (time: ZonedDateTime, wall: string): boolean => wallTimeOf(time.toDate(), time.timeZone) === wall

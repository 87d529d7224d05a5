import { parseDate } from '@internationalized/date'
import { resolveWallTime, wallTimeOf } from '#lib/wall-time.ts'

export const views = ['week', 'day', 'list'] as const
export type View = (typeof views)[number]

/** How many days a view shows. */
const lengths = { week: 7, day: 1, list: 14 } as const satisfies Record<View, number>

/** "2026-11-28": today on the newsroom's clocks. */
export const todayIn = (zone: string, now = new Date()): string => wallTimeOf(now, zone).slice(0, 10)

/** The days of a view that shows a day: of a week from its Monday. */
export function daysOf(view: View, day: string): string[] {
  const date = parseDate(day)
  const start = view === 'week' ? date.subtract({ days: mondayIsZero(day) }) : date
  return Array.from({ length: lengths[view] }, (_, place) => start.add({ days: place }).toString())
}

/** The day that the view before or after this one shows. */
export const turn = (view: View, day: string, direction: 1 | -1): string =>
  parseDate(day)
    .add({ days: direction * lengths[view] })
    .toString()

/** The instants from the first midnight to the last, on the newsroom's clocks; the last is excluded. */
export function rangeOf(days: readonly string[], zone: string): { from: Date; to: Date } {
  const [first = '', last = first] = [days[0], days.at(-1)]
  return { from: midnightOf(first, zone), to: midnightOf(parseDate(last).add({ days: 1 }).toString(), zone) }
}

/** Where the clocks skip midnight, the day begins after it. */
function midnightOf(day: string, zone: string): Date {
  const resolved = resolveWallTime(`${day}T00:00`, zone)
  return resolved.kind === 'one' ? resolved.at : resolved.kind === 'two' ? resolved.earlier : resolved.after
}

/** A wall time so many days and minutes later, by the calendar. */
export function moveWallTime(wallTime: string, { days = 0, minutes = 0 }: { days?: number; minutes?: number }): string {
  const moved = new Date(Date.parse(`${wallTime}Z`) + (days * 24 * 60 + minutes) * 60_000)
  return moved.toISOString().slice(0, 16)
}

/** Days since Monday. */
const mondayIsZero = (day: string): number => (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7

/** Whether this is a day that exists, for what stands in an address. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(text)) return false
  const at = new Date(`${text}T00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

import { type Fold, foldOf, instantOf, resolveWallTime, wallTimeOf } from '#lib/wall-time.ts'

/** Zones with half hours, without summer time, with a summer time of half an hour, and of both halves of the year. */
export const zones = ['Europe/Kyiv', 'America/Toronto', 'Asia/Kolkata', 'Australia/Lord_Howe'] as const

const minute = 60_000
const hour = 60 * minute
const [first, last] = [Date.UTC(2020, 0, 1), Date.UTC(2038, 0, 1)]
/** Two changes of a zone are further apart than this. */
const apart = 120 * hour
/** How far from a change of the clocks is looked, and how closely: these zones change by half hours at least. */
const around = { width: 2 * hour, step: (process.env.GALLEY_PROOF === 'long' ? 5 : 30) * minute }

/** What a clock in this zone shows, by Intl alone. */
export function clockOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (at) => format.format(at).replace(' ', 'T')
}

/** Every instant from 2020 to 2037 at which the clocks of the zone are put forward or back, to the minute. */
export function transitionsOf(zone: string): number[] {
  const known = transitions.get(zone)
  if (known) return known
  const show = clockOf(zone)
  const offset = (at: number) => Date.parse(`${show(at)}Z`) - at
  const found: number[] = []
  for (let at = first; at < last; at += apart) {
    if (offset(at) === offset(at + apart)) continue
    let [before, after] = [at, at + apart]
    while (after - before > minute) {
      const middle = before + Math.floor((after - before) / 2 / minute) * minute
      if (offset(middle) === offset(before)) before = middle
      else after = middle
    }
    found.push(after)
  }
  transitions.set(zone, found)
  return found
}

const transitions = new Map<string, number[]>()

/** The instants around a change, at equal steps. */
export const instantsAround = (transition: number): number[] =>
  Array.from({ length: (2 * around.width) / around.step + 1 }, (_, place) => transition - around.width + place * around.step)

/** How an instant was stored, as a person would have chosen it. */
export type Stored = { at: number; wallTime: string; fold: Fold | null; back: number | null }

export function storedAround(transition: number, zone: string): Stored[] {
  return instantsAround(transition).map((at) => {
    const wallTime = wallTimeOf(new Date(at), zone)
    const fold = foldOf(new Date(at), zone)
    return { at, wallTime, fold: fold ?? null, back: instantOf(wallTime, zone, fold)?.getTime() ?? null }
  })
}

/** The instants of every wall time within reach of a change: none where it is skipped, two where it comes twice. */
export function resolvedAround(transition: number, zone: string): { wallTime: string; instants: number[] }[] {
  const show = clockOf(zone)
  const from = Date.parse(`${show(transition)}Z`) - around.width / 2
  const walls = Array.from({ length: around.width / around.step + 1 }, (_, place) =>
    new Date(from + place * around.step).toISOString().slice(0, 16),
  )
  return walls.map((wallTime) => {
    const resolved = resolveWallTime(wallTime, zone)
    const instants = resolved.kind === 'one' ? [resolved.at] : resolved.kind === 'two' ? [resolved.earlier, resolved.later] : []
    return { wallTime, instants: instants.map((at) => at.getTime()) }
  })
}

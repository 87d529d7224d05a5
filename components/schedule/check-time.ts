import { type Fold, resolveWallTime } from '#lib/wall-time.ts'

/** A time as somebody has chosen it: what the newsroom's clocks show, and which of two where they show it twice. */
export type ChosenTime = { wallTime: string; fold?: Fold | undefined }

/** Whether something can go out at a chosen time; if not, what to ask or say. */
export type CheckedTime =
  | { state: 'ready'; at: Date }
  | { state: 'past'; at: Date }
  | { state: 'twice'; earlier: Date; later: Date }
  | { state: 'skipped'; before: Date; after: Date }

export function checkTime({ wallTime, fold }: ChosenTime, zone: string, now: Date): CheckedTime {
  const resolved = resolveWallTime(wallTime, zone)
  if (resolved.kind === 'none') return { state: 'skipped', before: resolved.before, after: resolved.after }
  if (resolved.kind === 'one') return orPast(resolved.at, now)
  const { earlier, later } = resolved
  if (fold) return orPast(resolved[fold], now)
  // Between the two, only the second is still to come, and there is nothing to ask.
  if (earlier <= now) return orPast(later, now)
  return { state: 'twice', earlier, later }
}

const orPast = (at: Date, now: Date): CheckedTime => ({ state: at > now ? 'ready' : 'past', at })

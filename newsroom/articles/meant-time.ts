import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { type Fold, resolveWallTime } from '#lib/wall-time.ts'

export type TimeProblem = 'no-such-time' | 'two-times' | 'past'

/**
 * The instant that an editor means by a wall time, which must be to come by Postgres' clock. The details: of 'no-such-time' the instants
 * `before` and `after` the hour that the clocks skip, of 'two-times' the `earlier` and the `later` one.
 */
export async function meantTime(
  tx: Transaction,
  { wallTime, zone, fold }: { wallTime: string; zone: string; fold?: Fold },
): Promise<Outcome<Date, TimeProblem>> {
  const resolved = resolveWallTime(wallTime, zone)
  if (resolved.kind === 'none') return no('no-such-time', { before: resolved.before, after: resolved.after })
  if (resolved.kind === 'two' && !fold) return no('two-times', { earlier: resolved.earlier, later: resolved.later })
  const at = resolved.kind === 'one' ? resolved.at : resolved[fold ?? 'earlier']
  const [asked] = await tx.execute<{ past: boolean }>(sql`select ${at.toISOString()}::timestamptz <= now() as past`)
  return asked?.past === false ? done(at) : no('past')
}

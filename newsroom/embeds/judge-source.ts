import type { SourceSays } from './source-says.ts'

/** As the table of embeds has it. */
export type KnownOfSource = { goneAt: Date | null; withdrawnAt: Date | null }

const day = 24 * 3600_000
const week = 7 * day
/** An outage ends within this. What a whole source says for longer is believed: it may have closed. */
const longestOutage = 2 * week

/**
 * What is known of a source after a look, and when to look again. It has withdrawn something when it said so at two looks at least a day apart.
 * A source that says nothing changes nothing. One that says it of all that it is asked about (`ofAll`) has an outage, or refuses us, and is
 * believed after two weeks.
 */
export function judgeSource(
  { goneAt, withdrawnAt }: KnownOfSource,
  says: SourceSays,
  at: Date,
  ofAll = false,
): KnownOfSource & { nextAt: Date } {
  const after = (from: Date, pause: number) => new Date(from.getTime() + pause)
  if (says === 'there') return { goneAt: null, withdrawnAt: null, nextAt: after(at, week) }
  const isDoubted = goneAt !== null && withdrawnAt === null
  if (says === 'silent') return { goneAt, withdrawnAt, nextAt: after(at, isDoubted ? day : week) }
  if (goneAt === null) return { goneAt: at, withdrawnAt: null, nextAt: after(at, day) }
  if (!isDoubted) return { goneAt, withdrawnAt, nextAt: after(at, week) }
  const lasted = at.getTime() - goneAt.getTime()
  if (ofAll && lasted >= day && lasted < longestOutage) return { goneAt, withdrawnAt: null, nextAt: after(at, day) }
  return lasted >= day ? { goneAt, withdrawnAt: at, nextAt: after(at, week) } : { goneAt, withdrawnAt: null, nextAt: after(goneAt, day) }
}

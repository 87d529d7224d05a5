import type { Tried } from './try-address.ts'

/** As the table of links has it. */
export type KnownOfLink = { failedAt: Date | null; brokenAt: Date | null }

const minute = 60_000
/** Two tries that fail are at least so far apart. */
export const apart = 5 * minute

/**
 * What is known of a link after a try; `nextAt` when it has to be tried again for that. A link does not answer when two tries failed that are
 * minutes apart. One that refuses programs may well answer readers.
 */
export function judgeLink({ failedAt, brokenAt }: KnownOfLink, tried: Tried, at: Date): KnownOfLink & { nextAt: Date | null } {
  if (tried !== 'fails') return { failedAt: null, brokenAt: null, nextAt: null }
  if (failedAt === null) return { failedAt: at, brokenAt: null, nextAt: new Date(at.getTime() + apart) }
  if (brokenAt !== null) return { failedAt, brokenAt, nextAt: null }
  return at.getTime() - failedAt.getTime() >= apart
    ? { failedAt, brokenAt: at, nextAt: null }
    : { failedAt, brokenAt: null, nextAt: new Date(failedAt.getTime() + apart) }
}

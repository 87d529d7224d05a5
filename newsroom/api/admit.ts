import { and, eq, gt, sql } from 'drizzle-orm'
import { database, now } from '#db/client.ts'
import { apiKeys } from '#db/schema/api-keys.ts'
import { hashToken } from '#newsroom/people/token.ts'

/** Requests of one key in a minute. */
export const requestsPerMinute = 600

/** `left`: requests of this minute, which ends in so many seconds. */
export type Admission =
  | { kind: 'admitted'; left: number; seconds: number }
  | { kind: 'too-many'; seconds: number }
  | { kind: 'no-key' | 'wrong-key' }

/**
 * Whether a request may read the API. `authorization`: its header, “Bearer KEY” (RFC 6750). Each request of a key is counted; those past
 * the limit, and those with a wrong key, are only looked up: a flood writes nothing.
 */
export async function admit(authorization: string | null): Promise<Admission> {
  const [, key] = /^Bearer +([\w-]{20,100})$/i.exec(authorization ?? '') ?? []
  if (authorization === null) return { kind: 'no-key' }
  const counted = key ? await countUse(hashToken(key)) : null
  if (!counted) return { kind: 'wrong-key' }
  const { used, seconds } = counted
  return used > requestsPerMinute ? { kind: 'too-many', seconds } : { kind: 'admitted', left: requestsPerMinute - used, seconds }
}

type Counted = { used: number; seconds: number }
const seconds = sql<number>`greatest(1, ceil(extract(epoch from ${apiKeys.minuteEnds} - now())))::int`

async function countUse(secretHash: string): Promise<Counted | null> {
  const isThis = eq(apiKeys.secretHash, secretHash)
  const [full] = await database()
    .select({ used: sql<number>`${apiKeys.usedInMinute} + 1`, seconds })
    .from(apiKeys)
    .where(and(isThis, gt(apiKeys.minuteEnds, now), gt(apiKeys.usedInMinute, requestsPerMinute - 1)))
  if (full) return full
  const isOver = sql`coalesce(${apiKeys.minuteEnds} <= now(), true)`
  const [counted] = await database()
    .update(apiKeys)
    .set({
      usedAt: now,
      usedInMinute: sql`case when ${isOver} then 1 else ${apiKeys.usedInMinute} + 1 end`,
      minuteEnds: sql`case when ${isOver} then now() + interval '1 minute' else ${apiKeys.minuteEnds} end`,
    })
    .where(isThis)
    .returning({ used: apiKeys.usedInMinute, seconds })
  return counted ?? null
}

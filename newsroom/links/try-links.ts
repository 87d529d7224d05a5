import { eq, gt, lte, sql } from 'drizzle-orm'
import { database, inMinutes, now, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { links } from '#db/schema/links.ts'
import { askByHost } from '#newsroom/formats/ask-by-host.ts'
import type { Allows } from '#newsroom/formats/public-agents.ts'
import { judgeLink } from './judge-link.ts'
import { type Heard, tryAddress } from './try-address.ts'

/** One run tries so many, and so many of one host, one after the other; the rest of a host waits for a minute. */
export type TryLimits = { tries: number; ofHost: number }
const tryLimits: TryLimits = { tries: 60, ofHost: 4 }
/** So many hosts are asked at the same time. */
const hostsAtOnce = 8

/**
 * Tries the links that wait for it. What one run does is bounded, however many wait, and whoever they belong to. A try that was begun and not
 * ended is made a quarter of an hour later.
 */
export async function tryLinks(allows?: Allows, limits = tryLimits): Promise<void> {
  const taken = await takeWaiting(limits.tries)
  await askByHost(
    taken,
    { hostOf: (address) => new URL(address).hostname, hostsAtOnce, ofHost: limits.ofHost },
    { ask: async (address) => noteTry(address, await tryAddress(address, allows)), putOff },
  )
}

/** Addresses that this run alone has. */
async function takeWaiting(most: number): Promise<string[]> {
  return await transaction(async (tx) => {
    const waiting = await tx
      .select({ address: links.address })
      .from(links)
      .where(lte(links.nextAt, sql`now() + interval '1 millisecond'`))
      .orderBy(links.nextAt)
      .limit(most)
      .for('update', { skipLocked: true })
    const addresses = waiting.map(({ address }) => address)
    // By what was locked, not by a subquery: a plan may run that more than once, and take more.
    await tx
      .update(links)
      .set({ nextAt: inMinutes(15) })
      .where(isAmong(links.address, addresses))
    return addresses
  })
}

async function putOff(addresses: readonly string[]): Promise<void> {
  if (addresses.length > 0)
    await database()
      .update(links)
      .set({ nextAt: inMinutes(1) })
      .where(isAmong(links.address, addresses))
}

async function noteTry(address: string, heard: Heard): Promise<void> {
  await transaction(async (tx) => {
    const [known] = await tx
      .select({
        failedAt: links.failedAt,
        brokenAt: links.brokenAt,
        at: sql<Date>`date_trunc('milliseconds', now())`.mapWith(links.triedAt),
      })
      .from(links)
      .where(eq(links.address, address))
      .for('update')
    if (!known) return
    const { at, ...before } = known
    // If nobody has answered for a day, it is we who are cut off.
    const [answered] = await tx
      .select({ at: links.answeredAt })
      .from(links)
      .where(gt(links.answeredAt, sql`now() - interval '1 day'`))
      .limit(1)
    const tried = heard === 'silent' ? (answered ? 'fails' : 'unknown') : heard
    await tx
      .update(links)
      .set({ ...judgeLink(before, tried, at), triedAt: at, ...(heard === 'answers' && { answeredAt: now }) })
      .where(eq(links.address, address))
  })
}

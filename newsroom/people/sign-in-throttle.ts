import { createHmac } from 'node:crypto'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { database, now, type Reading, type Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { signInAttempts } from '#db/schema/people.ts'
import { secret } from '#lib/env.ts'

/** An attempt to sign in: the account as typed, and the network address. */
export type Attempt = { account: string; address: string }

/** What is limited, and why nobody can lock out a colleague: docs/decisions/0004. */
export const limits = {
  /** Failures of one account from one address in 15 minutes. */
  pair: 5,
  /** Failures of one address, whatever the account, in 15 minutes. */
  address: 40,
  /**
   * Failures of one account from all addresses in an hour. After that only addresses that this account signed in from before are accepted.
   */
  account: 60,
} as const

/**
 * Whether an attempt is allowed at all. Every attempt is counted as a failure before the password is checked, so that simultaneous attempts
 * are not all let through; `clearAttempts` corrects that after a success. An attempt past a limit is only looked up: a flood writes
 * nothing.
 */
export async function allowAttempt({ account, address }: Attempt): Promise<boolean> {
  const keys = {
    pair: keyOf('pair', account, network(address)),
    address: keyOf('address', network(address)),
    account: keyOf('account', account),
  }
  const before = await readCounts(Object.values(keys))
  const isPast = (kind: keyof typeof keys) => (before.get(keys[kind]) ?? 0) >= limits[kind]
  if (isPast('pair') || isPast('address')) return false
  if (isPast('account') && !(await isKnown({ account, address }))) return false
  const [pair, near, all] = [
    await count(database(), keys.pair, '15 minutes'),
    await count(database(), keys.address, '15 minutes'),
    await count(database(), keys.account, '1 hour'),
  ]
  if (pair > limits.pair || near > limits.address) return false
  return all <= limits.account || (await isKnown({ account, address }))
}

/** After a success: forgets the failures of this account and address, and remembers the address for 60 days. */
export async function clearAttempts({ account, address }: Attempt): Promise<void> {
  await database()
    .delete(signInAttempts)
    .where(eq(signInAttempts.key, keyOf('pair', account, network(address))))
  for (const key of [keyOf('address', network(address)), keyOf('account', account)])
    await database()
      .update(signInAttempts)
      .set({ count: sql`greatest(${signInAttempts.count} - 1, 0)` })
      .where(eq(signInAttempts.key, key))
  await count(database(), keyOf('known', account, network(address)), '60 days')
}

/** For mails that anyone may request: at most three an hour to one account and twenty an hour from one address. */
export async function allowMailRequest({ account, address }: Attempt): Promise<boolean> {
  const [toOne, fromOne] = [
    await count(database(), keyOf('mail', account), '1 hour'),
    await count(database(), keyOf('mail-from', network(address)), '1 hour'),
  ]
  return toOne <= 3 && fromOne <= 20
}

/**
 * For other secrets in an address (a preview link): whether this network may try one. Only wrong ones are counted (`countWrongSecret`), so
 * nobody locks out those who have the right one.
 */
export async function allowSecret(address: string): Promise<boolean> {
  const key = keyOf('secret', network(address))
  return ((await readCounts([key])).get(key) ?? 0) < limits.address
}

export async function countWrongSecret(address: string): Promise<void> {
  await count(database(), keyOf('secret', network(address)), '15 minutes')
}

/** Whether something that works once is used for the first time. It is remembered for `window`, after which it must not work anyway. */
export async function spendOnce(reading: Reading, kind: string, value: string, window: string): Promise<boolean> {
  return (await count(reading, keyOf('spent', kind, value), window)) === 1
}

/** From how many networks this account signed in today, when the address is a new one of today; otherwise null. */
export async function countNewNetworks(tx: Transaction, { account, address }: Attempt): Promise<number | null> {
  const isNew = (await count(tx, keyOf('today', account, network(address)), '1 day')) === 1
  return isNew ? count(tx, keyOf('networks', account), '1 day') : null
}

/** Deletes expired counters. The worker calls it daily. */
export async function sweepAttempts(): Promise<void> {
  await database().delete(signInAttempts).where(lte(signInAttempts.until, now))
}

async function isKnown({ account, address }: Attempt): Promise<boolean> {
  const rows = await database()
    .select({ key: signInAttempts.key })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.key, keyOf('known', account, network(address))), gt(signInAttempts.until, now)))
  return rows.length > 0
}

/** The current values of these counters. */
async function readCounts(keys: string[]): Promise<Map<string, number>> {
  const rows = await database()
    .select({ key: signInAttempts.key, count: signInAttempts.count })
    .from(signInAttempts)
    .where(and(isAmong(signInAttempts.key, keys), gt(signInAttempts.until, now)))
  return new Map(rows.map(({ key, count }) => [key, count]))
}

/** Increments a counter atomically. The window starts with the first attempt and is not extended by later ones. */
async function count(reading: Reading, key: string, window: string): Promise<number> {
  const [row] = await reading
    .insert(signInAttempts)
    .values({ key, count: 1, until: sql`now() + ${window}::interval` })
    .onConflictDoUpdate({
      target: signInAttempts.key,
      set: {
        count: sql`case when ${signInAttempts.until} <= now() then 1 else ${signInAttempts.count} + 1 end`,
        until: sql`case when ${signInAttempts.until} <= now() then excluded.until else ${signInAttempts.until} end`,
      },
    })
    .returning({ count: signInAttempts.count })
  if (!row) throw new Error('the counter was not written')
  return row.count
}

const keyOf = (...parts: string[]): string => createHmac('sha256', secret()).update(parts.join('\n').toLowerCase()).digest('base64url')

/** The network of an address: IPv6 by its /64, which is what one household has. */
export function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '')
  const [head = ''] = address.split('::')
  return [...head.split(':').filter(Boolean), '0', '0', '0', '0'].slice(0, 4).join(':')
}

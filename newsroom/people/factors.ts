import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Reading, Transaction } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { codeApps, passkeys, people, recoveryCodes } from '#db/schema/people.ts'

/** With what a person can take the second step of signing in. */
export type Factors = { passkeys: number; hasApp: boolean; codesLeft: number }

export async function factorsOf(reading: Reading, personId: string): Promise<Factors> {
  const [keys] = await reading.select({ total: count() }).from(passkeys).where(eq(passkeys.personId, personId))
  const [app] = await reading.select({ personId: codeApps.personId }).from(codeApps).where(eq(codeApps.personId, personId))
  const [codes] = await reading
    .select({ total: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)))
  return { passkeys: keys?.total ?? 0, hasApp: app !== undefined, codesLeft: codes?.total ?? 0 }
}

/** Recovery codes alone are no second factor: they stand in for a lost one. */
export const hasFactor = ({ passkeys, hasApp }: Factors): boolean => passkeys > 0 || hasApp

/** Whether the newsroom requires a second factor of this person. */
export async function needsFactor(reading: Reading, personId: string): Promise<boolean> {
  const [row] = await reading
    .select({ needs: newsroom.needsSecondFactor })
    .from(newsroom)
    .innerJoin(people, and(eq(people.id, personId), inArray(people.role, ['editor', 'admin'])))
  return row?.needs ?? false
}

/** Whether a person would be without a second factor, though the newsroom requires one, if one of this kind went. Call it with the person locked. */
export async function isLastNeeded(tx: Transaction, personId: string, kind: 'passkey' | 'app'): Promise<boolean> {
  const { passkeys, hasApp } = await factorsOf(tx, personId)
  const isLast = kind === 'passkey' ? passkeys === 1 && !hasApp : hasApp && passkeys === 0
  return isLast && needsFactor(tx, personId)
}

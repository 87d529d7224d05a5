import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { recoveryCodes } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { factorsOf, hasFactor } from './factors.ts'
import { lockPerson } from './lock-person.ts'
import type { Person } from './person.ts'
import { requireProof } from './policy.ts'
import { hashToken } from './token.ts'

const howMany = 10

/** Crockford's letters and digits: none is taken for another one. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz'

/** Makes new recovery codes, which are shown once; the ones before do not work any more. */
export async function makeRecoveryCodes(person: Person): Promise<Outcome<{ codes: string[] }, 'no-factor'>> {
  requireProof(person)
  return transaction(async (tx) => {
    await lockPerson(tx, person.id)
    if (!hasFactor(await factorsOf(tx, person.id))) return no('no-factor')
    const codes = await replaceCodes(tx, person.id)
    await record(tx, person, 'make-recovery-codes', { kind: 'person', id: person.id })
    return done({ codes })
  })
}

/** Recovery codes for somebody who is about to get their first second factor; null for everybody else. Locks the person. */
export async function codesForFirstFactor(tx: Transaction, person: Person): Promise<string[] | null> {
  await lockPerson(tx, person.id)
  return hasFactor(await factorsOf(tx, person.id)) ? null : replaceCodes(tx, person.id)
}

/** Without a second factor there is nothing that the codes stand in for. */
export async function forgetCodesWithoutFactor(tx: Transaction, { id }: Person): Promise<void> {
  if (!hasFactor(await factorsOf(tx, id))) await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, id))
}

/** Uses up one of the person's codes; false when it is none of theirs, or was used before. Two uses at once are one. */
export async function spendRecoveryCode(tx: Transaction, personId: string, typed: string): Promise<boolean> {
  const codeHash = hashToken(readCode(typed))
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id })
  return used.length === 1
}

async function replaceCodes(tx: Transaction, personId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, makeCode)
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ personId, codeHash: hashToken(readCode(code)) })))
  return codes
}

/** 80 random bits, in four groups of four. */
function makeCode(): string {
  const code = [...randomBytes(16)].map((byte) => signs.charAt(byte % 32)).join('')
  return code.replace(/(.{4})(?!$)/g, '$1-')
}

/** A code as people type it from paper: in capitals, without hyphens, with O for 0 and I or L for 1. */
const readCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
    .replaceAll(/[^0-9a-z]/g, '')

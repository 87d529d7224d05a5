import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { codeApps, passkeys, recoveryCodes } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockPerson } from './lock-person.ts'
import type { Actor } from './person.ts'
import { authorise, requireProof } from './policy.ts'
import { revokeSessions } from './sign-out.ts'

/**
 * For somebody who lost their device and their recovery codes: removes their passkeys, their app and their codes, and signs them out
 * everywhere. They sign in by password or link, and set up new ones. They and the admins are told.
 */
export async function resetFactors(admin: Actor, personId: string): Promise<Outcome<{ ended: number }, 'yourself'>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  if (personId === admin.id) return no('yourself')
  return transaction(async (tx) => {
    const { name } = await lockPerson(tx, personId)
    for (const table of [passkeys, codeApps, recoveryCodes]) await tx.delete(table).where(eq(table.personId, personId))
    const ended = await revokeSessions(tx, personId)
    await record(tx, admin, 'reset-factors', { kind: 'person', id: personId }, { name, ended })
    return done({ ended })
  })
}

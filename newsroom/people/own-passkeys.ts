import { and, asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { passkeys } from '#db/schema/people.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { isLastNeeded } from './factors.ts'
import { lockPerson } from './lock-person.ts'
import type { aboutPasskey, passkeyRename } from './passkey-input.ts'
import type { Person } from './person.ts'
import { requireProof } from './policy.ts'
import { forgetCodesWithoutFactor } from './recovery-codes.ts'

export type OwnPasskey = { id: string; name: string; createdAt: Date; usedAt: Date | null }

/** The person's own passkeys, the oldest first. */
export const ownPasskeys = (person: Person): Promise<OwnPasskey[]> =>
  database()
    .select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt, usedAt: passkeys.usedAt })
    .from(passkeys)
    .where(eq(passkeys.personId, person.id))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))

/** Throws NotFound for other people's passkeys. */
export async function renamePasskey(
  person: Person,
  { passkeyId, name }: z.output<typeof passkeyRename>,
): Promise<Outcome<{ name: string }, never>> {
  return transaction(async (tx) => {
    const [changed] = await tx.update(passkeys).set({ name }).where(isOwn(person, passkeyId)).returning({ id: passkeys.id })
    if (!changed) throw new NotFound(`no passkey ${passkeyId} of ${person.id}`)
    await record(tx, person, 'rename-passkey', { kind: 'person', id: person.id }, { name })
    return done({ name })
  })
}

/** The device keeps its half, which opens nothing any more. The last second factor stays where one is required. */
export async function removePasskey(person: Person, { passkeyId }: z.output<typeof aboutPasskey>): Promise<Outcome<null, 'last-factor'>> {
  requireProof(person)
  return transaction(async (tx) => {
    await lockPerson(tx, person.id)
    if (await isLastNeeded(tx, person.id, 'passkey')) return no('last-factor')
    const [removed] = await tx.delete(passkeys).where(isOwn(person, passkeyId)).returning({ name: passkeys.name })
    if (!removed) throw new NotFound(`no passkey ${passkeyId} of ${person.id}`)
    await forgetCodesWithoutFactor(tx, person)
    await record(tx, person, 'remove-passkey', { kind: 'person', id: person.id }, { name: removed.name })
    return done(null)
  })
}

const isOwn = ({ id }: Person, passkeyId: string) => and(eq(passkeys.id, passkeyId), eq(passkeys.personId, id))

import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { database, type Reading, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people, sessions } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { easyToGuess } from './easy-to-guess.ts'
import { hashOf, isPassword } from './password.ts'
import type { Person } from './person.ts'
import { proofMinutes, requireProof } from './policy.ts'
import { allowAttempt, clearAttempts } from './sign-in-throttle.ts'
import { revokeSessions } from './sign-out.ts'

/**
 * Sets or changes the person's own password, unless it is easy to guess, and ends their other sessions. Requires the current password,
 * unless there is none or they signed in by a one-time link within the last minutes: that is how a forgotten password is replaced.
 */
export async function setPassword(
  person: Person,
  { current, password }: { current: string; password: string },
): Promise<Outcome<{ ended: number }, 'wrong' | 'too-many' | 'easy-to-guess'>> {
  const [row] = await database().select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, person.id))
  if ((await proof(database(), person, row?.passwordHash)) === 'password') {
    const attempt = { account: person.email, address: person.sessionId }
    if (!(await allowAttempt(attempt))) return no('too-many')
    if (!(await isPassword(row?.passwordHash, current))) return no('wrong')
    await clearAttempts(attempt)
  } else requireProof(person)
  const because = await easyToGuess(password, person)
  if (because) return no('easy-to-guess', { because })
  const passwordHash = await hashOf(password)
  return transaction(async (tx) => {
    await tx.update(people).set({ passwordHash }).where(eq(people.id, person.id))
    const ended = await revokeSessions(tx, person.id, ne(sessions.id, person.sessionId))
    await record(tx, person, 'set-password', { kind: 'person', id: person.id }, { ended })
    return done({ ended })
  })
}

/** What a new password requires: the current one, or only being signed in. */
export async function proof(read: Reading, person: Person, passwordHash: string | null | undefined): Promise<'password' | 'presence'> {
  if (!passwordHash) return 'presence'
  const [byLink] = await read
    .select({ id: audit.id })
    .from(audit)
    .where(
      and(
        eq(audit.subjectId, person.sessionId),
        eq(audit.verb, 'sign-in'),
        eq(sql`${audit.detail} ->> 'by'`, 'link'),
        gt(audit.createdAt, sql`now() - ${`${proofMinutes} minutes`}::interval`),
      ),
    )
  return byLink ? 'presence' : 'password'
}

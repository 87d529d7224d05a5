import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { giveAuthor } from './author-of-account.ts'
import { makeLink } from './one-time-link.ts'
import type { Actor, Role } from './person.ts'
import { authorise, requireProof } from './policy.ts'

export type Invited = { personId: string; link: string }

/**
 * Creates an account, linked to the author of the same name, and a one-time link for the first sign-in within seven days. Somebody whose
 * invitation was withdrawn is invited anew.
 */
export async function invite(
  admin: Actor,
  { email, name, role }: { email: string; name: string; role: Role },
): Promise<Outcome<Invited, 'already-here'>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  return transaction(async (tx) => {
    const isWithdrawn = and(eq(sql`lower(${people.email})`, email.toLowerCase()), isNull(people.joinedAt), isNotNull(people.disabledAt))
    const [again] = await tx.update(people).set({ name, role, disabledAt: null }).where(isWithdrawn).returning({ id: people.id })
    const [person = again] = again
      ? []
      : await tx.insert(people).values({ email, name, role }).onConflictDoNothing().returning({ id: people.id })
    if (!person) {
      const [existing] = await tx
        .select({ name: people.name })
        .from(people)
        .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
      return no('already-here', { name: existing?.name ?? email })
    }
    await record(tx, admin, 'invite', { kind: 'person', id: person.id }, { email, name, role })
    await giveAuthor(tx, admin, { id: person.id, name, role })
    return done({ personId: person.id, link: await makeLink(tx, admin, person.id, 'invitation') })
  })
}

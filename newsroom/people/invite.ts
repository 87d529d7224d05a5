import { eq, sql } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { giveAuthor } from './author-of-account.ts'
import { makeLink } from './one-time-link.ts'
import type { Actor, Role } from './person.ts'
import { authorise } from './policy.ts'

export type Invited = { personId: string; link: string }

/** Creates an account, linked to the author of the same name, and a one-time link for the first sign-in. */
export async function invite(
  admin: Actor,
  { email, name, role }: { email: string; name: string; role: Role },
): Promise<Outcome<Invited, 'already-here'>> {
  authorise(admin, 'manage people')
  return transaction(async (tx) => {
    const [person] = await tx.insert(people).values({ email, name, role }).onConflictDoNothing().returning({ id: people.id })
    if (!person) {
      const [existing] = await tx
        .select({ name: people.name })
        .from(people)
        .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
      return no('already-here', { name: existing?.name ?? email })
    }
    await record(tx, admin, 'invite', { kind: 'person', id: person.id }, { email, name, role })
    await giveAuthor(tx, admin, { id: person.id, name, role })
    return done({ personId: person.id, link: await makeLink(tx, admin, person.id) })
  })
}

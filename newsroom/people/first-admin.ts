import { sql } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { makeLink } from './one-time-link.ts'
import { machine } from './person.ts'

export const firstAdminEmail = 'admin@localhost.localdomain'

/**
 * The path of a one-time link for the first admin, while nobody has an account or the first admin never signed in; otherwise null. The
 * operator reads it on the console: there is no default password.
 */
export async function firstAdminLink(): Promise<string | null> {
  return transaction(async (tx) => {
    await tx.execute(sql`lock table ${people} in share row exclusive mode`)
    const everybody = await tx
      .select({
        id: people.id,
        email: people.email,
        hasSignedIn: sql<boolean>`exists (select 1 from sessions where person_id = people.id)`,
      })
      .from(people)
      .limit(2)
    const [only] = everybody
    if (only && (everybody.length > 1 || only.email !== firstAdminEmail || only.hasSignedIn)) return null
    if (only) return makeLink(tx, machine('console'), only.id)
    const [admin] = await tx.insert(people).values({ email: firstAdminEmail, name: 'Admin', role: 'admin' }).returning({ id: people.id })
    if (!admin) throw new Error('the first admin was not written')
    await record(tx, machine('console'), 'invite', { kind: 'person', id: admin.id }, { role: 'admin' })
    return makeLink(tx, machine('console'), admin.id)
  })
}

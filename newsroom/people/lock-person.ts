import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { NotFound } from '#lib/outcome.ts'
import type { Role } from './person.ts'

export type LockedPerson = {
  id: string
  name: string
  email: string
  role: Role
  limitedTo: string[] | null
  joinedAt: Date | null
  disabledAt: Date | null
  erasedAt: Date | null
}

/** The person's row, locked until the transaction ends. Throws NotFound. */
export async function lockPerson(tx: Transaction, id: string): Promise<LockedPerson> {
  const [person] = await tx
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      role: people.role,
      limitedTo: people.limitedTo,
      joinedAt: people.joinedAt,
      disabledAt: people.disabledAt,
      erasedAt: people.erasedAt,
    })
    .from(people)
    .where(eq(people.id, id))
    .for('update')
  if (!person) throw new NotFound(`no person ${id}`)
  return person
}

/**
 * Whether this person is the last admin who can sign in. Locks the rows of all admins in a fixed order, so that two admins who demote each
 * other at once cannot both succeed. Call it before locking any other row.
 */
export async function isLastAdmin(tx: Transaction, id: string): Promise<boolean> {
  const admins = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'admin'), isNull(people.disabledAt)))
    .orderBy(asc(people.id))
    .for('update')
  return admins.length === 1 && admins[0]?.id === id
}

import { and, eq, isNull } from 'drizzle-orm'
import { database, now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { calendarAddresses } from '#db/schema/calendar-addresses.ts'
import { people } from '#db/schema/people.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { hashToken, makeToken } from '#newsroom/people/token.ts'
import { personColumns, withoutSession } from '#newsroom/people/without-session.ts'

/** Makes a secret address for this person's calendar, in place of the one before, and returns its path: it cannot be shown again. */
export async function makeCalendarAddress(person: Person): Promise<Outcome<{ path: string }, never>> {
  authorise(person, 'see a story')
  const secret = makeToken()
  await transaction(async (tx) => {
    const set = { secretHash: hashToken(secret), createdAt: now }
    await tx
      .insert(calendarAddresses)
      .values({ personId: person.id, ...set })
      .onConflictDoUpdate({ target: calendarAddresses.personId, set })
    await record(tx, person, 'make-calendar-address', { kind: 'person', id: person.id })
  })
  return done({ path: `/api/calendar/${secret}` })
}

/** From here on the address answers nothing. */
export async function revokeCalendarAddress(person: Person): Promise<Outcome<null, never>> {
  authorise(person, 'see a story')
  await transaction(async (tx) => {
    const revoked = await tx.delete(calendarAddresses).where(eq(calendarAddresses.personId, person.id)).returning()
    if (revoked.length > 0) await record(tx, person, 'revoke-calendar-address', { kind: 'person', id: person.id })
  })
  return done(null)
}

/** Since when this person has an address; null without one. */
export async function calendarAddressOf(person: Person): Promise<Date | null> {
  authorise(person, 'see a story')
  const [row] = await database()
    .select({ createdAt: calendarAddresses.createdAt })
    .from(calendarAddresses)
    .where(eq(calendarAddresses.personId, person.id))
  return row?.createdAt ?? null
}

/** Whose calendar this secret opens, with the role they have now; null for a wrong or revoked secret and for a disabled account. */
export async function personOfCalendar(secret: string): Promise<Person | null> {
  const [row] = await database()
    .select(personColumns)
    .from(calendarAddresses)
    .innerJoin(people, eq(people.id, calendarAddresses.personId))
    .where(and(eq(calendarAddresses.secretHash, hashToken(secret)), isNull(people.disabledAt)))
  return row ? withoutSession(row) : null
}

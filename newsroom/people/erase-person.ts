import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { calendarAddresses } from '#db/schema/calendar-addresses.ts'
import { ownWords } from '#db/schema/grammar.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { noticeChoices, notices } from '#db/schema/notices.ts'
import { codeApps, oneTimeLinks, passkeys, people, recoveryCodes, sessions } from '#db/schema/people.ts'
import { snippets } from '#db/schema/snippets.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { erasure } from './input.ts'
import { lockPerson } from './lock-person.ts'
import type { Person } from './person.ts'
import { authorise, requireProof } from './policy.ts'

/** All that is stored of a person and of nobody else. newsroom/people/erase-person.test.ts names a table that is missing here. */
export const personalTables = [
  sessions,
  oneTimeLinks,
  passkeys,
  codeApps,
  recoveryCodes,
  notices,
  noticeChoices,
  calendarAddresses,
  storyGuests,
  snippets,
  ownWords,
] as const

/**
 * Deletes what is stored of somebody who has left: their name, address, password, keys, sessions and notices. Their stories, comments and
 * acts stay, under the name that the admin gives instead; a byline is an author, and stays as it is. This cannot be undone. The audit keeps
 * what it said before: its rows are a chain that nobody may change. Only of a disabled account, so that it is not done in passing.
 */
export async function erasePerson(
  admin: Person,
  { personId, standIn }: z.output<typeof erasure>,
): Promise<Outcome<null, 'yourself' | 'not-disabled'>> {
  authorise(admin, 'manage people')
  requireProof(admin)
  if (personId === admin.id) return no('yourself')
  return transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person.disabledAt) return no('not-disabled')
    if (person.erasedAt) return done(null)
    for (const table of personalTables) await tx.delete(table).where(eq(table.personId, personId))
    await tx.update(authors).set({ personId: null }).where(eq(authors.personId, personId))
    await tx
      .update(people)
      .set({ limitedTo: null, name: standIn, email: `${personId}@erased.invalid`, passwordHash: null, deskLanguage: null, erasedAt: now })
      .where(eq(people.id, personId))
    await record(tx, admin, 'erase-person', { kind: 'person', id: personId }, { standIn })
    return done(null)
  })
}

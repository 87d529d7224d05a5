import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import type { DeskLanguage } from '#lib/desk-languages.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from './person.ts'

/** The language in which the desk, and its mail, speaks with this person; null leaves it to their browser. Nobody else's screen changes, so the audit has nothing to say of it. */
export async function chooseDeskLanguage(person: Person, { language }: { language: DeskLanguage | null }): Promise<Outcome<null, never>> {
  await database().update(people).set({ deskLanguage: language }).where(eq(people.id, person.id))
  return done(null)
}

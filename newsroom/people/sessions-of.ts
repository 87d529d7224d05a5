import type { z } from 'zod'
import { done, type Outcome } from '#lib/outcome.ts'
import type { aboutPerson } from './input.ts'
import { type OpenSession, openSessions } from './open-sessions.ts'
import type { Person } from './person.ts'
import { authorise } from './policy.ts'

/** The browsers in which a person is signed in, for an admin. */
export async function sessionsOf(admin: Person, { personId }: z.output<typeof aboutPerson>): Promise<Outcome<OpenSession[], never>> {
  authorise(admin, 'manage people')
  return done(await openSessions({ of: personId, seenBy: admin }))
}

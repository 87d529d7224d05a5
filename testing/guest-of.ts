import { sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people, sessions } from '#db/schema/people.ts'
import type { GuestRight } from '#lib/guest-rights.ts'
import type { Person } from '#newsroom/people/person.ts'
import { personOfSession } from '#newsroom/people/session.ts'

/** A guest of a story, signed in, as their session has them. */
export async function guestOf(articleId: string, may: GuestRight, name: string): Promise<Person> {
  const [row] = await database()
    .insert(people)
    .values({ name, email: `${name.toLowerCase()}@paper.test`, role: 'guest', joinedAt: sql`now()` })
    .returning()
  const personId = row?.id ?? ''
  await database().insert(storyGuests).values({ articleId, personId, may, endsAt: sql`now() + interval '14 days'` })
  const [session] = await database().insert(sessions).values({ personId, expiresAt: sql`now() + interval '1 day'` }).returning()
  const person = await personOfSession(session?.id ?? '')
  if (!person) throw new Error('nobody is signed in')
  return person
}

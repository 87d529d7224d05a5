import { asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { database } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people, sessions } from '#db/schema/people.ts'
import type { GuestRight } from '#lib/guest-rights.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { guestsInput } from './input.ts'

export type StoryGuest = {
  id: string
  name: string
  email: string
  may: GuestRight
  invitedBy: string | null
  endsAt: Date
  /** By Postgres' clock. */
  isOver: boolean
  /** An admin has disabled their account. */
  isDisabled: boolean
  /** Their last act on the desk; null: they have not signed in. */
  seenAt: Date | null
}

/** Who is invited to a story, and who was; for those who may share it. */
export async function guestsOf(person: Person, { articleId }: z.output<typeof guestsInput>): Promise<Outcome<StoryGuest[], never>> {
  authorise(person, 'share a story', await storyFor(database(), person, articleId))
  const inviters = alias(people, 'inviters')
  const rows = await database()
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      may: storyGuests.may,
      invitedBy: inviters.name,
      endsAt: storyGuests.endsAt,
      isOver: sql<boolean>`${qualify(storyGuests.endsAt)} <= now() or ${qualify(people.disabledAt)} is not null or ${qualify(people.role)} <> 'guest'`,
      isDisabled: sql<boolean>`${qualify(people.disabledAt)} is not null`,
      seenAt:
        sql<Date | null>`(select max(session.seen_at) from ${sessions} session where session.person_id = ${qualify(people.id)})`.mapWith(
          sessions.seenAt,
        ),
    })
    .from(storyGuests)
    .innerJoin(people, eq(people.id, storyGuests.personId))
    .leftJoin(inviters, eq(inviters.id, storyGuests.invitedBy))
    .where(eq(storyGuests.articleId, articleId))
    .orderBy(asc(people.name), asc(people.id))
    .limit(most)
  return done(rows)
}

const most = 100

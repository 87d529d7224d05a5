import { and, asc, eq, gt, isNotNull, isNull, max, or, sql } from 'drizzle-orm'
import { database, now } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { oneTimeLinks, people, sessions } from '#db/schema/people.ts'
import { authors } from '#db/schema/taxonomy.ts'
import type { Localized } from '#lib/languages.ts'
import { localize } from '#lib/publication.ts'
import type { Person, Role } from './person.ts'
import { authorise } from './policy.ts'

export type OnRoster = {
  id: string
  name: string
  email: string
  role: Role
  /** The sections (ids) that an editor looks after; null: the whole newsroom. */
  limitedTo: string[] | null
  joinedAt: Date | null
  /** Until when an invitation can be taken up; null when there is none, or it is over. */
  invitedUntil: Date | null
  disabledAt: Date | null
  hasPassword: boolean
  seenAt: Date | null
  openSessions: number
  /** The name, in the first language, of the author linked to the account. */
  author: string | null
}

/** All accounts; disabled ones come last. A withdrawn invitation is none, and neither is somebody who was erased. */
export async function roster(admin: Person): Promise<OnRoster[]> {
  authorise(admin, 'manage people')
  const open = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, now))
  const rows = await database()
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      role: people.role,
      limitedTo: people.limitedTo,
      joinedAt: people.joinedAt,
      invitedUntil:
        sql<Date | null>`(select max(l.expires_at) from one_time_links l where l.person_id = ${qualify(people.id)} and l.used_at is null and l.expires_at > now())`.mapWith(
          oneTimeLinks.expiresAt,
        ),
      disabledAt: people.disabledAt,
      hasPassword: sql<boolean>`${people.passwordHash} is not null`,
      seenAt: max(sessions.seenAt),
      author: sql<Localized | null>`(array_agg(${authors.name}))[1]`,
      openSessions: sql<number>`count(*) filter (where ${sessions.id} is not null and ${open})`.mapWith(Number),
    })
    .from(people)
    .leftJoin(sessions, eq(sessions.personId, people.id))
    .leftJoin(authors, eq(authors.personId, people.id))
    .where(and(isNull(people.erasedAt), or(isNotNull(people.joinedAt), isNull(people.disabledAt))))
    .groupBy(people.id)
    .orderBy(sql`${people.disabledAt} is not null`, asc(sql`lower(${people.name})`), asc(people.id))
  return rows.map((row) => ({ ...row, author: row.author && localize(row.author) }))
}

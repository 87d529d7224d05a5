import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database, now } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { people, sessions } from '#db/schema/people.ts'
import { type AuditVerb, audit } from '#db/schema/record.ts'
import type { Person } from './person.ts'
import { visibleTo } from './visible-to.ts'

/** What was done last in a session: `name` is the headline of the story or the name of the person that it was done to. */
export type LastAct = { verb: AuditVerb; at: Date; name: string | null }

/** A browser that is signed in. `here`: that of who asks. */
export type OpenSession = { id: string; userAgent: string; createdAt: Date; seenAt: Date; here: boolean; lastAct: LastAct | null }

/** The browsers in which a person (`of`, an id) is signed in, the last used first. Names nothing that `seenBy` may not see now. */
export async function openSessions({ of, seenBy }: { of: string; seenBy: Person }): Promise<OpenSession[]> {
  const rows = await database()
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      last: sql<string | null>`(select max(acted.id) from ${audit} acted where acted.session_id = ${qualify(sessions.id)})`,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, of), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.seenAt), desc(sessions.id))
  const acts = await findActs(
    rows.flatMap(({ last }) => (last === null ? [] : Number(last))),
    seenBy,
  )
  return rows.map(({ last, ...session }) => ({
    ...session,
    here: session.id === seenBy.sessionId,
    lastAct: acts.get(Number(last)) ?? null,
  }))
}

async function findActs(ids: readonly number[], seenBy: Person): Promise<ReadonlyMap<number, LastAct>> {
  if (ids.length === 0) return new Map()
  const subject = alias(people, 'subject')
  const rows = await database()
    .select({ id: audit.id, verb: audit.verb, at: audit.createdAt, headline: drafts.headline, person: subject.name })
    .from(audit)
    .leftJoin(articles, and(eq(articles.id, audit.subjectId), visibleTo(seenBy)))
    .leftJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(subject, eq(subject.id, audit.subjectId))
    .where(isAmong(audit.id, ids))
  return new Map(rows.map(({ id, verb, at, headline, person }) => [id, { verb, at, name: (headline ?? person) || null }]))
}

import { and, desc, eq, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { type AuditSubject, type AuditVerb, audit, auditChain } from '#db/schema/record.ts'
import { program } from '#lib/audit-program.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import type { AuditWanted } from './input.ts'

export type AuditRow = {
  id: number
  at: Date
  /** Null: the program itself. */
  by: { id: string; name: string } | null
  verb: AuditVerb
  /** What it was done to: 'article', 'person', 'newsroom' … */
  subject: AuditSubject
  subjectId: string | null
  /** The headline of the story or the name of the person, as it is now, which may be empty; null when neither is there any more. */
  name: string | null
  detail: Record<string, unknown>
  /** Its place in the chain, and its digest; null for a row that was put in around the chain. */
  position: number | null
  digest: string | null
}

/** Acts about accounts. Only who manages people sees them of others. */
const aboutAccounts = [
  'add-code-app',
  'add-passkey',
  'change-role',
  'disable',
  'enable',
  'invite',
  'limit-editor',
  'make-link',
  'make-recovery-codes',
  'prove',
  'remove-code-app',
  'remove-passkey',
  'rename',
  'rename-passkey',
  'reset-factors',
  'set-password',
  'sign-in',
  'sign-out',
  'sign-out-elsewhere',
  'sign-out-everywhere',
  'suspect-passkey',
  'withdraw-invitation',
] as const satisfies readonly AuditVerb[]

export const verbsSeenBy = (person: Person, verbs: readonly AuditVerb[]): AuditVerb[] =>
  verbs.filter((verb) => can(person, 'manage people') || !inAccounts(verb))

const inAccounts = (verb: AuditVerb) => (aboutAccounts as readonly AuditVerb[]).includes(verb)

export const auditPageLength = 50

/** Who did what, newest first. `zone` is the newsroom's, in which a day of the filter begins and ends. */
export async function auditLog(
  person: Person,
  wanted: AuditWanted,
  zone: string,
  length = auditPageLength,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  authorise(person, 'see the audit')
  const rows = await rowsOf(person, wanted, zone, length + 1)
  const last = rows[length - 1]
  return { rows: rows.slice(0, length), next: rows.length > length && last ? writePlace(last) : null }
}

/** How many rows of an export are read at a time. */
const exportedAtATime = 1000

/** All rows that match, newest first, a thousand at a time. Each thousand is a query of its own, so a slow download holds nothing. */
export async function* allOfAudit(person: Person, wanted: AuditWanted, zone: string): AsyncGenerator<AuditRow[]> {
  authorise(person, 'see the audit')
  let after = wanted.after
  while (true) {
    const { rows, next } = await auditLog(person, { ...wanted, after }, zone, exportedAtATime)
    if (rows.length > 0) yield rows
    if (next === null) return
    after = next
  }
}

async function rowsOf(person: Person, wanted: AuditWanted, zone: string, limit: number): Promise<AuditRow[]> {
  const subject = alias(people, 'subject')
  const rows = await database()
    .select({
      id: audit.id,
      at: audit.createdAt,
      personId: people.id,
      personName: people.name,
      verb: audit.verb,
      subject: audit.subject,
      subjectId: audit.subjectId,
      headline: drafts.headline,
      subjectName: subject.name,
      detail: audit.detail,
      position: auditChain.position,
      digest: auditChain.digest,
    })
    .from(audit)
    .leftJoin(auditChain, eq(auditChain.auditId, audit.id))
    .leftJoin(people, eq(people.id, audit.personId))
    .leftJoin(drafts, eq(drafts.articleId, audit.subjectId))
    .leftJoin(subject, eq(subject.id, audit.subjectId))
    .where(conditions(person, wanted, zone))
    .orderBy(desc(audit.createdAt), desc(audit.id))
    .limit(limit)
  return rows.map(({ personId, personName, headline, subjectName, ...row }) => ({
    ...row,
    by: personId && personName ? { id: personId, name: personName } : null,
    name: headline ?? (subjectName || null),
  }))
}

function conditions(person: Person, { person: by, story, verb, from, to, after }: AuditWanted, zone: string): SQL | undefined {
  const place = readPlace(after)
  return and(
    can(person, 'manage people') ? undefined : or(notInArray(audit.verb, [...aboutAccounts]), eq(audit.personId, person.id)),
    by === undefined ? undefined : by === program ? isNull(audit.personId) : eq(audit.personId, by),
    story ? eq(audit.subjectId, story) : undefined,
    verb ? eq(audit.verb, verb) : undefined,
    from ? sql`${audit.createdAt} >= ${from}::date::timestamp at time zone ${zone}` : undefined,
    to ? sql`${audit.createdAt} < (${to}::date + 1)::timestamp at time zone ${zone}` : undefined,
    place ? or(lt(audit.createdAt, place.at), and(eq(audit.createdAt, place.at), lt(audit.id, place.id))) : undefined,
    place ? sql`${audit.createdAt} <= ${place.at.toISOString()}` : undefined, // the condition from which the index scan can start
  )
}

const shape = /^([0-9a-z]{1,11})\.([0-9]{1,15})$/

/** As lib/cursor.ts, for rows with a number. */
const writePlace = ({ at, id }: { at: Date; id: number }): string => `${at.getTime().toString(36)}.${id}`

function readPlace(text: string | undefined): { at: Date; id: number } | null {
  const match = shape.exec(text ?? '')
  if (!match?.[1] || !match[2]) return null
  const milliseconds = Number.parseInt(match[1], 36)
  return milliseconds <= 8.64e15 ? { at: new Date(milliseconds), id: Number(match[2]) } : null
}

import { and, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { database, type Transaction, transaction } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { notices, type SecurityAlarm } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { type AuditVerb, audit } from '#db/schema/record.ts'
import { tellOf } from './tell-of.ts'

/** As far back as the audit is looked through: a worker that stood still tells of it later. */
const lookedBack = sql`now() - interval '1 day'`

/** So many of these acts of one person within ten minutes are a mass change. */
export const manyActs = 20
const massVerbs: readonly AuditVerb[] = [
  'publish',
  'unpublish',
  'takedown',
  'discard',
  'schedule',
  'merge-topics',
  'merge-sections',
  'merge-authors',
  'delete-picture',
  'disable',
]

/**
 * Tells the admins what may mean that an account is in wrong hands, as the audit has it: a new admin, a mass change, an export, a sign-in
 * from many networks, a copied passkey, a reset. Whom it is about is told of the last three as well. The worker looks every minute; nobody
 * has two notices of one row of the audit.
 */
export async function watchAccounts(): Promise<void> {
  for (const [alarm, which] of Object.entries(alarmsByRow)) {
    const rows = await rowsToTell(alarm, which)
    for (const row of rows) await transaction((tx) => tell(tx, alarm as SecurityAlarm, row)) // a key of alarmsByRow
  }
  for (const one of await massChanges())
    await transaction((tx) =>
      tell(tx, 'mass-change', { key: `mass-change:${one.personId}:${one.hour}`, aboutId: one.personId, who: one.who }),
    )
}

const alarmsByRow: { [alarm in Exclude<SecurityAlarm, 'mass-change'>]: SQL | undefined } = {
  'new-admin': or(
    and(eq(audit.verb, 'change-role'), eq(sql`${audit.detail} ->> 'to'`, 'admin')),
    and(eq(audit.verb, 'invite'), eq(sql`${audit.detail} ->> 'role'`, 'admin')),
  ),
  export: eq(audit.verb, 'export-audit'),
  'many-addresses': and(eq(audit.verb, 'sign-in'), sql`${audit.detail} ? 'networks'`),
  'suspect-passkey': eq(audit.verb, 'suspect-passkey'),
  'reset-factors': eq(audit.verb, 'reset-factors'),
}

/** Those of whom the account belongs to are told too. */
const toldToOwner: readonly SecurityAlarm[] = ['many-addresses', 'suspect-passkey', 'reset-factors']

type Told = { key: string; aboutId: string | null; who: string | null }

/** Rows of the audit that nobody was told of. Who is meant is the subject, or else who did it. */
async function rowsToTell(alarm: string, which: SQL | undefined): Promise<Told[]> {
  const key = sql<string>`${alarm} || ':' || ${qualify(audit.id)}`
  return database()
    .select({ key, aboutId: people.id, who: people.name })
    .from(audit)
    .leftJoin(people, or(eq(people.id, audit.subjectId), and(eq(people.id, audit.personId), sql`${qualify(audit.subject)} <> 'person'`)))
    .where(and(which, gt(audit.createdAt, lookedBack), sql`not exists (select 1 from ${notices} told where told.key = ${key})`))
    .limit(100)
}

async function massChanges() {
  return database()
    .select({ personId: people.id, who: people.name, hour: sql<string>`to_char(now(), 'YYYY-MM-DD HH24')` })
    .from(audit)
    .innerJoin(people, eq(people.id, audit.personId))
    .where(and(inArray(audit.verb, [...massVerbs]), gt(audit.createdAt, sql`now() - interval '10 minutes'`)))
    .groupBy(people.id)
    .having(
      and(
        sql`count(*) >= ${manyActs}`,
        sql`not exists (
      select 1 from ${notices} told where told.key like 'mass-change:' || ${qualify(people.id)} || ':%' and told.created_at > now() - interval '1 hour')`,
      ),
    )
}

async function tell(tx: Transaction, security: SecurityAlarm, { key, aboutId, who }: Told): Promise<void> {
  const admins = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'admin'), isNull(people.disabledAt)))
  const to = [...admins.map(({ id }) => id), ...(toldToOwner.includes(security) ? [aboutId] : [])]
  await tellOf(tx, { kind: 'security', key, to, by: null, detail: { security, ...(who !== null && { who }) } })
}

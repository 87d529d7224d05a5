import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { notices, type SecurityAlarm } from '#db/schema/notices.ts'
import { people, signInAttempts } from '#db/schema/people.ts'
import { type AuditVerb, audit } from '#db/schema/record.ts'
import { beginExport } from '#newsroom/audit/begin-export.ts'
import { auditLogInput } from '#newsroom/audit/input.ts'
import { changeRole } from '#newsroom/people/change-role.ts'
import { invite } from '#newsroom/people/invite.ts'
import { signInByLink, signInLink } from '#newsroom/people/one-time-link.ts'
import { machine } from '#newsroom/people/person.ts'
import { resetFactors } from '#newsroom/people/reset-factors.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { manyActs, watchAccounts } from './watch-accounts.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(sql`truncate people, audit, notices, sections, authors, feeds, articles restart identity cascade`)
  await database().delete(signInAttempts)
  cast = await seedCast()
})

/** Who was told of what, and about whom. */
async function look() {
  await watchAccounts()
  const rows = await database()
    .select({ to: people.name, detail: notices.detail, mail: notices.mail })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .orderBy(people.name, notices.key)
  return rows.map(({ to, detail, mail }) => [to, detail.security, detail.who, mail])
}
const noticeTo = (to: string, security: SecurityAlarm, who: string) => [to, security, who, 'waiting']
const act = (verb: AuditVerb) => transaction((tx) => record(tx, cast.marta, verb, { kind: 'article', id: cast.articles.draft }))

test('nothing unusual tells nobody', async () => {
  await changeRole(cast.ihor, cast.olena.id, 'editor')
  for (let n = 1; n < manyActs; n += 1) await act('unpublish')
  expect(await look()).toEqual([])
})

test('every admin is told of a new one, also who made it, once, by mail and in the desk', async () => {
  await changeRole(cast.ihor, cast.marta.id, 'admin')
  const made = [noticeTo('Ihor', 'new-admin', 'Marta'), noticeTo('Marta', 'new-admin', 'Marta')]
  expect(await look()).toEqual(made)
  expect(await look()).toEqual(made)
  await invite(cast.ihor, { email: 'new@paper.test', name: 'New', role: 'admin' })
  expect((await look()).filter(([to]) => to === 'Ihor')).toEqual([
    noticeTo('Ihor', 'new-admin', 'Marta'),
    noticeTo('Ihor', 'new-admin', 'New'),
  ])
})

test('many acts of one person within ten minutes are told once', async () => {
  for (let n = 0; n < manyActs; n += 1) await act('unpublish')
  expect(await look()).toEqual([noticeTo('Ihor', 'mass-change', 'Marta')])
  await act('unpublish')
  expect(await look()).toHaveLength(1)
})

test('many acts over a longer time are none of it', async () => {
  for (let n = 0; n < manyActs; n += 1) await act('unpublish')
  await database().execute(
    sql`set session_replication_role = replica; update ${audit} set created_at = now() - interval '11 minutes'; set session_replication_role = origin`,
  )
  expect(await look()).toEqual([])
})

test('an export of the audit is told, with who made it', async () => {
  await beginExport(cast.marta, auditLogInput.parse({}), 'UTC')
  expect(await look()).toEqual([noticeTo('Ihor', 'export', 'Marta')])
})

test('signing in from five networks within a day is told to the admins and to whom it is about', async () => {
  const enter = async (address: string) => {
    const token = (await signInLink(cast.olena.email)).split('token=')[1] ?? ''
    expect(await signInByLink(token, { address, userAgent: '' })).toMatchObject({ ok: true })
  }
  for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2', '192.0.2.3', '2001:db8::1', '2001:db8::2']) await enter(address)
  expect(await look()).toEqual([])
  await enter('198.51.100.1')
  expect(await look()).toEqual([noticeTo('Ihor', 'many-addresses', 'Olena'), noticeTo('Olena', 'many-addresses', 'Olena')])
  await enter('198.51.100.2')
  expect(await look()).toHaveLength(2)
})

test('whose sign-in was reset is told of it', async () => {
  await resetFactors(cast.ihor, cast.danylo.id)
  expect(await look()).toEqual([noticeTo('Danylo', 'reset-factors', 'Danylo'), noticeTo('Ihor', 'reset-factors', 'Danylo')])
})

test('a copied passkey is told to the admins and to whose it is', async () => {
  await transaction((tx) => record(tx, machine('sign-in'), 'suspect-passkey', { kind: 'person', id: cast.olena.id }))
  expect(await look()).toEqual([noticeTo('Ihor', 'suspect-passkey', 'Olena'), noticeTo('Olena', 'suspect-passkey', 'Olena')])
})

test('what was done more than a day ago is told to nobody, and no admin who is disabled is told', async () => {
  await changeRole(cast.ihor, cast.marta.id, 'admin')
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.marta.id))
  expect((await look()).map(([to]) => to)).toEqual(['Ihor'])
  await database().delete(notices)
  await database().execute(
    sql`set session_replication_role = replica; update ${audit} set created_at = now() - interval '25 hours'; set session_replication_role = origin`,
  )
  expect(await look()).toEqual([])
})

test('many acts that change nothing for readers are none of it, nor are those of several people', async () => {
  for (let n = 0; n < manyActs; n += 1) await act('add-steps')
  for (let n = 1; n < manyActs; n += 1) await act('unpublish')
  await transaction((tx) => record(tx, cast.ihor, 'unpublish', { kind: 'article', id: cast.articles.draft }))
  expect(await look()).toEqual([])
})

test('many acts are told once, also when an hour of the clock begins between two looks', async () => {
  for (let n = 0; n < manyActs; n += 1) await act('unpublish')
  const told = await look()
  await database().execute(
    sql`update notices set created_at = created_at - interval '5 minutes', key = replace(key, to_char(now(), 'YYYY-MM-DD HH24'), to_char(now() - interval '1 hour', 'YYYY-MM-DD HH24'))`,
  )
  expect(await look()).toEqual(told)
})

test('many acts that go on are told again after an hour', async () => {
  for (let n = 0; n < manyActs; n += 1) await act('unpublish')
  await look()
  await database().execute(sql`update notices set created_at = created_at - interval '61 minutes', key = key || ' before'`)
  expect(await look()).toHaveLength(2)
})

import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { oneTimeLinks, people, sessions } from '#db/schema/people.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { openSession, personOfSession } from './session.ts'
import { sweepSessions } from './sweep-sessions.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const open = () => transaction((tx) => openSession(tx, cast.danylo.id, 'Test/1'))
const put = (id: string, values: object) => database().update(sessions).set(values).where(eq(sessions.id, id))

test('a session returns its person with the current role', async () => {
  const id = await open()
  expect(await personOfSession(id)).toEqual({ ...cast.danylo, sessionId: id })
  await database().update(people).set({ role: 'editor' }).where(eq(people.id, cast.danylo.id))
  expect((await personOfSession(id))?.role).toBe('editor')
  await database().update(people).set({ role: 'journalist' }).where(eq(people.id, cast.danylo.id))
})

test('a revoked session returns nobody', async () => {
  const id = await open()
  await put(id, { revokedAt: sql`now()` })
  expect(await personOfSession(id)).toBeNull()
})

test('a session that expired by the clock of Postgres returns nobody', async () => {
  const id = await open()
  await put(id, { expiresAt: sql`now() - interval '1 millisecond'` })
  expect(await personOfSession(id)).toBeNull()
})

test('the session of a disabled person returns nobody until they are enabled', async () => {
  const id = await open()
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.danylo.id))
  expect(await personOfSession(id)).toBeNull()
  await database().update(people).set({ disabledAt: null }).where(eq(people.id, cast.danylo.id))
  expect(await personOfSession(id)).not.toBeNull()
})

test('an unknown session returns nobody', async () => {
  expect(await personOfSession('019ab000-0000-7000-8000-000000000000')).toBeNull()
})

test('the time last seen is written at most once a minute', async () => {
  const id = await open()
  const seenAt = async () => (await database().select({ at: sessions.seenAt }).from(sessions).where(eq(sessions.id, id)))[0]?.at.getTime()
  const first = await seenAt()
  await personOfSession(id)
  expect(await seenAt()).toBe(first)
  await put(id, { seenAt: sql`now() - interval '61 seconds'` })
  await personOfSession(id)
  expect(await seenAt()).toBeGreaterThanOrEqual(first ?? Number.POSITIVE_INFINITY)
})

test('a session ends after thirty days, and keeps no more of the browser’s name than there is room for', async () => {
  const id = await transaction((tx) => openSession(tx, cast.danylo.id, 'x'.repeat(1_000)))
  const [row] = await database()
    .select({ days: sql<number>`extract(day from ${sessions.expiresAt} - ${sessions.createdAt})::int`, userAgent: sessions.userAgent })
    .from(sessions)
    .where(eq(sessions.id, id))
  expect(row).toEqual({ days: 30, userAgent: 'x'.repeat(400) })
})

test('somebody joins with the first session, not with later ones', async () => {
  await database().update(people).set({ joinedAt: null }).where(eq(people.id, cast.danylo.id))
  const joinedAt = async () => (await database().select({ at: people.joinedAt }).from(people).where(eq(people.id, cast.danylo.id)))[0]?.at
  await open()
  const first = await joinedAt()
  expect(first).toBeInstanceOf(Date)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await open()
  expect(await joinedAt()).toEqual(first)
})

test('a proof counts for ten minutes by the clock of Postgres', async () => {
  const id = await open()
  await put(id, { provenAt: sql`now() - interval '9 minutes'` })
  expect((await personOfSession(id))?.isProven).toBe(true)
  await put(id, { provenAt: sql`now() - interval '11 minutes'` })
  expect((await personOfSession(id))?.isProven).toBe(false)
})

test('sessions and links are deleted a month after their end', async () => {
  const [kept, gone, revoked] = [await open(), await open(), await open()]
  await put(kept, { expiresAt: sql`now() - interval '29 days'`, revokedAt: sql`now() - interval '29 days'` })
  await put(gone, { expiresAt: sql`now() - interval '31 days'` })
  await put(revoked, { revokedAt: sql`now() - interval '31 days'` })
  const link = (days: number) =>
    database()
      .insert(oneTimeLinks)
      .values({ personId: cast.danylo.id, tokenHash: `${days}`, expiresAt: sql`now() - make_interval(days => ${days})` })
  await link(29)
  await link(31)
  await sweepSessions()
  const left = (await database().select({ id: sessions.id }).from(sessions)).map(({ id }) => id)
  expect([kept, gone, revoked].map((id) => left.includes(id))).toEqual([true, false, false])
  expect((await database().select({ hash: oneTimeLinks.tokenHash }).from(oneTimeLinks)).map(({ hash }) => hash)).toEqual(['29'])
})

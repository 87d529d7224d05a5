import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { people, sessions } from '#db/schema/people.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { openSession, personOfSession } from './session.ts'

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

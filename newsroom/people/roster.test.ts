import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { sessions } from '#db/schema/people.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { disable } from './disable.ts'
import { rename } from './rename.ts'
import { roster } from './roster.ts'
import { openSession, personOfSession } from './session.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('an admin sees all accounts, disabled ones last', async () => {
  await disable(cast.ihor, cast.danylo.id)
  const rows = await roster(cast.ihor)
  expect(rows.map(({ name, role, openSessions }) => [name, role, openSessions])).toEqual([
    ['Ihor', 'admin', 1],
    ['Marta', 'editor', 1],
    ['Olena', 'journalist', 1],
    ['Danylo', 'journalist', 0],
  ])
  expect(rows[0]?.seenAt).toBeInstanceOf(Date)
})

test('sessions that were ended or are over are not counted as open', async () => {
  const openOf = async () => (await roster(cast.ihor)).find(({ id }) => id === cast.marta.id)?.openSessions
  const [one, other] = await transaction(async (tx) => [
    await openSession(tx, cast.marta.id, 'A'),
    await openSession(tx, cast.marta.id, 'B'),
  ])
  expect(await openOf()).toBe(3)
  await database()
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(eq(sessions.id, one ?? ''))
  await database()
    .update(sessions)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(sessions.id, other ?? ''))
  expect(await openOf()).toBe(1)
})

test('nobody else sees the list', async () => {
  await expect(roster(cast.marta)).rejects.toThrow(NotAllowed)
  await expect(roster(cast.olena)).rejects.toThrow(NotAllowed)
})

test('people change their own name, and colleagues see it', async () => {
  expect(await rename(cast.olena, 'Olena Hrytsenko')).toMatchObject({ ok: true })
  expect((await personOfSession(cast.olena.sessionId))?.name).toBe('Olena Hrytsenko')
})

import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { codeApps, people, sessions } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeRole } from './change-role.ts'
import { machine, type Person } from './person.ts'
import { personOfSession, personSettingUp } from './session.ts'

let cast: Cast
beforeEach(async () => {
  cast ??= await seedCast()
  for (const { id, role } of [cast.olena, cast.marta, cast.ihor]) await put(id, role)
})

const put = (id: string, role: Person['role']) => database().update(people).set({ role }).where(eq(people.id, id))

test('a new role applies from the next request, and the audit has the old one', async () => {
  expect(await changeRole(cast.ihor, cast.olena.id, 'editor')).toEqual({ ok: true, value: { role: 'editor' } })
  expect((await personOfSession(cast.olena.sessionId))?.role).toBe('editor')
  const [kept] = await database().select().from(audit).where(eq(audit.subjectId, cast.olena.id))
  expect(kept).toMatchObject({ verb: 'change-role', personId: cast.ihor.id, detail: { from: 'journalist', to: 'editor' } })
})

test('where a second factor is required, a new editor without one sets it up before the desk opens again', async () => {
  await database().update(newsroom).set({ needsSecondFactor: true })
  await changeRole(cast.ihor, cast.olena.id, 'editor')
  expect(await personOfSession(cast.olena.sessionId)).toBeNull()
  expect(await personSettingUp(cast.olena.sessionId)).toMatchObject({ id: cast.olena.id, role: 'editor' })
  await database().update(sessions).set({ mustSetUp: false })
  await changeRole(cast.ihor, cast.marta.id, 'journalist')
  expect((await personOfSession(cast.marta.sessionId))?.role).toBe('journalist')
  await database().update(newsroom).set({ needsSecondFactor: false })
})

test('neither a journalist nor an editor may change a role, not even their own', async () => {
  await expect(changeRole(cast.olena, cast.olena.id, 'admin')).rejects.toThrow(NotAllowed)
  await expect(changeRole(cast.marta, cast.olena.id, 'editor')).rejects.toThrow(NotAllowed)
  expect((await personOfSession(cast.olena.sessionId))?.role).toBe('journalist')
})

test('an admin does not change their own role', async () => {
  expect(await changeRole(cast.ihor, cast.ihor.id, 'editor')).toEqual({ ok: false, problem: 'yourself' })
})

test('the last admin cannot be demoted, not even from the console', async () => {
  expect(await changeRole(machine('console'), cast.ihor.id, 'editor')).toEqual({ ok: false, problem: 'last-admin' })
})

test('a disabled admin does not count as another one', async () => {
  await put(cast.marta.id, 'admin')
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.marta.id))
  expect(await changeRole(machine('console'), cast.ihor.id, 'editor')).toEqual({ ok: false, problem: 'last-admin' })
  await database().update(people).set({ disabledAt: null }).where(eq(people.id, cast.marta.id))
})

test('where a second factor is required, a new editor who has one goes on', async () => {
  await database().update(newsroom).set({ needsSecondFactor: true })
  await database().insert(codeApps).values({ personId: cast.danylo.id, secret: 'sealed', lastStep: 0 })
  await changeRole(cast.ihor, cast.danylo.id, 'editor')
  expect((await personOfSession(cast.danylo.sessionId))?.role).toBe('editor')
  await database().update(newsroom).set({ needsSecondFactor: false })
})

test('two admins who demote each other at once do not both succeed', async () => {
  for (let round = 0; round < 10; round++) {
    await put(cast.ihor.id, 'admin')
    await put(cast.marta.id, 'admin')
    const marta: Person = { ...cast.marta, role: 'admin' }
    const outcomes = await Promise.all([changeRole(cast.ihor, marta.id, 'editor'), changeRole(marta, cast.ihor.id, 'editor')])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await database().$count(people, eq(people.role, 'admin'))).toBe(1)
  }
})

test('the role of an unknown person cannot be changed', async () => {
  await expect(changeRole(cast.ihor, cast.articles.draft, 'editor')).rejects.toThrow(NotFound)
})

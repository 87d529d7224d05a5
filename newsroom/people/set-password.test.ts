import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { people, sessions, signInAttempts } from '#db/schema/people.ts'
import { NotProven } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { aVisitor } from '#testing/visitor.ts'
import { passwordChange } from './input.ts'
import { signInByLink, signInLink } from './one-time-link.ts'
import { ownAccount } from './own-account.ts'
import { hashOf } from './password.ts'
import { personOfSession } from './session.ts'
import { setPassword } from './set-password.ts'
import { signInByPassword } from './sign-in.ts'
import { limits } from './sign-in-throttle.ts'

const old = 'the old sentence it was'
const fresh = 'a new sentence altogether'
const visitor = { address: '192.0.2.1', userAgent: '' }
let cast: Cast
beforeEach(async () => {
  cast ??= await seedCast()
  await database().delete(signInAttempts)
  await database().update(sessions).set({ revokedAt: null })
  await database().update(people).set({ passwordHash: null })
})
const has = async (password: string) =>
  database()
    .update(people)
    .set({ passwordHash: await hashOf(password) })
    .where(eq(people.id, cast.olena.id))

test('a person without a password sets one and signs in with it; only its hash is stored', async () => {
  expect((await ownAccount(cast.olena)).proof).toBe('presence')
  expect(await setPassword(cast.olena, { current: '', password: fresh })).toMatchObject({ ok: true })
  expect(await signInByPassword(cast.olena.email, fresh, visitor)).toMatchObject({ ok: true })
  const [row] = await database().select().from(people).where(eq(people.id, cast.olena.id))
  expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a person with a password must enter it to change it', async () => {
  await has(old)
  expect((await ownAccount(cast.olena)).proof).toBe('password')
  expect(await setPassword(cast.olena, { current: '', password: fresh })).toEqual({ ok: false, problem: 'wrong' })
  expect(await signInByPassword(cast.olena.email, fresh, visitor)).toEqual({ ok: false, problem: 'wrong' })
  expect(await setPassword(cast.olena, { current: old, password: fresh })).toMatchObject({ ok: true })
  expect(await signInByPassword(cast.olena.email, fresh, visitor)).toMatchObject({ ok: true })
})

test('after signing in by a link a forgotten password can be replaced within fifteen minutes', async () => {
  await has(old)
  const entry = await signInByLink((await signInLink(cast.olena.email)).split('token=')[1] ?? '', aVisitor)
  if (!entry.ok) throw new Error(entry.problem)
  const olena = { ...cast.olena, sessionId: entry.value.sessionId }
  expect((await ownAccount(olena)).proof).toBe('presence')
  expect(await setPassword(olena, { current: '', password: fresh })).toMatchObject({ ok: true })
  expect(await setPassword(cast.olena, { current: '', password: old })).toEqual({ ok: false, problem: 'wrong' })
})

test('who has just signed in by the password must enter it to change it', async () => {
  await has(old)
  const entry = await signInByPassword(cast.olena.email, old, visitor)
  if (!entry.ok) throw new Error(entry.problem)
  const olena = { ...cast.olena, sessionId: entry.value.sessionId }
  expect((await ownAccount(olena)).proof).toBe('password')
  expect(await setPassword(olena, { current: '', password: fresh })).toEqual({ ok: false, problem: 'wrong' })
})

test('a new password ends the other sessions, not this one', async () => {
  const elsewhere = await signInByLink((await signInLink(cast.olena.email)).split('token=')[1] ?? '', aVisitor)
  if (!elsewhere.ok) throw new Error(elsewhere.problem)
  await setPassword(cast.olena, { current: '', password: fresh })
  expect(await personOfSession(elsewhere.value.sessionId)).toBeNull()
  expect(await personOfSession(cast.olena.sessionId)).not.toBeNull()
})

test('guesses of the current password from an open session are limited', async () => {
  await has(old)
  for (let n = 0; n < limits.pair; n++) await setPassword(cast.olena, { current: 'a guess', password: fresh })
  expect(await setPassword(cast.olena, { current: old, password: fresh })).toEqual({ ok: false, problem: 'too-many' })
})

test('the account page shows the person’s own sessions and nobody else’s', async () => {
  await database().update(sessions).set({ revokedAt: sql`now()` }).where(sql`${sessions.id} <> ${cast.olena.sessionId}`)
  expect((await ownAccount(cast.olena)).sessions.map(({ id, here }) => [id, here])).toEqual([[cast.olena.sessionId, true]])
  expect((await ownAccount(cast.danylo)).sessions).toEqual([])
})

test.each([
  ['short', false],
  ['eleven char', false],
  ['twelve chars', true],
  ['x'.repeat(201), false],
])('%s can be a password: %s', (password, isOne) => {
  expect(passwordChange.safeParse({ password }).success).toBe(isOne)
})

test('without a password, a new one needs a proof of the last ten minutes', async () => {
  await expect(setPassword({ ...cast.olena, isProven: false }, { current: '', password: fresh })).rejects.toThrow(NotProven)
})

test('a link of more than ten minutes ago does not stand in for the password', async () => {
  await has(old)
  const entry = await signInByLink((await signInLink(cast.olena.email)).split('token=')[1] ?? '', aVisitor)
  if (!entry.ok) throw new Error(entry.problem)
  const olena = { ...cast.olena, sessionId: entry.value.sessionId }
  await transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = 'replica'`) // the audit takes no change
    await tx.execute(sql`update audit set created_at = now() - interval '11 minutes' where subject_id = ${olena.sessionId}`)
  })
  expect((await ownAccount(olena)).proof).toBe('password')
  expect(await setPassword(olena, { current: '', password: fresh })).toEqual({ ok: false, problem: 'wrong' })
})

test('a password that is easy to guess is not set', async () => {
  expect(await setPassword(cast.olena, { current: '', password: 'password2026!' })).toEqual({
    ...{ ok: false, problem: 'easy-to-guess', detail: { because: 'common' } },
  })
})

import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { people, signInAttempts } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { hashOf } from './password.ts'
import { personOfSession } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { limits, network, sweepAttempts } from './sign-in-throttle.ts'

const verified = vi.hoisted(() => vi.fn())
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  verified.mockImplementation(real.verify)
  return { ...real, verify: verified }
})

const password = 'the tram to Podil is late'
const passwordHash = await hashOf(password)
let cast: Cast
beforeEach(async () => {
  cast ??= await seedCast()
  await database().delete(signInAttempts)
  await database().update(people).set({ passwordHash, disabledAt: null }).where(eq(people.id, cast.marta.id))
})

const home = { address: '198.51.100.7', userAgent: 'Test/1' }
const from = (address: string) => ({ ...home, address })
const wrong = (visitor = home, email = cast.marta.email) => signInByPassword(email, 'not the password', visitor)
const right = (visitor = home) => signInByPassword(cast.marta.email, password, visitor)

test('the right password opens a session and is audited', async () => {
  const outcome = await right()
  if (!outcome.ok) throw new Error(outcome.problem)
  expect(await personOfSession(outcome.value.sessionId)).toMatchObject({ email: cast.marta.email, role: 'editor' })
  const [kept] = await database().select().from(audit).where(eq(audit.subjectId, outcome.value.sessionId))
  expect(kept).toMatchObject({ verb: 'sign-in', detail: { by: 'password' } })
})

test('a wrong password, an unknown account, one without a password and a disabled one get the same answer', async () => {
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.marta.id))
  const answers = [await wrong(), await right(), await wrong(home, 'nobody@paper.test'), await wrong(home, cast.olena.email)]
  expect(answers).toEqual(Array(4).fill({ ok: false, problem: 'wrong' }))
})

test('an unknown account costs one hash like a known one, so that the time reveals nothing', async () => {
  for (const email of [cast.marta.email, cast.olena.email, 'nobody@paper.test']) {
    verified.mockClear()
    expect(await wrong(from('203.0.113.9'), email)).toEqual({ ok: false, problem: 'wrong' })
    expect(verified).toHaveBeenCalledTimes(1)
  }
})

test('after too many failures from one address the right password is refused there, but accepted elsewhere', async () => {
  for (let n = 0; n < limits.pair; n++) expect(await wrong()).toEqual({ ok: false, problem: 'wrong' })
  expect(await right()).toEqual({ ok: false, problem: 'too-many' })
  expect(await right(from('192.0.2.1'))).toMatchObject({ ok: true })
})

test('the limit ends by itself', async () => {
  for (let n = 0; n <= limits.pair; n++) await wrong()
  await database().update(signInAttempts).set({ until: sql`now() - interval '1 second'` })
  expect(await right()).toMatchObject({ ok: true })
})

test('simultaneous attempts are all counted', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => wrong()))
  expect(answers.filter((answer) => !answer.ok && answer.problem === 'wrong')).toHaveLength(limits.pair)
})

test('an address that tries many accounts is refused, and colleagues at another address are not affected', async () => {
  for (let n = 0; n < limits.address; n++) await wrong(home, `guess${n}@paper.test`)
  expect(await right()).toEqual({ ok: false, problem: 'too-many' })
  expect(await right(from('192.0.2.1'))).toMatchObject({ ok: true })
})

test('simultaneous attempts at many accounts are all counted for their address', async () => {
  const answers = await Promise.all(Array.from({ length: limits.address + 20 }, (_, n) => wrong(home, `guess${n}@paper.test`)))
  expect(answers.filter((answer) => !answer.ok && answer.problem === 'wrong').length).toBeLessThanOrEqual(limits.address)
}, 60_000)

test('simultaneous attempts at one account from many addresses are all counted', async () => {
  const answers = await Promise.all(Array.from({ length: limits.account + 20 }, (_, n) => wrong(from(`203.0.113.${n}`))))
  expect(answers.filter((answer) => !answer.ok && answer.problem === 'wrong').length).toBeLessThanOrEqual(limits.account)
}, 60_000)

test('an account and an address that begins where another ends are told apart', async () => {
  for (let n = 0; n < limits.pair; n++) await wrong(from('98.51.100.7'), `${cast.marta.email}1`)
  expect(await right()).toMatchObject({ ok: true })
})

test('guesses past the limit of one account write nothing from a new address, and are tried from a known one', async () => {
  await right()
  await wrong(from('203.0.113.1'))
  await database()
    .update(signInAttempts)
    .set({ count: limits.account })
    .where(sql`until between now() + interval '30 minutes' and now() + interval '2 hours'`)
  const before = await database().select().from(signInAttempts).orderBy(signInAttempts.key)
  expect(await wrong(from('203.0.113.2'))).toEqual({ ok: false, problem: 'too-many' })
  expect(await database().select().from(signInAttempts).orderBy(signInAttempts.key)).toEqual(before)
  expect(await wrong()).toEqual({ ok: false, problem: 'wrong' })
})

test('attempts past the limit write nothing', async () => {
  for (let n = 0; n < limits.address; n++) await wrong(home, `guess${n}@paper.test`)
  const before = await database().select().from(signInAttempts).orderBy(signInAttempts.key)
  for (let n = 0; n < 10; n++) expect(await wrong(home, `another${n}@paper.test`)).toEqual({ ok: false, problem: 'too-many' })
  expect(await right()).toEqual({ ok: false, problem: 'too-many' })
  expect(await database().select().from(signInAttempts).orderBy(signInAttempts.key)).toEqual(before)
})

test('attempts past the limit of one account at an address write nothing', async () => {
  for (let n = 0; n < limits.pair; n++) await wrong()
  const before = await database().select().from(signInAttempts).orderBy(signInAttempts.key)
  for (let n = 0; n < 10; n++) expect(await wrong()).toEqual({ ok: false, problem: 'too-many' })
  expect(await database().select().from(signInAttempts).orderBy(signInAttempts.key)).toEqual(before)
})

test('a newsroom behind one address can sign in all day', async () => {
  for (let n = 0; n < limits.address + 5; n++) expect(await right()).toMatchObject({ ok: true })
}, 60_000)

test('guesses from many addresses do not lock out the owner at an address they used before', async () => {
  await right()
  for (let n = 0; n <= limits.account; n++) await wrong(from(`203.0.113.${n}`))
  expect(await right(from('192.0.2.99'))).toEqual({ ok: false, problem: 'too-many' })
  expect(await right()).toMatchObject({ ok: true })
}, 60_000)

test('an address that an account has not used for sixty days is no known one', async () => {
  await right()
  for (let n = 0; n <= limits.account; n++) await wrong(from(`203.0.113.${n}`))
  await database().update(signInAttempts).set({ until: sql`now() - interval '1 second'` }).where(sql`until > now() + interval '2 days'`)
  expect(await right()).toEqual({ ok: false, problem: 'too-many' })
}, 60_000)

test('a window is not made longer by more failures, and the next one begins at one', async () => {
  const shortest = async () =>
    (
      await database().execute<{ count: number; seconds: number }>(
        sql`select count, extract(epoch from until - now())::int as seconds from sign_in_attempts order by until limit 1`,
      )
    )[0]
  await wrong()
  await database().update(signInAttempts).set({ until: sql`now() + interval '5 seconds'` })
  await wrong()
  expect(await shortest()).toMatchObject({ count: 2, seconds: expect.closeTo(5, -1) })
  expect((await shortest())?.seconds).toBeLessThan(10)
  await database().update(signInAttempts).set({ until: sql`now() - interval '1 second'` })
  await wrong()
  expect(await shortest()).toMatchObject({ count: 1 })
})

test('failures are swept when they are over, and not before', async () => {
  await wrong()
  await database().update(signInAttempts).set({ until: sql`now() - interval '1 second'` })
  await wrong(home, 'another@paper.test')
  const open = sql`until > now()`
  const before = await database().$count(signInAttempts, open)
  await sweepAttempts()
  expect([await database().$count(signInAttempts), await database().$count(signInAttempts, open)]).toEqual([before, before])
})

test('neither an e-mail address nor a network address is stored', async () => {
  await wrong()
  const kept = JSON.stringify(await database().select().from(signInAttempts))
  expect(kept).not.toContain('marta')
  expect(kept).not.toContain('198.51.100')
})

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, counted) => {
  expect(network(address)).toBe(counted)
})

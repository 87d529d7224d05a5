import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { codeApps, passkeys, people, recoveryCodes, sessions, signInAttempts } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotProven } from '#lib/outcome.ts'
import { requireSecondFactor } from '#newsroom/settings/require-second-factor.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { aVisitor } from '#testing/visitor.ts'
import { addCodeApp, beginCodeApp, removeCodeApp } from './code-app.ts'
import { needsFactor } from './factors.ts'
import type { SecondStep } from './finish-sign-in.ts'
import { signInByLink, signInLink } from './one-time-link.ts'
import { hashOf } from './password.ts'
import type { Person } from './person.ts'
import { prove, waysToProve } from './prove.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { resetFactors } from './reset-factors.ts'
import { takeSecondStep } from './second-step.ts'
import { personOfSession, personSettingUp } from './session.ts'
import { signInByPassword } from './sign-in.ts'

const password = 'the tram to Podil is late'
const passwordHash = await hashOf(password)
let cast: Cast
beforeEach(async () => {
  cast ??= await seedCast()
  await database().delete(signInAttempts)
  await database().delete(codeApps)
  await database().delete(recoveryCodes)
  await database().execute(sql`update newsroom set needs_second_factor = false`)
  await database().update(people).set({ passwordHash, disabledAt: null })
})
afterEach(() => {
  vi.useRealTimers()
})

const codeOf = (key: string, at = Date.now()) => new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at })
const laterBy = (seconds: number) => vi.useFakeTimers({ now: Date.now() + seconds * 1000, toFake: ['Date'] })

/** Sets up the app; the code that it took is spent. */
async function setUp(person: Person): Promise<{ key: string; codes: string[] }> {
  const begun = await beginCodeApp(person)
  if (!begun.ok) throw new Error('not begun')
  const { key, sealed } = begun.value
  const added = await addCodeApp(person, { sealed, code: codeOf(key) })
  if (!added.ok) throw new Error(added.problem)
  return { key, codes: added.value.codes ?? [] }
}

async function firstStep(person: Person): Promise<SecondStep> {
  const answer = await signInByPassword(person.email, password, aVisitor)
  if (answer.ok || answer.problem !== 'second-step') throw new Error('no second step')
  return answer.detail as SecondStep // newsroom/people/finish-sign-in.ts writes it
}
const secondStep = (ticket: string, code: string, visitor = aVisitor) => takeSecondStep(ticket, { code }, visitor)
const openSessions = async () => (await database().select({ id: sessions.id }).from(sessions)).length

test('the key is shown as text and picture, and is sealed in the database', async () => {
  const begun = await beginCodeApp(cast.marta)
  if (!begun.ok) throw new Error('not begun')
  expect(begun.value.key).toMatch(/^[A-Z2-7]{32}$/)
  expect(begun.value.picture.rows.join('')).toMatch(/^M\d+ \d+h1v1h-1z/)
  expect(await addCodeApp(cast.ihor, { sealed: begun.value.sealed, code: codeOf(begun.value.key) })).toEqual({
    ok: false,
    problem: 'set-up-over',
  })
  expect(await addCodeApp(cast.marta, { sealed: begun.value.sealed, code: '000' })).toEqual({ ok: false, problem: 'wrong-code' })
  const { key } = await setUp(cast.marta)
  const [row] = await database().select().from(codeApps)
  expect(row?.secret).not.toContain(key)
})

test('who has an app is asked for a code after the password, and no session is open before', async () => {
  const { key } = await setUp(cast.marta)
  laterBy(60)
  const before = await openSessions()
  const { ticket, ways } = await firstStep(cast.marta)
  expect([ways, await openSessions()]).toEqual([['app', 'recovery'], before])
  expect(await secondStep(ticket, '123 45')).toEqual({ ok: false, problem: 'wrong' })
  const entry = await secondStep(ticket, codeOf(key).replace(/(...)/, '$1 '))
  if (!entry.ok) throw new Error(entry.problem)
  expect(await personOfSession(entry.value.sessionId)).toMatchObject({ id: cast.marta.id })
  const [row] = await database().select().from(audit).where(eq(audit.subjectId, entry.value.sessionId))
  expect(row).toMatchObject({ verb: 'sign-in', detail: { by: 'password', second: 'app' } })
})

test('a one-time link leads to the second step too', async () => {
  await setUp(cast.marta)
  const token = (await signInLink(cast.marta.email)).split('token=')[1] ?? ''
  expect(await signInByLink(token, aVisitor)).toMatchObject({ ok: false, problem: 'second-step' })
})

test('a code works once in its time, and a newer one makes older ones useless', async () => {
  const { key } = await setUp(cast.marta)
  laterBy(60)
  const [now, next] = [codeOf(key), codeOf(key, Date.now() + 30_000)]
  expect(await secondStep((await firstStep(cast.marta)).ticket, now)).toMatchObject({ ok: true })
  expect(await secondStep((await firstStep(cast.marta)).ticket, now), 'replayed').toEqual({ ok: false, problem: 'wrong' })
  expect(await secondStep((await firstStep(cast.marta)).ticket, next), 'a clock that is ahead').toMatchObject({ ok: true })
  expect(await secondStep((await firstStep(cast.marta)).ticket, now)).toEqual({ ok: false, problem: 'wrong' })
})

test('of twenty uses of one code at once, one counts', async () => {
  const { key } = await setUp(cast.marta)
  laterBy(60)
  const code = codeOf(key)
  const tickets = [(await firstStep(cast.marta)).ticket, (await firstStep(cast.marta)).ticket, (await firstStep(cast.marta)).ticket]
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => secondStep(tickets[at % 3] ?? '', code, { ...aVisitor, address: `192.0.2.${at}` })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('codes of long ago and of far ahead are refused', async () => {
  const { key } = await setUp(cast.marta)
  laterBy(600)
  for (const seconds of [-90, 90])
    expect(await secondStep((await firstStep(cast.marta)).ticket, codeOf(key, Date.now() + seconds * 1000))).toEqual({
      ok: false,
      problem: 'wrong',
    })
})

test('a recovery code works once, however it is typed, and only for its person', async () => {
  const { codes } = await setUp(cast.marta)
  const { codes: others } = await setUp(cast.ihor)
  expect(codes).toHaveLength(10)
  const typed = (codes[0] ?? '').toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')
  expect(await secondStep((await firstStep(cast.marta)).ticket, others[0] ?? '')).toEqual({ ok: false, problem: 'wrong' })
  expect(await secondStep((await firstStep(cast.marta)).ticket, typed)).toMatchObject({ ok: true })
  expect(await secondStep((await firstStep(cast.marta)).ticket, codes[0] ?? '')).toEqual({ ok: false, problem: 'wrong' })
  const rows = await database().select({ hash: recoveryCodes.codeHash }).from(recoveryCodes)
  expect(rows.map(({ hash }) => hash)).not.toContain(codes[1])
})

test('new recovery codes replace the old ones, and need a second factor', async () => {
  expect(await makeRecoveryCodes(cast.olena)).toEqual({ ok: false, problem: 'no-factor' })
  const { codes } = await setUp(cast.marta)
  const made = await makeRecoveryCodes(cast.marta)
  expect(await secondStep((await firstStep(cast.marta)).ticket, codes[0] ?? '')).toEqual({ ok: false, problem: 'wrong' })
  expect(await secondStep((await firstStep(cast.marta)).ticket, made.ok ? (made.value.codes[0] ?? '') : '')).toMatchObject({ ok: true })
})

test('a ticket is for its person, for ten minutes, and for one sign-in', async () => {
  const { codes } = await setUp(cast.marta)
  const { ticket } = await firstStep(cast.marta)
  expect(await secondStep(ticket, codes[0] ?? '')).toMatchObject({ ok: true })
  expect(await secondStep(ticket, codes[1] ?? '')).toEqual({ ok: false, problem: 'ticket-over' })
  const { ticket: old } = await firstStep(cast.marta)
  laterBy(601)
  expect(await secondStep(old, codes[2] ?? '')).toEqual({ ok: false, problem: 'ticket-over' })
  for (const forged of ['', 'x', `${ticket.slice(0, -2)}AA`])
    expect(await secondStep(forged, codes[3] ?? '')).toEqual({ ok: false, problem: 'ticket-over' })
})

test('wrong codes are counted apart from passwords: the right password gives no new tries', async () => {
  const { codes } = await setUp(cast.marta)
  for (let n = 0; n < 5; n += 1)
    expect(await secondStep((await firstStep(cast.marta)).ticket, '000000')).toEqual({ ok: false, problem: 'wrong' })
  expect(await secondStep((await firstStep(cast.marta)).ticket, codes[0] ?? '')).toEqual({ ok: false, problem: 'too-many' })
})

test('a required second factor is set up at the next sign-in, before the session opens anything', async () => {
  await expect(requireSecondFactor(cast.marta, { isRequired: true })).rejects.toThrow(NotAllowed)
  expect(await requireSecondFactor(cast.ihor, { isRequired: true })).toEqual({ ok: false, problem: 'own-factor-first' })
  await setUp(cast.ihor)
  expect(await requireSecondFactor(cast.ihor, { isRequired: true })).toEqual({ ok: true, value: null })
  expect(await personOfSession(cast.marta.sessionId), 'an open session').toMatchObject({ id: cast.marta.id })
  const entry = await signInByPassword(cast.marta.email, password, aVisitor)
  const sessionId = entry.ok ? entry.value.sessionId : ''
  expect(await personOfSession(sessionId)).toBeNull()
  const waiting = await personSettingUp(sessionId)
  if (!waiting) throw new Error('nobody sets up')
  const { key } = await setUp(waiting)
  expect(await personOfSession(sessionId)).toMatchObject({ id: cast.marta.id })
  expect(await personSettingUp(sessionId)).toBeNull()
  expect(await removeCodeApp(waiting)).toEqual({ ok: false, problem: 'last-factor' })
  laterBy(60)
  const again = await secondStep((await firstStep(cast.marta)).ticket, codeOf(key))
  expect(await personOfSession(again.ok ? again.value.sessionId : ''), 'who has a second factor').toMatchObject({ id: cast.marta.id })
  const journalist = await signInByPassword(cast.olena.email, password, aVisitor)
  expect(await personOfSession(journalist.ok ? journalist.value.sessionId : '')).toMatchObject({ id: cast.olena.id })
})

test('a newsroom that requires a second factor requires it of editors and admins', async () => {
  const everybody = [cast.olena, cast.marta, cast.ihor]
  const ask = () => Promise.all(everybody.map(({ id }) => needsFactor(database(), id)))
  expect(await ask()).toEqual([false, false, false])
  await database().execute(sql`update newsroom set needs_second_factor = true`)
  expect(await ask()).toEqual([false, true, true])
})

test('an admin resets the second factors of somebody else, which signs them out', async () => {
  await setUp(cast.danylo)
  await expect(resetFactors(cast.marta, cast.danylo.id)).rejects.toThrow(NotAllowed)
  await expect(resetFactors({ ...cast.ihor, isProven: false }, cast.danylo.id)).rejects.toThrow(NotProven)
  expect(await resetFactors(cast.ihor, cast.ihor.id)).toEqual({ ok: false, problem: 'yourself' })
  const lost = { personId: cast.danylo.id, credentialId: 'AAAA', publicKey: 'AAAA', counter: 0, name: 'Lost phone' }
  await database().insert(passkeys).values(lost)
  expect(await resetFactors(cast.ihor, cast.danylo.id)).toMatchObject({ ok: true })
  for (const table of [passkeys, codeApps, recoveryCodes])
    expect(await database().select().from(table).where(eq(table.personId, cast.danylo.id))).toEqual([])
  expect(await personOfSession(cast.danylo.sessionId)).toBeNull()
  expect(await signInByPassword(cast.danylo.email, password, aVisitor)).toMatchObject({ ok: true })
  const rows = await database().select().from(audit).where(eq(audit.verb, 'reset-factors'))
  expect(rows).toMatchObject([{ personId: cast.ihor.id, subjectId: cast.danylo.id }])
})

test('a proof by code or password makes the session proven again, and wrong ones are limited', async () => {
  const { codes } = await setUp(cast.marta)
  const makeStale = () =>
    database().update(sessions).set({ provenAt: sql`now() - interval '1 hour'` }).where(eq(sessions.id, cast.marta.sessionId))
  const isProven = async () => (await personOfSession(cast.marta.sessionId))?.isProven
  await makeStale()
  expect(await isProven()).toBe(false)
  expect(await prove(cast.marta, { way: 'password', password: 'not it' })).toEqual({ ok: false, problem: 'wrong-proof' })
  expect(await isProven()).toBe(false)
  expect(await prove(cast.marta, { way: 'password', password })).toEqual({ ok: true, value: null })
  expect(await isProven()).toBe(true)
  await makeStale()
  expect(await prove(cast.marta, { way: 'code', code: codes[0] ?? '' })).toEqual({ ok: true, value: null })
  expect(await isProven()).toBe(true)
  for (let n = 0; n < 5; n += 1) await prove(cast.marta, { way: 'code', code: '000000' })
  expect(await prove(cast.marta, { way: 'password', password })).toEqual({ ok: false, problem: 'too-many-proofs' })
})

test('a one-time link proves it for who has no second factor: their own link, once, and not for who has one', async () => {
  const makeStale = () => database().update(sessions).set({ provenAt: sql`now() - interval '1 hour'` })
  const isProven = async (person: Person) => (await personOfSession(person.sessionId))?.isProven
  const linkOf = async (person: Person) => `https://news.example${await signInLink(person.email)}`
  await makeStale()
  expect(await waysToProve(cast.olena)).toMatchObject({ value: { link: true, mail: false, email: cast.olena.email } })
  const link = await linkOf(cast.olena)
  expect(await prove(cast.ihor, { way: 'link', link })).toEqual({ ok: false, problem: 'wrong-proof' })
  expect(await isProven(cast.ihor)).toBe(false)
  expect(await prove(cast.olena, { way: 'link', link: ` ${link} ` })).toEqual({ ok: true, value: null })
  expect(await isProven(cast.olena)).toBe(true)
  await makeStale()
  expect(await prove(cast.olena, { way: 'link', link })).toEqual({ ok: false, problem: 'wrong-proof' })
  expect(await prove(cast.olena, { way: 'link', link: '' })).toEqual({ ok: false, problem: 'wrong-proof' })
  const token = new URL(await linkOf(cast.olena)).searchParams.get('token') ?? ''
  expect(await prove(cast.olena, { way: 'link', link: token })).toEqual({ ok: true, value: null })

  await setUp(cast.marta)
  await makeStale()
  expect(await waysToProve(cast.marta)).toMatchObject({ value: { link: false } })
  expect(await prove(cast.marta, { way: 'link', link: await linkOf(cast.marta) })).toEqual({ ok: false, problem: 'wrong-proof' })
  expect(await isProven(cast.marta)).toBe(false)
})

test('setting up and removing an app, and new recovery codes, need a proof of the last ten minutes', async () => {
  const { key } = await setUp(cast.marta)
  const stale = { ...cast.marta, isProven: false }
  await expect(beginCodeApp(stale)).rejects.toThrow(NotProven)
  const begun = await beginCodeApp(cast.marta)
  if (!begun.ok) throw new Error('not begun')
  await expect(addCodeApp(stale, { sealed: begun.value.sealed, code: codeOf(begun.value.key) })).rejects.toThrow(NotProven)
  await expect(removeCodeApp(stale)).rejects.toThrow(NotProven)
  await expect(makeRecoveryCodes(stale)).rejects.toThrow(NotProven)
  laterBy(60)
  expect(await secondStep((await firstStep(cast.marta)).ticket, codeOf(key)), 'the app before works on').toMatchObject({ ok: true })
})

test('guesses of the first code of an app are limited', async () => {
  const begun = await beginCodeApp(cast.marta)
  if (!begun.ok) throw new Error('not begun')
  const { key, sealed } = begun.value
  for (let n = 0; n < 5; n += 1) expect(await addCodeApp(cast.marta, { sealed, code: '000000' })).toMatchObject({ problem: 'wrong-code' })
  expect(await addCodeApp(cast.marta, { sealed, code: codeOf(key) })).toEqual({ ok: false, problem: 'too-many' })
})

test('who is disabled between the two steps does not come in', async () => {
  const { codes } = await setUp(cast.marta)
  const { ticket } = await firstStep(cast.marta)
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.marta.id))
  expect(await secondStep(ticket, codes[0] ?? '')).toEqual({ ok: false, problem: 'wrong' })
})

test('a right proof forgets the wrong ones before it, and the wrong ones of one person stop nobody else', async () => {
  await database().delete(signInAttempts)
  const wrong = (person: Person) => prove(person, { way: 'link', link: 'not a link' })
  const proveByLink = async () => prove(cast.olena, { way: 'link', link: `https://news.example${await signInLink(cast.olena.email)}` })
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 4; n += 1) await wrong(cast.olena)
    expect(await proveByLink()).toMatchObject({ ok: true })
  }
  await database().delete(signInAttempts)
  for (let n = 0; n < 61; n += 1) await wrong({ ...cast.ihor, sessionId: randomUUID() })
  expect(await wrong({ ...cast.ihor, sessionId: randomUUID() })).toMatchObject({ problem: 'too-many-proofs' })
  expect(await proveByLink()).toMatchObject({ ok: true })
})

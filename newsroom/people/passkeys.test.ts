import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { passkeys, people, recoveryCodes, sessions, signInAttempts } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { NotFound, NotProven } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { aVisitor } from '#testing/visitor.ts'
import { addPasskey, beginPasskey } from './add-passkey.ts'
import { finishFirstStep, type SecondStep } from './finish-sign-in.ts'
import { removePasskey, renamePasskey } from './own-passkeys.ts'
import { newPasskey, usedPasskey } from './passkey-input.ts'
import type { Person } from './person.ts'
import { prove, waysToProve } from './prove.ts'
import { takeSecondStep } from './second-step.ts'
import { openSession, personOfSession } from './session.ts'
import { signInByPasskey, signInOptions } from './sign-in-by-passkey.ts'

const origin = 'https://news.example'
process.env.PUBLIC_URL = origin
afterAll(() => {
  delete process.env.PUBLIC_URL
})

let cast: Cast
beforeEach(async () => {
  cast ??= await seedCast()
  await database().delete(signInAttempts)
  await database().delete(passkeys)
  await database().delete(recoveryCodes)
  await database().execute(sql`update newsroom set needs_second_factor = false`)
})

/** A device with a passkey: it answers as an authenticator with a screen lock does (WebAuthn level 3, §6). */
class Device {
  id = randomBytes(16)
  counter = 0
  isVerified = true
  keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #userHandle: string
  constructor(person: Person) {
    this.#userHandle = Buffer.from(person.id).toString('base64url')
  }

  register(challenge: string, page = origin) {
    const data = this.#data(0x40, Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, this.#publicKey()]))
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
      Buffer.from([data.length >> 8, data.length & 255]),
      data,
    ])
    const response = { clientDataJSON: client('webauthn.create', challenge, page), attestationObject: attestation.toString('base64url') }
    return { ...this.#credential(), response }
  }

  use(challenge: string, page = origin) {
    const data = this.#data(0, Buffer.alloc(0))
    const clientDataJSON = client('webauthn.get', challenge, page)
    const signed = Buffer.concat([data, createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()])
    const signature = createSign('sha256').update(signed).sign(this.keys.privateKey).toString('base64url')
    const response = { clientDataJSON, authenticatorData: data.toString('base64url'), signature, userHandle: this.#userHandle }
    return { ...this.#credential(), response }
  }

  #credential() {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  #data(more: number, rest: Buffer): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const flags = Buffer.from([0x01 | (this.isVerified ? 0x04 : 0) | more])
    return Buffer.concat([createHash('sha256').update('news.example').digest(), flags, counter, rest])
  }

  /** COSE: an EC2 key for ES256. */
  #publicKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' })
    const parts = [
      'a5010203262001215820',
      Buffer.from(x, 'base64url').toString('hex'),
      '225820',
      Buffer.from(y, 'base64url').toString('hex'),
    ]
    return Buffer.from(parts.join(''), 'hex')
  }
}

const client = (type: string, challenge: string, page: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin: page, crossOrigin: false })).toString('base64url')

const challengeToAdd = async (person: Person) => {
  const begun = await beginPasskey(person)
  if (!begun.ok) throw new Error('not begun')
  return begun.value.challenge
}
const add = async (person: Person, device = new Device(person), name = 'Phone') => ({
  device,
  answer: await addPasskey(person, newPasskey.parse({ name, response: device.register(await challengeToAdd(person)) })),
})
const challenge = async () => (await signInOptions()).challenge
const signIn = async (device: Device) => signInByPasskey(device.use(await challenge()), aVisitor)

test('a passkey signs its person in, and recovery codes come with the first one only', async () => {
  const { device, answer } = await add(cast.marta)
  expect(answer).toMatchObject({ ok: true, value: { codes: expect.any(Array) } })
  expect(answer.ok && new Set(answer.value.codes).size).toBe(10)
  expect((await add(cast.marta, new Device(cast.marta), 'Key')).answer).toEqual({ ok: true, value: { codes: null } })
  const entry = await signIn(device)
  if (!entry.ok) throw new Error(entry.problem)
  expect(await personOfSession(entry.value.sessionId)).toMatchObject({ id: cast.marta.id, isProven: true })
  const [row] = await database().select().from(audit).where(eq(audit.subjectId, entry.value.sessionId))
  expect(row).toMatchObject({ verb: 'sign-in', personId: cast.marta.id, detail: { by: 'passkey' } })
})

test('an answer works once, for its challenge, its origin and its purpose', async () => {
  const { device } = await add(cast.marta)
  const answer = device.use(await challenge())
  expect(await signInByPasskey(answer, aVisitor)).toMatchObject({ ok: true })
  const refused = { ok: false, problem: 'wrong-passkey' }
  expect(await signInByPasskey(answer, aVisitor), 'again').toEqual(refused)
  expect(await signInByPasskey(device.use(await challenge(), 'https://evil.example'), aVisitor), 'another site').toEqual(refused)
  expect(await signInByPasskey(device.use(randomBytes(40).toString('base64url')), aVisitor), 'no challenge of ours').toEqual(refused)
  const toAdd = await challengeToAdd(cast.marta)
  expect(await signInByPasskey(device.use(toAdd), { ...aVisitor, address: '192.0.2.2' }), 'a challenge for adding').toEqual(refused)
})

test('the device must have verified the person', async () => {
  const { device } = await add(cast.marta)
  device.isVerified = false
  expect(await signIn(device)).toEqual({ ok: false, problem: 'wrong-passkey' })
  const other = new Device(cast.marta)
  other.isVerified = false
  expect((await add(cast.marta, other)).answer).toEqual({ ok: false, problem: 'not-verified' })
})

test('another key with the same id is refused, and so is a passkey of nobody', async () => {
  const { device } = await add(cast.marta)
  const forged = new Device(cast.marta)
  forged.id = device.id
  for (const wrong of [forged, new Device(cast.marta)]) expect(await signIn(wrong)).toEqual({ ok: false, problem: 'wrong-passkey' })
  expect(await signInByPasskey({ id: 'x' }, aVisitor)).toEqual({ ok: false, problem: 'wrong-passkey' })
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.marta.id))
  expect(await signIn(device), 'a disabled account').toEqual({ ok: false, problem: 'wrong-passkey' })
  await database().update(people).set({ disabledAt: null }).where(eq(people.id, cast.marta.id))
})

test('a counter that does not grow tells of a copy: it is refused and audited, also of two at once', async () => {
  const { device } = await add(cast.marta)
  device.counter = 7
  expect(await signIn(device)).toMatchObject({ ok: true })
  expect(await signIn(device)).toEqual({ ok: false, problem: 'wrong-passkey' })
  const rows = await database().select().from(audit).where(eq(audit.verb, 'suspect-passkey'))
  expect(rows).toMatchObject([{ subjectId: cast.marta.id, detail: { name: 'Phone' } }])
  device.counter = 8
  const both = await Promise.all([signIn(device), signIn(device)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('after too many wrong ones from an address the passkey is refused there alone', async () => {
  const { device } = await add(cast.marta)
  device.isVerified = false
  for (let n = 0; n < 5; n += 1) expect(await signIn(device)).toMatchObject({ problem: 'wrong-passkey' })
  device.isVerified = true
  expect(await signIn(device)).toEqual({ ok: false, problem: 'too-many' })
  expect(await signInByPasskey(device.use(await challenge()), { ...aVisitor, address: '198.51.100.7' })).toMatchObject({ ok: true })
})

test('a person renames and removes their own passkeys only', async () => {
  await add(cast.marta)
  const [row] = await database().select().from(passkeys)
  const passkeyId = row?.id ?? ''
  await expect(renamePasskey(cast.ihor, { passkeyId, name: 'Mine' })).rejects.toThrow(NotFound)
  await expect(removePasskey(cast.ihor, { passkeyId })).rejects.toThrow(NotFound)
  expect(await renamePasskey(cast.marta, { passkeyId, name: 'Work phone' })).toEqual({ ok: true, value: { name: 'Work phone' } })
  expect(await removePasskey(cast.marta, { passkeyId })).toEqual({ ok: true, value: null })
  expect(await database().select().from(passkeys)).toEqual([])
  expect(await database().select().from(recoveryCodes), 'nothing that the codes stand in for').toEqual([])
})

test('the last second factor stays where one is required of the person', async () => {
  await database().execute(sql`update newsroom set needs_second_factor = true`)
  for (const person of [cast.marta, cast.olena]) await add(person)
  const [martas, olenas] = await Promise.all(
    [cast.marta, cast.olena].map(
      async ({ id }) => (await database().select().from(passkeys).where(eq(passkeys.personId, id)))[0]?.id ?? '',
    ),
  )
  expect(await removePasskey(cast.marta, { passkeyId: martas ?? '' })).toEqual({ ok: false, problem: 'last-factor' })
  expect(await removePasskey(cast.olena, { passkeyId: olenas ?? '' }), 'a journalist').toEqual({ ok: true, value: null })
  await add(cast.marta, new Device(cast.marta), 'Key')
  expect(await removePasskey(cast.marta, { passkeyId: martas ?? '' })).toEqual({ ok: true, value: null })
})

test('adding and removing need a proof of the last ten minutes', async () => {
  const stale = { ...cast.marta, isProven: false }
  await expect(beginPasskey(stale)).rejects.toThrow(NotProven)
  await expect(removePasskey(stale, { passkeyId: crypto.randomUUID() })).rejects.toThrow(NotProven)
  await database()
    .update(sessions)
    .set({ provenAt: sql`now() - interval '10 minutes 1 second'` })
    .where(eq(sessions.id, cast.marta.sessionId))
  expect(await personOfSession(cast.marta.sessionId)).toMatchObject({ isProven: false })
  await database().update(sessions).set({ provenAt: sql`now() - interval '9 minutes'` }).where(eq(sessions.id, cast.marta.sessionId))
  expect(await personOfSession(cast.marta.sessionId)).toMatchObject({ isProven: true })
})

test('a passkey whose device names somebody else is refused', async () => {
  const { device } = await add(cast.marta)
  const used = device.use(await challenge())
  const names = (userHandle: string) => ({ ...used, response: { ...used.response, userHandle } })
  expect(await signInByPasskey(names(Buffer.from(cast.ihor.id).toString('base64url')), aVisitor)).toMatchObject({
    problem: 'wrong-passkey',
  })
  const { userHandle: _, ...unnamed } = device.use(await challenge()).response
  expect(await signInByPasskey({ ...used, response: unnamed }, aVisitor), 'a device that names nobody').toMatchObject({ ok: true })
})

test('a passkey is added once for a challenge of this session, and only with a proof', async () => {
  const device = new Device(cast.marta)
  const refused = { ok: false, problem: 'not-verified' }
  const registerFor = async (of: string) => newPasskey.parse({ name: 'Phone', response: device.register(of) })
  expect(await addPasskey(cast.marta, await registerFor(await challenge())), 'a challenge for signing in').toEqual(refused)
  expect(await addPasskey(cast.marta, await registerFor(await challengeToAdd(cast.ihor))), 'of another session').toEqual(refused)
  const right = await registerFor(await challengeToAdd(cast.marta))
  await expect(addPasskey({ ...cast.marta, isProven: false }, right)).rejects.toThrow(NotProven)
  expect(await addPasskey(cast.marta, right)).toMatchObject({ ok: true })
  await database().delete(passkeys)
  expect(await addPasskey(cast.marta, right), 'again, after it was removed').toEqual(refused)
})

test('a person has twenty passkeys at most', async () => {
  const rows = Array.from({ length: 20 }, (_, at) => ({
    ...{ personId: cast.marta.id, credentialId: `c${at}`, publicKey: 'x', counter: 0, name: `Key ${at}`, transports: [] },
  }))
  await database().insert(passkeys).values(rows)
  expect((await add(cast.marta)).answer).toEqual({ ok: false, problem: 'too-many-passkeys' })
})

test('the second step and a proof take a passkey of the person alone, and a proof opens one session only', async () => {
  const [martas, ihors] = [(await add(cast.marta)).device, (await add(cast.ihor)).device]
  const first = await transaction((tx) => finishFirstStep(tx, cast.marta, 'link', aVisitor))
  const { ticket } = (first.ok ? {} : first.detail) as SecondStep // finish-sign-in.ts writes it
  const use = async (device: Device) => ({ passkey: device.use(await challenge()) })
  expect(await takeSecondStep(ticket, await use(ihors), aVisitor)).toEqual({ ok: false, problem: 'wrong' })
  expect(await takeSecondStep(ticket, await use(martas), aVisitor)).toMatchObject({ ok: true })

  const other = await transaction((tx) => openSession(tx, cast.marta.id, ''))
  await database().update(sessions).set({ provenAt: sql`now() - interval '1 hour'` }).where(eq(sessions.personId, cast.marta.id))
  const proveBy = async (device: Device) => {
    const ways = await waysToProve(cast.marta)
    return prove(cast.marta, { way: 'passkey', response: usedPasskey.parse(device.use(ways.ok ? ways.value.options.challenge : '')) })
  }
  expect(await proveBy(ihors)).toEqual({ ok: false, problem: 'wrong-proof' })
  expect(await proveBy(martas)).toMatchObject({ ok: true })
  expect(await personOfSession(cast.marta.sessionId)).toMatchObject({ isProven: true })
  expect(await personOfSession(other)).toMatchObject({ isProven: false })
})

import { and, eq, lt } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { encode } from 'uqr'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { codeApps } from '#db/schema/people.ts'
import { publicUrl } from '#lib/env.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { seal, sealFor, unseal, unsealInTime } from '#lib/seal.ts'
import { endSetUp } from './end-set-up.ts'
import { isLastNeeded } from './factors.ts'
import type { codeAppInput } from './input.ts'
import { lockPerson } from './lock-person.ts'
import type { Person } from './person.ts'
import { requireProof } from './policy.ts'
import { codesForFirstFactor, forgetCodesWithoutFactor } from './recovery-codes.ts'
import { allowAttempt, clearAttempts } from './sign-in-throttle.ts'

/** Seconds for which a code is shown, and how many codes before and after it are taken too: clocks differ. */
const period = 30
const tolerance = 1

export type CodeAppBegun = { sealed: string; key: string; picture: QrCode }

/** A QR code as SVG paths, one for each row of squares, in a view box of `size`. */
export type QrCode = { size: number; rows: string[] }

/** A new key for an app that shows codes: as text, and as a QR code (SVG). It counts from `addCodeApp` on. */
export async function beginCodeApp(person: Person): Promise<Outcome<CodeAppBegun, never>> {
  requireProof(person)
  const key = new Secret({ size: 20 }).base32
  return done({
    sealed: sealFor('app-set-up', 30, { key, sessionId: person.sessionId }),
    key,
    picture: drawQrCode(totpOf(key, person.email).toString()),
  })
}

/** Keeps the key, once a code shows that the app has it. It replaces the app before. With the first second factor come recovery codes. */
export async function addCodeApp(
  person: Person,
  { sealed, code }: z.output<typeof codeAppInput>,
): Promise<Outcome<{ codes: string[] | null }, 'set-up-over' | 'wrong-code' | 'too-many'>> {
  requireProof(person)
  const facts = unsealInTime('app-set-up', sealed)
  if (!facts?.key || facts.sessionId !== person.sessionId) return no('set-up-over')
  const attempt = { account: `set-up ${person.id}`, address: person.sessionId }
  if (!(await allowAttempt(attempt))) return no('too-many')
  const step = stepOf(facts.key, code)
  if (step === null) return no('wrong-code')
  await clearAttempts(attempt)
  const app = { secret: seal('app-secret', facts.key), lastStep: step }
  return transaction(async (tx) => {
    const codes = await codesForFirstFactor(tx, person)
    await tx
      .insert(codeApps)
      .values({ personId: person.id, ...app })
      .onConflictDoUpdate({ target: codeApps.personId, set: app })
    await record(tx, person, 'add-code-app', { kind: 'person', id: person.id })
    await endSetUp(tx, person)
    return done({ codes })
  })
}

/** The last second factor stays where one is required. */
export async function removeCodeApp(person: Person): Promise<Outcome<null, 'last-factor'>> {
  requireProof(person)
  return transaction(async (tx) => {
    await lockPerson(tx, person.id)
    if (await isLastNeeded(tx, person.id, 'app')) return no('last-factor')
    const removed = await tx.delete(codeApps).where(eq(codeApps.personId, person.id)).returning({ id: codeApps.personId })
    if (removed.length === 0) return done(null)
    await forgetCodesWithoutFactor(tx, person)
    await record(tx, person, 'remove-code-app', { kind: 'person', id: person.id })
    return done(null)
  })
}

function drawQrCode(text: string): QrCode {
  const { data, size } = encode(text, { border: 2 })
  const rows = data.map((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])).join(''))
  return { size, rows: rows.filter(Boolean) }
}

/** Whether the person's app shows this code now. Its time step is used up: neither it nor an older code works again. */
export async function spendAppCode(tx: Transaction, personId: string, code: string): Promise<boolean> {
  const [app] = await tx.select({ secret: codeApps.secret }).from(codeApps).where(eq(codeApps.personId, personId))
  const key = app && unseal('app-secret', app.secret)
  const step = key ? stepOf(key, code) : null
  if (step === null) return false
  const used = await tx
    .update(codeApps)
    .set({ lastStep: step })
    .where(and(eq(codeApps.personId, personId), lt(codeApps.lastStep, step)))
    .returning({ personId: codeApps.personId })
  return used.length === 1
}

/** The time step in which the app shows this code; null when it is no code of now. */
function stepOf(key: string, code: string): number | null {
  const digits = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const timestamp = Date.now()
  const offset = totpOf(key, '').validate({ token: digits, timestamp, window: tolerance })
  return offset === null ? null : Math.floor(timestamp / 1000 / period) + offset
}

const totpOf = (key: string, label: string): TOTP =>
  new TOTP({ issuer: new URL(publicUrl()).hostname, label, secret: Secret.fromBase32(key), algorithm: 'SHA1', digits: 6, period })

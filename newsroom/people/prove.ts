import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { eq } from 'drizzle-orm'
import { database, now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people, sessions } from '#db/schema/people.ts'
import { sendsMail } from '#lib/mail.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { ChallengeFor } from './challenge.ts'
import { checkPasskey } from './check-passkey.ts'
import { factorsOf, hasFactor } from './factors.ts'
import { mailNewLink } from './mail-link.ts'
import { spendLink } from './one-time-link.ts'
import type { ProofSent } from './passkey-input.ts'
import { passkeyOptions } from './passkey-options.ts'
import { isPassword } from './password.ts'
import type { Person } from './person.ts'
import { requireProof } from './policy.ts'
import { spendCode } from './second-step.ts'
import { allowAttempt, allowMailRequest, clearAttempts } from './sign-in-throttle.ts'

/** With what a person can prove that it is still them. `mail`: whether the desk can send them a link. */
export type WaysToProve = Record<'passkey' | 'code' | 'password' | 'link' | 'mail', boolean> & {
  email: string
  options: PublicKeyCredentialRequestOptionsJSON
}

/** The options are what the browser needs to use a passkey. */
export async function waysToProve(person: Person): Promise<Outcome<WaysToProve, never>> {
  const factors = await factorsOf(database(), person.id)
  const [row] = await database().select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, person.id))
  const options = await passkeyOptions(challengeOf(person))
  return done({
    passkey: factors.passkeys > 0,
    code: factors.hasApp || factors.codesLeft > 0,
    password: Boolean(row?.passwordHash),
    link: !hasFactor(factors),
    mail: sendsMail(),
    email: person.email,
    options,
  })
}

const challengeOf = ({ sessionId }: Person): ChallengeFor => ({ act: 'prove', whose: sessionId })

/**
 * Proves again who has this browser, for the ten minutes to come: by a passkey, a code, the password or a one-time link. Failures are counted by session, so
 * that nobody can stop a colleague.
 */
export async function prove(person: Person, sent: ProofSent): Promise<Outcome<null, 'wrong-proof' | 'too-many-proofs'>> {
  const attempt = { account: `prove ${person.id}`, address: person.sessionId }
  if (!(await allowAttempt(attempt))) return no('too-many-proofs')
  if (!(await isRight(person, sent))) return no('wrong-proof')
  await clearAttempts(attempt)
  return transaction(async (tx) => {
    await tx.update(sessions).set({ provenAt: now }).where(eq(sessions.id, person.sessionId))
    await record(tx, person, 'prove', { kind: 'session', id: person.sessionId }, { by: sent.way })
    return done(null)
  })
}

/**
 * Mails this person a link with which they can prove who they are, at most three an hour. They are counted apart from those of the sign-in
 * page, which anybody who knows the address can use up.
 */
export async function mailProofLink(person: Person): Promise<Outcome<null, 'too-many-links'>> {
  if (!(await allowMailRequest({ account: `prove ${person.id}`, address: person.sessionId }))) return no('too-many-links')
  if (sendsMail()) await mailNewLink(person.email, person.deskLanguage ?? 'en')
  return done(null)
}

/** Throws NotProven unless this session was proven within ten minutes: for what cannot ask itself, as a download. */
export async function confirmProof(person: Person): Promise<Outcome<null, never>> {
  requireProof(person)
  return done(null)
}

async function isRight(person: Person, sent: ProofSent): Promise<boolean> {
  if (sent.way === 'passkey') return (await checkPasskey(sent.response, challengeOf(person)))?.personId === person.id
  if (sent.way === 'code') return (await transaction((tx) => spendCode(tx, person.id, sent.code))) !== null
  if (sent.way === 'link') return isOwnLink(person, sent.link)
  const [row] = await database().select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, person.id))
  return isPassword(row?.passwordHash, sent.password)
}

/** A link signs in whoever has no second factor, so it proves as much; it is used up. The person sends its address, or its token alone. */
async function isOwnLink(person: Person, link: string): Promise<boolean> {
  const text = link.trim()
  const token = (URL.canParse(text) && new URL(text).searchParams.get('token')) || text
  return transaction(async (tx) => !hasFactor(await factorsOf(tx, person.id)) && (await spendLink(tx, token, person.id)) !== null)
}

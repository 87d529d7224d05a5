import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { count, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { passkeys } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { type ChallengeFor, isOurChallenge, makeChallenge, spendChallenge } from './challenge.ts'
import { endSetUp } from './end-set-up.ts'
import type { newPasskey } from './passkey-input.ts'
import type { Person } from './person.ts'
import { requireProof } from './policy.ts'
import { codesForFirstFactor } from './recovery-codes.ts'
import { relyingParty } from './relying-party.ts'

/** The most passkeys of one person. */
const mostPasskeys = 20

const challengeOf = ({ sessionId }: Person): ChallengeFor => ({ act: 'add', whose: sessionId })

/** What the browser needs to make a passkey of this person. Those that they have are named, so that no device gets a second one. */
export async function beginPasskey(person: Person): Promise<Outcome<PublicKeyCredentialCreationOptionsJSON, never>> {
  requireProof(person)
  const own = await database()
    .select({ id: passkeys.credentialId })
    .from(passkeys)
    .where(eq(passkeys.personId, person.id))
    .limit(mostPasskeys)
  const { id, origin } = relyingParty()
  const options = await generateRegistrationOptions({
    rpName: new URL(origin).hostname,
    rpID: id,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    challenge: makeChallenge(challengeOf(person)),
    attestationType: 'none',
    excludeCredentials: own,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return done(options)
}

export type PasskeyAdded = { codes: string[] | null }

/** Keeps a new passkey of this person. With their first second factor they get recovery codes, which are shown once. */
export async function addPasskey(
  person: Person,
  { name, response }: z.output<typeof newPasskey>,
): Promise<Outcome<PasskeyAdded, 'not-verified' | 'too-many-passkeys'>> {
  requireProof(person)
  const made = await verify(person, response)
  if (!made) return no('not-verified')
  return transaction(async (tx) => {
    const [own] = await tx.select({ total: count() }).from(passkeys).where(eq(passkeys.personId, person.id))
    if ((own?.total ?? 0) >= mostPasskeys) return no('too-many-passkeys')
    const codes = await codesForFirstFactor(tx, person)
    const [added] = await tx
      .insert(passkeys)
      .values({ ...made, name, personId: person.id })
      .onConflictDoNothing()
      .returning({ id: passkeys.id })
    if (!added) return no('not-verified')
    await record(tx, person, 'add-passkey', { kind: 'person', id: person.id }, { name })
    await endSetUp(tx, person)
    return done({ codes })
  })
}

async function verify(person: Person, response: z.output<typeof newPasskey>['response']) {
  const { id, origin } = relyingParty()
  let challenge = ''
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge(returned) {
        challenge = returned
        return isOurChallenge(returned, challengeOf(person))
      },
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    })
    if (!verified || !(await spendChallenge(challenge))) return null
    const { credential } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: response.response.transports ?? [],
    }
  } catch {
    return null // the library throws for everything that is wrong with a response
  }
}

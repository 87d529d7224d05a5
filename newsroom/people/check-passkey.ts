import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { database, now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { passkeys, people } from '#db/schema/people.ts'
import { type ChallengeFor, isOurChallenge, spendChallenge } from './challenge.ts'
import type { UsedPasskey } from './passkey-input.ts'
import { machine } from './person.ts'
import { relyingParty } from './relying-party.ts'

/**
 * Whose passkey this is, if the response is right for the challenge and the device verified the person (by a fingerprint, a face or a PIN).
 * Null otherwise, and when the counter of the device did not grow: then there is a copy of the passkey, which the audit and the
 * person are told.
 */
export async function checkPasskey(sent: UsedPasskey, wanted: ChallengeFor): Promise<{ personId: string } | null> {
  const [known] = await database()
    .select({ id: passkeys.id, personId: passkeys.personId, publicKey: passkeys.publicKey, name: passkeys.name })
    .from(passkeys)
    .innerJoin(people, eq(people.id, passkeys.personId))
    .where(and(eq(passkeys.credentialId, sent.id), isNull(people.disabledAt)))
  if (!known) return null
  const counter = await verify(sent, known.publicKey, wanted)
  if (counter === null || !isTheirs(sent, known.personId)) return null
  return (await countUse(known, counter)) ? { personId: known.personId } : null
}

/** The new counter of the device; null when something is wrong. The counter itself is compared where it is written, see `countUse`. */
async function verify(sent: UsedPasskey, publicKey: string, wanted: ChallengeFor): Promise<number | null> {
  const { id, origin } = relyingParty()
  let challenge = ''
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: sent,
      expectedChallenge(returned) {
        challenge = returned
        return isOurChallenge(returned, wanted)
      },
      expectedOrigin: origin,
      expectedRPID: id,
      credential: { id: sent.id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
      requireUserVerification: true,
    })
    return verified && (await spendChallenge(challenge)) ? authenticationInfo.newCounter : null
  } catch {
    return null // the library throws for everything that is wrong with a response
  }
}

const isTheirs = ({ response: { userHandle } }: UsedPasskey, personId: string): boolean =>
  userHandle === undefined || Buffer.from(userHandle, 'base64url').toString('utf8') === personId

/** In one statement, so that of two uses with one counter only one counts. Devices that do not count always say 0. */
async function countUse({ id, personId, name }: { id: string; personId: string; name: string }, counter: number): Promise<boolean> {
  return transaction(async (tx) => {
    const grows = or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`))
    const [used] = await tx
      .update(passkeys)
      .set({ counter, usedAt: now })
      .where(and(eq(passkeys.id, id), grows))
      .returning({ id: passkeys.id })
    if (!used) await record(tx, machine('sign-in'), 'suspect-passkey', { kind: 'person', id: personId }, { name })
    return used !== undefined
  })
}

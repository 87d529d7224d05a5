import { database } from '#db/client.ts'
import { sealFor, unsealInTime } from '#lib/seal.ts'
import { spendOnce } from './sign-in-throttle.ts'

const minutes = 5

/** What a challenge of WebAuthn was made for, and for whom: '' where nobody is signed in yet. */
export type ChallengeFor = { act: 'add' | 'prove' | 'sign-in'; whose: string }

/**
 * A challenge that needs no row: it says itself, sealed, what it is for and until when. Whoever asks for challenges therefore writes nothing;
 * a used one is remembered until its end (`spendChallenge`).
 */
export function makeChallenge({ act, whose }: ChallengeFor): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(sealFor('passkey-challenge', minutes, { act, whose }), 'base64url'))
}

/** Whether a challenge, as the browser returns it (base64url), is one of ours for this, and in time. */
export function isOurChallenge(challenge: string, { act, whose }: ChallengeFor): boolean {
  const facts = unsealInTime('passkey-challenge', challenge)
  return facts?.act === act && facts.whose === whose
}

/** Uses it up; false when it was used before. */
export const spendChallenge = (challenge: string): Promise<boolean> => spendOnce(database(), 'challenge', challenge, `${minutes} minutes`)

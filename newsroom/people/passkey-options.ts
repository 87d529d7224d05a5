import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { type ChallengeFor, makeChallenge } from './challenge.ts'
import { relyingParty } from './relying-party.ts'

/** What the browser needs to use a passkey. It names none: the device offers those that it has of this site. */
export const passkeyOptions = (wanted: ChallengeFor) =>
  generateAuthenticationOptions({ rpID: relyingParty().id, challenge: makeChallenge(wanted), userVerification: 'required' })

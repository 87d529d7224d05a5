import { transaction } from '#db/client.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { checkPasskey } from './check-passkey.ts'
import { finishSignIn, type SignedIn, type Visitor } from './finish-sign-in.ts'
import { usedPasskey } from './passkey-input.ts'
import { passkeyOptions } from './passkey-options.ts'
import { allowAttempt, clearAttempts } from './sign-in-throttle.ts'

/** Of a passkey that signs somebody in, alone or as the second step. */
export const signInChallenge = { act: 'sign-in', whose: '' } as const

/** What the browser needs to sign somebody in by a passkey: the device knows who they are. */
export const signInOptions = () => passkeyOptions(signInChallenge)

/** Opens a session by a passkey, which is both steps in one. Wrong ones count as wrong passwords do. */
export async function signInByPasskey(sent: unknown, visitor: Visitor): Promise<Outcome<SignedIn, 'wrong-passkey' | 'too-many'>> {
  const parsed = usedPasskey.safeParse(sent)
  if (!parsed.success) return no('wrong-passkey')
  const attempt = { account: `passkey ${parsed.data.id}`, address: visitor.address }
  if (!(await allowAttempt(attempt))) return no('too-many')
  const found = await checkPasskey(parsed.data, signInChallenge)
  if (!found) return no('wrong-passkey')
  await clearAttempts(attempt)
  return transaction(async (tx) => done(await finishSignIn(tx, { id: found.personId }, { by: 'passkey' }, visitor)))
}

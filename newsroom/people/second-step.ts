import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { unsealInTime } from '#lib/seal.ts'
import { checkPasskey } from './check-passkey.ts'
import { spendAppCode } from './code-app.ts'
import { finishSignIn, type SignedIn, type Visitor } from './finish-sign-in.ts'
import { usedPasskey } from './passkey-input.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { signInChallenge } from './sign-in-by-passkey.ts'
import { allowAttempt, clearAttempts, spendOnce } from './sign-in-throttle.ts'

type Problem = 'wrong' | 'too-many' | 'ticket-over'

/**
 * The second step after a password or a link: a code of the app, a recovery code, or a passkey. A wrong one counts for the account and for
 * the network, apart from wrong passwords: who knows the password must not have endless tries here.
 */
export async function takeSecondStep(
  ticket: string,
  proof: { code: string } | { passkey: unknown },
  visitor: Visitor,
): Promise<Outcome<SignedIn, Problem>> {
  const first = personOf(ticket)
  if (!first) return no('ticket-over')
  const attempt = { account: `second ${first.personId}`, address: visitor.address }
  if (!(await allowAttempt(attempt))) return no('too-many')
  const isPasskey = 'passkey' in proof && (await isPasskeyOf(first.personId, proof.passkey))
  const answer = await transaction(async (tx): Promise<Outcome<SignedIn, Problem>> => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, first.personId), isNull(people.disabledAt)))
    if (!person) return no('wrong')
    const second = 'code' in proof ? await spendCode(tx, person.id, proof.code) : isPasskey && 'passkey'
    if (!second) return no('wrong')
    if (!(await spendOnce(tx, 'ticket', ticket, '10 minutes'))) return no('ticket-over')
    return done(await finishSignIn(tx, person, { by: first.by, second }, visitor))
  })
  if (answer.ok) await clearAttempts(attempt)
  return answer
}

/** Which of the person's second factors a typed code is from; null: none. */
export async function spendCode(tx: Transaction, personId: string, code: string): Promise<'app' | 'recovery' | null> {
  if (await spendAppCode(tx, personId, code)) return 'app'
  return (await spendRecoveryCode(tx, personId, code)) ? 'recovery' : null
}

async function isPasskeyOf(personId: string, sent: unknown): Promise<boolean> {
  const parsed = usedPasskey.safeParse(sent)
  const found = parsed.success && (await checkPasskey(parsed.data, signInChallenge))
  return found ? found.personId === personId : false
}

function personOf(ticket: string): { personId: string; by: string } | null {
  const facts = unsealInTime('second-step', ticket)
  return facts?.personId && facts.by ? { personId: facts.personId, by: facts.by } : null
}

import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import type { NoticeKind } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { allowSecret, countWrongSecret } from '#newsroom/people/sign-in-throttle.ts'
import { choiceOf, keepChoice } from './choices-of.ts'
import type { offInput } from './input.ts'
import { readOffToken } from './off-token.ts'

/**
 * Turns off the mail that a link names, for whoever holds the link: what comes in the desk stays as it was. Again, it changes nothing and
 * succeeds. `address`: from where it is asked; too many wrong links from one network are not even looked at.
 */
export async function turnOffMail(
  { token }: z.output<typeof offInput>,
  address: string,
): Promise<Outcome<null, 'wrong-link' | 'too-many'>> {
  if (!(await allowSecret(address))) return no('too-many')
  const off = readOffToken(token)
  if (!off) {
    await countWrongSecret(address)
    return no('wrong-link')
  }
  return transaction(async (tx) => {
    const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, off.personId)).for('update')
    if (!person) return no('wrong-link')
    for (const kind of off.kinds) await keepChoice(tx, person.id, kind, { ...(await choiceOf(tx, person.id, kind)), byMail: false })
    return done(null)
  })
}

/** The kinds that a link turns off, to be asked about first; null: it is none of ours. Nothing changes by looking. */
export const kindsOfLink = (token: string): NoticeKind[] | null => readOffToken(token)?.kinds ?? null

import { eq, sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { isPassword } from './password.ts'
import { openSession } from './session.ts'
import { allowAttempt, clearAttempts } from './sign-in-throttle.ts'

/** Where an attempt comes from: network address and browser. */
export type Visitor = { address: string; userAgent: string }
export type SignedIn = { personId: string; sessionId: string }

/** Opens a session by password. 'wrong' does not reveal whether the address, the password or a disabled account was the reason. */
export async function signInByPassword(
  email: string,
  password: string,
  { address, userAgent }: Visitor,
): Promise<Outcome<SignedIn, 'wrong' | 'too-many'>> {
  const account = email.trim().toLowerCase()
  if (!(await allowAttempt({ account, address }))) return no('too-many')
  const [person] = await database()
    .select({ id: people.id, passwordHash: people.passwordHash, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(sql`lower(${people.email})`, account))
  const isRight = await isPassword(person?.passwordHash, password.slice(0, 200))
  if (!person || !isRight || person.disabledAt) return no('wrong')
  await clearAttempts({ account, address })
  return transaction(async (tx) => {
    const sessionId = await openSession(tx, person.id, userAgent)
    await record(tx, person, 'sign-in', { kind: 'session', id: sessionId }, { by: 'password' })
    return done({ personId: person.id, sessionId })
  })
}

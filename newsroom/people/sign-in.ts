import { eq, sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { no, type Outcome } from '#lib/outcome.ts'
import { finishFirstStep, type SignedIn, type Visitor } from './finish-sign-in.ts'
import { isPassword } from './password.ts'
import { allowAttempt, clearAttempts } from './sign-in-throttle.ts'

/** Opens a session by password, or leads to the second step. 'wrong' does not reveal whether the address, the password or a disabled account was the reason. */
export async function signInByPassword(
  email: string,
  password: string,
  visitor: Visitor,
): Promise<Outcome<SignedIn, 'wrong' | 'too-many' | 'second-step'>> {
  const { address } = visitor
  const account = email.trim().toLowerCase()
  if (!(await allowAttempt({ account, address }))) return no('too-many')
  const [person] = await database()
    .select({ id: people.id, passwordHash: people.passwordHash, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(sql`lower(${people.email})`, account))
  const isRight = await isPassword(person?.passwordHash, password.slice(0, 200))
  if (!person || !isRight || person.disabledAt) return no('wrong')
  await clearAttempts({ account, address })
  return transaction((tx) => finishFirstStep(tx, person, 'password', visitor))
}

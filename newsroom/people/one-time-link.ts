import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { database, now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { oneTimeLinks, people } from '#db/schema/people.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { type Actor, machine } from './person.ts'
import { openSession } from './session.ts'
import { hashToken, makeToken } from './token.ts'

export const linkMinutes = 15

/** Makes a link that signs this person in once, within 15 minutes. Returns its path; only the token's hash is stored. */
export async function makeLink(tx: Transaction, maker: Actor, personId: string): Promise<string> {
  const token = makeToken()
  await tx
    .insert(oneTimeLinks)
    .values({ personId, tokenHash: hashToken(token), expiresAt: sql`now() + ${`${linkMinutes} minutes`}::interval` })
  await record(tx, maker, 'make-link', { kind: 'person', id: personId })
  return `/desk/sign-in?token=${token}`
}

/** A sign-in link for the operator of the machine, on the console. Throws NotFound. */
export async function signInLink(email: string): Promise<string> {
  return transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(sql`lower(${people.email})`, email.trim().toLowerCase()), isNull(people.disabledAt)))
    if (!person) throw new NotFound(`nobody with the address ${email} can sign in`)
    return makeLink(tx, machine('console'), person.id)
  })
}

/** Uses up the link and opens a session. Of two simultaneous requests only one succeeds. */
export async function signInByLink(
  token: string,
  userAgent: string,
): Promise<Outcome<{ personId: string; sessionId: string }, 'link-spent'>> {
  return transaction(async (tx) => {
    const [used] = await tx
      .update(oneTimeLinks)
      .set({ usedAt: now })
      .where(and(eq(oneTimeLinks.tokenHash, hashToken(token)), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)))
      .returning({ personId: oneTimeLinks.personId })
    if (!used) return no('link-spent')
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, used.personId), isNull(people.disabledAt)))
    if (!person) return no('link-spent')
    const sessionId = await openSession(tx, person.id, userAgent)
    await record(tx, person, 'sign-in', { kind: 'session', id: sessionId }, { by: 'link' })
    return done({ personId: person.id, sessionId })
  })
}

/** Whose link this is, while it is valid. Does not use it up. */
export async function personOfLink(token: string): Promise<{ name: string; email: string } | null> {
  const [person] = await database()
    .select({ name: people.name, email: people.email })
    .from(oneTimeLinks)
    .innerJoin(people, eq(people.id, oneTimeLinks.personId))
    .where(
      and(
        eq(oneTimeLinks.tokenHash, hashToken(token)),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, now),
        isNull(people.disabledAt),
      ),
    )
  return person ?? null
}

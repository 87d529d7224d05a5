import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { database, now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { oneTimeLinks, people } from '#db/schema/people.ts'
import { NotFound, no, type Outcome } from '#lib/outcome.ts'
import { finishFirstStep, type SignedIn, type Visitor } from './finish-sign-in.ts'
import { type Actor, machine } from './person.ts'
import { hashToken, makeToken } from './token.ts'

export const linkMinutes = 15
export const invitationDays = 7

/** How long a link works: an invitation is for somebody who has never signed in. */
const lifetimes = { 'sign-in': `${linkMinutes} minutes`, invitation: `${invitationDays} days` } as const
export type LinkKind = keyof typeof lifetimes

/** Makes a link that signs this person in once, within 15 minutes or, as an invitation, 7 days. Returns its path; only the token's hash is stored. */
export async function makeLink(tx: Transaction, maker: Actor, personId: string, kind: LinkKind = 'sign-in'): Promise<string> {
  const token = makeToken()
  await tx.insert(oneTimeLinks).values({ personId, tokenHash: hashToken(token), expiresAt: sql`now() + ${lifetimes[kind]}::interval` })
  await record(tx, maker, 'make-link', { kind: 'person', id: personId })
  return `/desk/sign-in?token=${token}`
}

/** Unused links of a person do not work any more. */
export async function forgetLinks(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.personId, personId), isNull(oneTimeLinks.usedAt)))
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

/** Uses up the link of a token, if it still works: whose it was. Of two simultaneous requests only one succeeds. */
export async function spendLink(tx: Transaction, token: string, personId?: string): Promise<string | null> {
  const [used] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeLinks.tokenHash, hashToken(token)),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, now),
        personId === undefined ? undefined : eq(oneTimeLinks.personId, personId),
      ),
    )
    .returning({ personId: oneTimeLinks.personId })
  return used?.personId ?? null
}

/** Uses up the link, and opens a session or leads to the second step. */
export async function signInByLink(token: string, visitor: Visitor): Promise<Outcome<SignedIn, 'link-spent' | 'second-step'>> {
  return transaction(async (tx) => {
    const owner = await spendLink(tx, token)
    if (!owner) return no('link-spent')
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, owner), isNull(people.disabledAt)))
    if (!person) return no('link-spent')
    return finishFirstStep(tx, person, 'link', visitor)
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

import { and, count, eq, gt, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { may } from '#newsroom/articles/stages.ts'
import { forgetLinks, makeLink } from '#newsroom/people/one-time-link.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { inviteGuestInput } from './input.ts'
import { mostGuests } from './limits.ts'

export type InviteGuestProblem = 'wrong-stage' | 'already-here' | 'disabled' | 'too-many'

/**
 * Invites somebody from outside to one story, until the invitation ends; a guest of it gets a new end and a new right. `link`: the
 * one-time link for their first sign-in. Null for who has signed in before: they sign in as usual, and nobody else is given a way into
 * their account.
 */
export async function inviteGuest(
  person: Person,
  { articleId, email, name, may: right, days }: z.output<typeof inviteGuestInput>,
): Promise<Outcome<{ personId: string; link: string | null }, InviteGuestProblem>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'invite a guest', article)
    if (!may('show outside', article.stage)) return no('wrong-stage', { stage: article.stage })
    const guest = await guestBy(tx, { email, name })
    if (guest.role !== 'guest') return no('already-here', { name: guest.name })
    if (guest.disabledAt) return no('disabled')
    if ((await countOthers(tx, articleId, guest.id)) >= mostGuests) return no('too-many', { most: mostGuests })
    const invitation = { may: right, invitedBy: person.id, invitedAt: now, endsAt: sql`now() + ${`${days} days`}::interval` }
    await tx
      .insert(storyGuests)
      .values({ articleId, personId: guest.id, ...invitation })
      .onConflictDoUpdate({ target: [storyGuests.articleId, storyGuests.personId], set: invitation })
    await record(tx, person, 'invite-guest', { kind: 'article', id: articleId }, { person: guest.id, may: right, days })
    return done({ personId: guest.id, link: guest.joinedAt ? null : await linkOf(tx, person, guest.id) })
  })
}

/** The account with this address, locked; a new one of a guest when there is none. */
async function guestBy(tx: Transaction, { email, name }: { email: string; name: string }) {
  await tx.insert(people).values({ email, name, role: 'guest' }).onConflictDoNothing()
  const [guest] = await tx
    .select({ id: people.id, name: people.name, role: people.role, joinedAt: people.joinedAt, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
    .for('update')
  if (!guest) throw new Error('an account disappeared while it was being made')
  return guest
}

/** The links before do not work any more. */
async function linkOf(tx: Transaction, person: Person, guestId: string): Promise<string> {
  await forgetLinks(tx, guestId)
  return makeLink(tx, person, guestId, 'invitation')
}

/** How many others are guests of the story now. */
export async function countOthers(tx: Transaction, articleId: string, personId: string): Promise<number> {
  const [others] = await tx
    .select({ guests: count() })
    .from(storyGuests)
    .where(and(eq(storyGuests.articleId, articleId), ne(storyGuests.personId, personId), gt(storyGuests.endsAt, now)))
  return others?.guests ?? 0
}

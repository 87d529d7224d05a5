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
import { hasInvitedEnough } from './has-invited-enough.ts'
import type { inviteGuestInput } from './input.ts'
import { mostGuests, mostInvitationsADay } from './limits.ts'

/** `link`: the path of the one-time link for their first sign-in; null for who has signed in before. */
export type InvitedGuest = { personId: string; link: string | null }
export type InviteGuestProblem = 'wrong-stage' | 'already-here' | 'disabled' | 'too-many' | 'too-often'

/**
 * Invites somebody from outside to one story, until the invitation ends; a guest of it gets a new end and a new right. `link`: the
 * one-time link for their first sign-in. Null for who has signed in before: they sign in as usual, and nobody else is given a way into
 * their account.
 */
export async function inviteGuest(
  person: Person,
  { articleId, email, name, may: right, days }: z.output<typeof inviteGuestInput>,
): Promise<Outcome<InvitedGuest, InviteGuestProblem>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'invite a guest', article)
    if (!may('show outside', article.stage)) return no('wrong-stage', { stage: article.stage })
    if ((await countOthers(tx, articleId, email)) >= mostGuests) return no('too-many', { most: mostGuests })
    if (await hasInvitedEnough(tx, person)) return no('too-often', { most: mostInvitationsADay })
    const guest = await guestBy(tx, { email, name })
    if (guest.role !== 'guest') return no('already-here', { name: guest.name })
    if (guest.disabledAt && guest.joinedAt) return no('disabled')
    // An invitation that an admin withdrew before it was taken up: it is made anew.
    if (guest.disabledAt) await tx.update(people).set({ disabledAt: null }).where(eq(people.id, guest.id))
    const invitation = { may: right, invitedBy: person.id, invitedAt: now, endsAt: sql`now() + ${`${days} days`}::interval` }
    await tx
      .insert(storyGuests)
      .values({ articleId, personId: guest.id, ...invitation })
      .onConflictDoUpdate({ target: [storyGuests.articleId, storyGuests.personId], set: invitation })
    await record(tx, person, 'invite-guest', { kind: 'article', id: articleId }, { person: guest.id, may: right, days })
    return done({ personId: guest.id, link: await firstLinkOf(tx, person, guest) })
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

/** A one-time link for the first sign-in: the links before do not work any more. Null for who has signed in before. */
export async function firstLinkOf(tx: Transaction, person: Person, guest: { id: string; joinedAt: Date | null }): Promise<string | null> {
  if (guest.joinedAt) return null
  await forgetLinks(tx, guest.id)
  return makeLink(tx, person, guest.id, 'invitation')
}

/** How many others are guests of the story now, besides the one with this address. */
export async function countOthers(tx: Transaction, articleId: string, email: string): Promise<number> {
  const [others] = await tx
    .select({ guests: count() })
    .from(storyGuests)
    .innerJoin(people, eq(people.id, storyGuests.personId))
    .where(and(eq(storyGuests.articleId, articleId), ne(sql`lower(${people.email})`, email.toLowerCase()), gt(storyGuests.endsAt, now)))
  return others?.guests ?? 0
}

import { and, eq, gt, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { people } from '#db/schema/people.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { hasInvitedEnough } from './has-invited-enough.ts'
import type { aboutGuestInput } from './input.ts'
import { firstLinkOf, type InvitedGuest } from './invite-guest.ts'
import { mostInvitationsADay } from './limits.ts'

/** Makes what a guest's mail needs once more: who has not signed in yet gets a new link, and the one before stops working. The end stays. */
export async function inviteAgain(
  person: Person,
  { articleId, personId }: z.output<typeof aboutGuestInput>,
): Promise<Outcome<InvitedGuest, 'over' | 'too-often'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'invite a guest', article)
    const [guest] = await tx
      .select({ id: people.id, joinedAt: people.joinedAt })
      .from(storyGuests)
      .innerJoin(people, and(eq(people.id, storyGuests.personId), eq(people.role, 'guest'), isNull(people.disabledAt)))
      .where(and(eq(storyGuests.articleId, articleId), eq(storyGuests.personId, personId), gt(storyGuests.endsAt, now)))
      .for('update', { of: people })
    if (!guest) return no('over')
    if (await hasInvitedEnough(tx, person)) return no('too-often', { most: mostInvitationsADay })
    await record(tx, person, 'invite-guest', { kind: 'article', id: articleId }, { person: personId, again: true })
    return done({ personId, link: await firstLinkOf(tx, person, guest) })
  })
}

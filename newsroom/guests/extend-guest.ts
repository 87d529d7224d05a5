import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { lockPerson } from '#newsroom/people/lock-person.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { extendGuestInput } from './input.ts'
import { countOthers } from './invite-guest.ts'
import { mostGuests } from './limits.ts'

/** A guest's invitation to the story ends so many days from now: also one that has ended. */
export async function extendGuest(
  person: Person,
  { articleId, personId, days }: z.output<typeof extendGuestInput>,
): Promise<Outcome<null, 'too-many'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'invite a guest', article)
    const { email } = await lockPerson(tx, personId)
    if ((await countOthers(tx, articleId, email)) >= mostGuests) return no('too-many', { most: mostGuests })
    const [guest] = await tx
      .update(storyGuests)
      .set({ endsAt: sql`now() + ${`${days} days`}::interval` })
      .where(and(eq(storyGuests.articleId, articleId), eq(storyGuests.personId, personId)))
      .returning({ personId: storyGuests.personId })
    if (!guest) throw new NotFound(`guest ${personId} of article ${articleId}`)
    await record(tx, person, 'extend-guest', { kind: 'article', id: articleId }, { person: personId, days })
    return done(null)
  })
}

import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutGuestInput } from './input.ts'

/** Takes an invitation to the story back: the guest's open pages hear no more of it (the trigger of migration guests). Their comments and suggestions stay. */
export async function takeBackGuest(
  person: Person,
  { articleId, personId }: z.output<typeof aboutGuestInput>,
): Promise<Outcome<null, never>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'invite a guest', article)
    const taken = await tx
      .delete(storyGuests)
      .where(and(eq(storyGuests.articleId, articleId), eq(storyGuests.personId, personId)))
      .returning({ personId: storyGuests.personId })
    if (taken.length > 0) await record(tx, person, 'take-back-guest', { kind: 'article', id: articleId }, { person: personId })
    return done(null)
  })
}

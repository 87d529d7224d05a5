import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { discardedArticles } from '#db/schema/discarded.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { discardedOf } from './discarded-stories.ts'
import { putBack } from './discarded-story.ts'
import type { articleInput } from './input.ts'

/** Restores a discarded draft under its old id, within 30 days. Throws NotFound when it is not this person's, not discarded, or older. */
export async function restoreDiscarded(
  person: Person,
  { articleId }: z.output<typeof articleInput>,
): Promise<Outcome<{ articleId: string }, never>> {
  authorise(person, 'restore a story')
  return transaction(async (tx) => {
    const [gone] = await tx
      .delete(discardedArticles)
      .where(and(eq(discardedArticles.articleId, articleId), discardedOf(person)))
      .returning({ story: discardedArticles.story })
    if (!gone) throw new NotFound(`discarded article ${articleId}`)
    await putBack(tx, gone.story)
    await record(tx, person, 'restore-discarded', { kind: 'article', id: articleId }, { headline: gone.story.draft.headline })
    return done({ articleId })
  })
}

import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { comments } from '#db/schema/comments.ts'
import { notices } from '#db/schema/notices.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { readNoticesInput } from './input.ts'

/** Marks this person's own notices as read: those of a thread, those of a story but for its comments, or all. */
export async function readNotices(
  person: Person,
  { threadId, articleId }: z.output<typeof readNoticesInput>,
): Promise<Outcome<null, never>> {
  authorise(person, 'see a story')
  return transaction(async (tx) => {
    const ofThread = threadId
      ? inArray(notices.commentId, tx.select({ id: comments.id }).from(comments).where(eq(comments.threadId, threadId)))
      : undefined
    const ofStory = articleId ? and(eq(notices.articleId, articleId), isNull(notices.commentId)) : undefined
    await tx
      .update(notices)
      .set({ readAt: now })
      .where(and(eq(notices.personId, person.id), isNull(notices.readAt), ofThread, ofStory))
    return done(null)
  })
}

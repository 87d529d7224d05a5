import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { comments, notices } from '#db/schema/comments.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { readNoticesInput } from './input.ts'

/** Marks this person's own notices as read: those of a thread, or all. */
export async function readNotices(person: Person, { threadId }: z.output<typeof readNoticesInput>): Promise<Outcome<null, never>> {
  authorise(person, 'see a story')
  return transaction(async (tx) => {
    const ofThread = threadId
      ? inArray(notices.commentId, tx.select({ id: comments.id }).from(comments).where(eq(comments.threadId, threadId)))
      : undefined
    await tx
      .update(notices)
      .set({ readAt: now })
      .where(and(eq(notices.personId, person.id), isNull(notices.readAt), ofThread))
    return done(null)
  })
}

import { and, eq, isNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { comments, commentThreads } from '#db/schema/comments.ts'
import { notices } from '#db/schema/notices.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { touch } from './add-comment.ts'
import type { commentInput } from './input.ts'
import { lockComment } from './lock-thread.ts'

/**
 * Deletes one's own comment. Its place stays, so that the answers to it can be understood; a thread without any other comment goes with it.
 * Deleting it again succeeds.
 */
export async function deleteComment(person: Person, { commentId }: z.output<typeof commentInput>): Promise<Outcome<null, never>> {
  return transaction(async (tx) => {
    const { article, thread, comment } = await lockComment(tx, person, commentId)
    authorise(person, 'comment on a story', article)
    authorise(person, 'change a comment', { mine: comment.personId === person.id })
    if (comment.deletedAt) return done(null)
    if (await hasOthers(tx, thread.id, commentId)) {
      await tx.update(comments).set({ text: '', mentions: [], deletedAt: now }).where(eq(comments.id, commentId))
      await tx.delete(notices).where(eq(notices.commentId, commentId))
      await touch(tx, thread.id)
    } else await tx.delete(commentThreads).where(eq(commentThreads.id, thread.id))
    await record(tx, person, 'delete-comment', { kind: 'article', id: article.id }, { threadId: thread.id, commentId })
    return done(null)
  })
}

async function hasOthers(tx: Transaction, threadId: string, commentId: string): Promise<boolean> {
  const [other] = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.threadId, threadId), ne(comments.id, commentId), isNull(comments.deletedAt)))
    .limit(1)
  return other !== undefined
}

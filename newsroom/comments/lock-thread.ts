import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { comments, commentThreads } from '#db/schema/comments.ts'
import { NotFound } from '#lib/outcome.ts'
import { type LockedArticle, lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Person } from '#newsroom/people/person.ts'

type Thread = typeof commentThreads.$inferSelect
type Comment = typeof comments.$inferSelect

/** A thread and its story, locked until the transaction ends. Throws NotFound when the story is not visible to this person. */
export async function lockThread(tx: Transaction, person: Person, threadId: string): Promise<{ article: LockedArticle; thread: Thread }> {
  const [found] = await tx.select({ articleId: commentThreads.articleId }).from(commentThreads).where(eq(commentThreads.id, threadId))
  if (!found) throw new NotFound(`thread ${threadId}`)
  const article = await lockArticle(tx, person, found.articleId)
  // Read after the lock: somebody may have changed it meanwhile.
  const [thread] = await tx.select().from(commentThreads).where(eq(commentThreads.id, threadId))
  if (!thread) throw new NotFound(`thread ${threadId}`)
  return { article, thread }
}

/** A comment, its thread and its story, locked. Throws NotFound as above. */
export async function lockComment(
  tx: Transaction,
  person: Person,
  commentId: string,
): Promise<{ article: LockedArticle; thread: Thread; comment: Comment }> {
  const [found] = await tx.select({ threadId: comments.threadId }).from(comments).where(eq(comments.id, commentId))
  if (!found) throw new NotFound(`comment ${commentId}`)
  const locked = await lockThread(tx, person, found.threadId)
  const [comment] = await tx.select().from(comments).where(eq(comments.id, commentId))
  if (!comment) throw new NotFound(`comment ${commentId}`)
  return { ...locked, comment }
}

import { count, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { comments } from '#db/schema/comments.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { addComment, mayAllSee } from './add-comment.ts'
import type { replyInput } from './input.ts'
import { lockThread } from './lock-thread.ts'
import { refuseDiscardedIds } from './refuse-taken-ids.ts'

/** The most comments of a thread: it is shown whole. */
export const mostComments = 200

export type ReplyProblem = 'wrong-stage' | 'resolved' | 'too-many' | 'cannot-see'

/** Answers in an open thread. The same answer sent twice is added once. */
export async function reply(person: Person, sent: z.output<typeof replyInput>): Promise<Outcome<null, ReplyProblem>> {
  return transaction(async (tx) => {
    const { article, thread } = await lockThread(tx, person, sent.threadId)
    authorise(person, 'comment on a story', article)
    if (!may('comment', article.stage)) return no('wrong-stage', { stage: article.stage })
    if (await isAdded(tx, person, sent)) return done(null)
    if (thread.resolvedAt) return no('resolved')
    if (!(await mayAllSee(tx, article.id, sent.mentions))) return no('cannot-see')
    const [counted] = await tx.select({ comments: count() }).from(comments).where(eq(comments.threadId, thread.id))
    if ((counted?.comments ?? 0) >= mostComments) return no('too-many', { most: mostComments })
    await addComment(tx, person, thread, sent)
    await refuseDiscardedIds(tx, sent.commentId)
    await record(tx, person, 'reply', { kind: 'article', id: article.id }, { threadId: thread.id, commentId: sent.commentId })
    return done(null)
  })
}

async function isAdded(tx: Transaction, person: Person, { threadId, commentId }: z.output<typeof replyInput>): Promise<boolean> {
  const [known] = await tx
    .select({ threadId: comments.threadId, personId: comments.personId })
    .from(comments)
    .where(eq(comments.id, commentId))
  if (known && (known.threadId !== threadId || known.personId !== person.id)) throw new NotFound(`comment ${commentId}`)
  return known !== undefined
}

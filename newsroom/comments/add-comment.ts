import { eq } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { comments, commentThreads } from '#db/schema/comments.ts'
import { tellOf } from '#newsroom/notices/tell-of.ts'
import type { Person } from '#newsroom/people/person.ts'
import { readersAmong } from '#newsroom/people/reads-story.ts'

type Thread = Pick<typeof commentThreads.$inferSelect, 'id' | 'articleId' | 'personId'>
type Written = { commentId: string; text: string; mentions: string[] }

/** Adds a comment to a thread, and tells those whom it names and those who take part in the thread. The caller has checked who may. */
export async function addComment(tx: Transaction, person: Person, thread: Thread, { commentId, text, mentions }: Written): Promise<void> {
  await tx.insert(comments).values({
    id: commentId,
    articleId: thread.articleId,
    threadId: thread.id,
    personId: person.id,
    text,
    mentions: [...new Set(mentions)],
  })
  await touch(tx, thread.id)
  await tellMentioned(tx, person, thread.articleId, commentId, mentions)
  await tellParticipants(tx, person, thread, commentId)
}

/** The story's open pages hear of it (the trigger of migration comments). */
export const touch = (tx: Transaction, threadId: string) =>
  tx.update(commentThreads).set({ changedAt: now }).where(eq(commentThreads.id, threadId))

/** Each is told once of a comment, also when it is edited. */
export async function tellMentioned(
  tx: Transaction,
  person: Person,
  articleId: string,
  commentId: string,
  mentions: readonly string[],
): Promise<void> {
  await tellOf(tx, { kind: 'mention', key: keyOf(commentId), to: mentions, by: person.id, articleId, commentId })
}

/** Who wrote in the thread before and may still see the story. A person who is mentioned as well has that notice already. */
async function tellParticipants(tx: Transaction, person: Person, { id, articleId, personId }: Thread, commentId: string): Promise<void> {
  const writers = await tx.selectDistinct({ id: comments.personId }).from(comments).where(eq(comments.threadId, id))
  const to = [personId, ...writers.map((writer) => writer.id)]
  await tellOf(tx, { kind: 'reply', key: keyOf(commentId), to, by: person.id, articleId, commentId })
}

const keyOf = (commentId: string): string => `comment:${commentId}`

/** Whether all of them may see the story. */
export async function mayAllSee(tx: Transaction, articleId: string, mentions: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(mentions)]
  return (await readersAmong(tx, articleId, wanted)).size === wanted.length
}

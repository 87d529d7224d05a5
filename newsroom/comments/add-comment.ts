import { eq } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { comments, commentThreads, notices } from '#db/schema/comments.ts'
import type { Person } from '#newsroom/people/person.ts'
import { readersAmong } from './readers-of.ts'

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
  await tellMentioned(tx, person, commentId, mentions)
  await tellParticipants(tx, person, thread, commentId)
}

/** The story's open pages hear of it (the trigger of migration comments). */
export const touch = (tx: Transaction, threadId: string) =>
  tx.update(commentThreads).set({ changedAt: now }).where(eq(commentThreads.id, threadId))

/** Each is told once of a comment, also when it is edited. */
export async function tellMentioned(tx: Transaction, person: Person, commentId: string, mentions: readonly string[]): Promise<void> {
  const told = [...new Set(mentions)].filter((id) => id !== person.id)
  if (told.length === 0) return
  await tx
    .insert(notices)
    .values(told.map((personId) => ({ personId, commentId, kind: 'mention' as const })))
    .onConflictDoNothing()
}

/** Who wrote in the thread before and may still see the story. A person who is mentioned as well has that notice already. */
async function tellParticipants(tx: Transaction, person: Person, { id, articleId, personId }: Thread, commentId: string): Promise<void> {
  const writers = await tx.selectDistinct({ id: comments.personId }).from(comments).where(eq(comments.threadId, id))
  const others = [...new Set([personId, ...writers.map((writer) => writer.id)])].filter((each) => each !== person.id)
  const told = await readersAmong(tx, articleId, others)
  if (told.size === 0) return
  await tx
    .insert(notices)
    .values([...told].map((each) => ({ personId: each, commentId, kind: 'reply' as const })))
    .onConflictDoNothing()
}

/** Whether all of them may see the story. */
export async function mayAllSee(tx: Transaction, articleId: string, mentions: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(mentions)]
  return (await readersAmong(tx, articleId, wanted)).size === wanted.length
}

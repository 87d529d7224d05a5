import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { commentThreads } from '#db/schema/comments.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Range } from '#newsroom/articles/follow-range.ts'
import { mostOpenThreads } from '#newsroom/articles/move-ranges.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { threadInput } from './input.ts'
import { lockThread } from './lock-thread.ts'
import { countOpen, placeNow } from './start-thread.ts'

/**
 * Opens a resolved thread again, where its text is now. When that is gone, or so much was written since that nobody can say, it stands in
 * the list with its words alone. Reopening an open one succeeds.
 */
export async function reopenThread(
  person: Person,
  { threadId }: z.output<typeof threadInput>,
): Promise<Outcome<null, 'wrong-stage' | 'too-many'>> {
  return transaction(async (tx) => {
    const { article, thread } = await lockThread(tx, person, threadId)
    authorise(person, 'comment on a story', article)
    if (!may('comment', article.stage)) return no('wrong-stage', { stage: article.stage })
    if (!thread.resolvedAt) return done(null)
    if ((await countOpen(tx, article.id)) >= mostOpenThreads) return no('too-many', { most: mostOpenThreads })
    const range = await rangeNow(tx, thread)
    await tx
      .update(commentThreads)
      .set({
        fromPosition: range?.from ?? null,
        toPosition: range?.to ?? null,
        resolvedAt: null,
        resolvedBy: null,
        resolvedVersion: null,
        changedAt: now,
      })
      .where(eq(commentThreads.id, threadId))
    await record(tx, person, 'reopen-thread', { kind: 'article', id: article.id }, { threadId })
    return done(null)
  })
}

async function rangeNow(tx: Transaction, thread: typeof commentThreads.$inferSelect): Promise<Range | null> {
  const { articleId, fromPosition: from, toPosition: to, resolvedVersion } = thread
  if (from === null || to === null || resolvedVersion === null) return null
  const placed = await placeNow(tx, articleId, resolvedVersion, { from, to })
  return 'range' in placed ? placed.range : null
}

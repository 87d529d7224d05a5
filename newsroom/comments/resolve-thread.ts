import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { drafts } from '#db/schema/articles.ts'
import { commentThreads } from '#db/schema/comments.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { threadInput } from './input.ts'
import { lockThread } from './lock-thread.ts'

/** Resolves a thread: it leaves the text, and can be reopened. Resolving it again succeeds. */
export async function resolveThread(person: Person, { threadId }: z.output<typeof threadInput>): Promise<Outcome<null, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const { article, thread } = await lockThread(tx, person, threadId)
    authorise(person, 'comment on a story', article)
    if (!may('comment', article.stage)) return no('wrong-stage', { stage: article.stage })
    if (thread.resolvedAt) return done(null)
    const [draft] = await tx.select({ version: drafts.version }).from(drafts).where(eq(drafts.articleId, article.id))
    await tx
      .update(commentThreads)
      .set({ resolvedAt: now, resolvedBy: person.id, resolvedVersion: draft?.version, changedAt: now })
      .where(eq(commentThreads.id, threadId))
    await record(tx, person, 'resolve-thread', { kind: 'article', id: article.id }, { threadId })
    return done(null)
  })
}

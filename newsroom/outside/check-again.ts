import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { outsideChecks } from '#db/schema/outside-checks.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { checkOfInput } from './input.ts'
import { type Change, newestChange } from './newest-change.ts'

/**
 * Lets the worker look from outside once more for the newest change of a story. 'looking': it is looking already. 'never-out': readers never
 * had the story, or its last change is so old that nothing is known of it.
 */
export async function checkAgain(
  person: Person,
  { articleId }: z.output<typeof checkOfInput>,
): Promise<Outcome<null, 'looking' | 'never-out'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, person, articleId)
    authorise(person, 'see a story', article)
    const change = await newestChange(tx, articleId)
    if (!change) return no('never-out')
    if (!(await beginAnew(tx, change))) return no('looking')
    await enqueue(tx, 'look-outside', { changeId: change.changeId }, String(change.changeId))
    await record(tx, person, 'check-again', { kind: 'article', id: articleId })
    return done(null)
  })
}

/** False when the worker is looking already. */
async function beginAnew(tx: Transaction, { changeId, age: _, ...change }: Change): Promise<boolean> {
  const [known] = await tx
    .select({ endedAt: outsideChecks.endedAt })
    .from(outsideChecks)
    .where(eq(outsideChecks.changeId, changeId))
    .for('update')
  if (known && known.endedAt === null) return false
  const anew = { isAsked: true, countedFrom: sql`clock_timestamp()`, rounds: 0, spots: [], redCount: 0, endedAt: null, ending: null }
  await tx
    .insert(outsideChecks)
    .values({ changeId, ...change, ...anew })
    .onConflictDoUpdate({ target: outsideChecks.changeId, set: anew })
  return true
}

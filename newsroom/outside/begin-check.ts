import { and, count, eq, gt, isNull, not, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { outsideChecks } from '#db/schema/outside-checks.ts'
import { changeOf } from './newest-change.ts'

/** The most changes of a minute that the worker looks at. Of a bulk act it looks at the first ones. */
export const mostInAMinute = 10
/** Takedowns are looked at beyond that: each one is an act of its own. */
const mostTakedowns = 40
/** Milliseconds after which a change is no news any more: the worker did not run when it was made. */
const youngFor = 60_000

const columns = {
  changeId: outsideChecks.changeId,
  articleId: outsideChecks.articleId,
  kind: outsideChecks.kind,
  language: outsideChecks.language,
  slug: outsideChecks.slug,
  rounds: outsideChecks.rounds,
  spots: outsideChecks.spots,
  /** Milliseconds since the moment from which they count. */
  age: sql<number>`(extract(epoch from clock_timestamp() - ${outsideChecks.countedFrom}) * 1000)::float8`,
}

export type BegunCheck = Pick<typeof outsideChecks.$inferSelect, Exclude<keyof typeof columns, 'age'>> & { age: number }

/**
 * Begins a round of looks at a change. Null when there is nothing to look at: the check has ended, the change is too old to begin, or the
 * worker looks at enough already.
 */
export async function beginCheck(changeId: number): Promise<BegunCheck | null> {
  return transaction(async (tx) => (await beginRound(tx, changeId)) ?? (await beginFirst(tx, changeId)))
}

async function beginFirst(tx: Transaction, changeId: number): Promise<BegunCheck | null> {
  const change = await changeOf(tx, changeId)
  if (!change || change.age > youngFor) return null
  if ((await countOfLastMinute(tx)) >= (change.kind === 'taken-down' ? mostTakedowns : mostInAMinute)) return null
  const [story] = await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, change.articleId)).for('key share')
  if (!story) return null
  const { age, ...row } = change
  await tx
    .insert(outsideChecks)
    .values({ ...row, countedFrom: sql`clock_timestamp() - make_interval(secs => ${age / 1_000})` })
    .onConflictDoNothing()
  return beginRound(tx, changeId)
}

async function beginRound(tx: Transaction, changeId: number): Promise<BegunCheck | null> {
  const [row] = await tx
    .update(outsideChecks)
    .set({ rounds: sql`${outsideChecks.rounds} + 1` })
    .where(and(eq(outsideChecks.changeId, changeId), isNull(outsideChecks.endedAt)))
    .returning(columns)
  return row ?? null
}

/** Those that a person asked for do not count. */
async function countOfLastMinute(tx: Transaction): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(outsideChecks)
    .where(and(gt(outsideChecks.createdAt, sql`now() - interval '1 minute'`), not(outsideChecks.isAsked)))
  return row?.count ?? 0
}

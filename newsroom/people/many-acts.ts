import { and, count, countDistinct, eq, gt, inArray, ne, or, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type AuditVerb, audit } from '#db/schema/record.ts'
import type { Actor } from './person.ts'
import { proofMinutes, requireProof } from './policy.ts'

/** So many within ten minutes need no proof. */
const few = 5

/**
 * Lets the acts of this person that `requireProofForMany` counts come one after the other: each counts those before it. Called before anything
 * else is locked, so that two of them cannot deadlock.
 */
export async function holdActs(tx: Transaction, actor: Actor): Promise<void> {
  if (actor.role === 'machine' || actor.isProven) return
  await tx.execute(sql`select pg_advisory_xact_lock(74, hashtext(${`acts of ${actor.id}`}))`)
}

/**
 * Throws NotProven when this person has done several such acts within the last ten minutes, one by one or as a bulk act, and has not
 * proved within them who they are: somebody else may sit at their desk.
 */
export async function requireProofForMany(tx: Transaction, actor: Actor, verbs: readonly AuditVerb[]): Promise<void> {
  if (actor.role === 'machine' || actor.isProven) return
  const [acts] = await tx
    .select({ total: count() })
    .from(audit)
    .where(
      and(
        eq(audit.personId, actor.id),
        inArray(audit.verb, [...verbs]),
        gt(audit.createdAt, sql`now() - ${`${proofMinutes} minutes`}::interval`),
      ),
    )
  if ((acts?.total ?? 0) >= few) requireProof(actor)
}

/** The details that place a story in the paper: who moves many stories at once does what other bulk acts do. */
const placing = ['sectionId', 'topics']

/**
 * The same for stories that are put into another section or get other topics: throws NotProven when this person did that to several other
 * stories within the last ten minutes. Other details are saved as they are typed, and do not count.
 */
export async function requireProofForManyMoved(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  changed: readonly string[],
): Promise<void> {
  if (actor.role === 'machine' || actor.isProven || !changed.some((part) => placing.includes(part))) return
  const [moved] = await tx
    .select({ stories: countDistinct(audit.subjectId) })
    .from(audit)
    .where(
      and(
        eq(audit.personId, actor.id),
        eq(audit.verb, 'change-details'),
        gt(audit.createdAt, sql`now() - ${`${proofMinutes} minutes`}::interval`),
        ne(audit.subjectId, articleId),
        or(...placing.map((part) => sql`${audit.detail} ? ${part}`)),
      ),
    )
  if ((moved?.stories ?? 0) >= few) requireProof(actor)
}

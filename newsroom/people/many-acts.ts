import { and, count, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type AuditVerb, audit } from '#db/schema/record.ts'
import type { Actor } from './person.ts'
import { proofMinutes, requireProof } from './policy.ts'

/** So many within ten minutes need no proof. */
const few = 5

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

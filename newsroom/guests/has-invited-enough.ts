import { and, count, eq, gt, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { audit } from '#db/schema/record.ts'
import type { Person } from '#newsroom/people/person.ts'
import { mostInvitationsADay } from './limits.ts'

/** Whether a person has sent as many invitations within 24 hours as one may. */
export async function hasInvitedEnough(tx: Transaction, person: Person): Promise<boolean> {
  const [sent] = await tx
    .select({ invitations: count() })
    .from(audit)
    .where(and(eq(audit.personId, person.id), eq(audit.verb, 'invite-guest'), gt(audit.createdAt, sql`now() - interval '1 day'`)))
  return (sent?.invitations ?? 0) >= mostInvitationsADay
}

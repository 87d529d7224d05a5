import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { edges } from '#db/schema/edges.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { unheardFor } from './edges.ts'
import type { forgetEdgeInput } from './input.ts'

/**
 * Deletes the row of an edge that is gone for good, so that takedowns no longer wait for it. An edge with a recent heartbeat cannot be
 * forgotten; one that comes back registers again.
 */
export async function forgetEdge(admin: Actor, { name }: z.output<typeof forgetEdgeInput>): Promise<Outcome<null, 'alive' | 'gone'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [edge] = await tx
      .select({ isHeard: sql<boolean>`${edges.seenAt} > clock_timestamp() - make_interval(secs => ${unheardFor / 1000})` })
      .from(edges)
      .where(eq(edges.name, name))
      .for('update')
    if (!edge) return no('gone')
    if (edge.isHeard) return no('alive')
    await tx.delete(edges).where(eq(edges.name, name))
    await record(tx, admin, 'forget-edge', { kind: 'edge' }, { name })
    return done(null)
  })
}

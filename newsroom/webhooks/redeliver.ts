import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { webhookDeliveries, webhooks } from '#db/schema/webhooks.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutDelivery } from './input.ts'

/** Sends once more what was sent or given up, under the same id: a program that has it already leaves it out. */
export async function redeliver(admin: Person, { deliveryId }: z.output<typeof aboutDelivery>): Promise<Outcome<null, 'gone' | 'paused'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [sent] = await tx
      .select({ webhookId: webhooks.id, pausedAt: webhooks.pausedAt })
      .from(webhookDeliveries)
      .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
      .where(eq(webhookDeliveries.id, deliveryId))
      .for('update', { of: webhookDeliveries })
    if (!sent) return no('gone')
    if (sent.pausedAt) return no('paused')
    await tx.update(webhookDeliveries).set({ state: 'waiting', tries: 0 }).where(eq(webhookDeliveries.id, deliveryId))
    await enqueue(tx, 'deliver-webhook', { deliveryId }, deliveryId)
    await record(tx, admin, 'redeliver', { kind: 'webhook', id: sent.webhookId }, { delivery: deliveryId })
    return done(null)
  })
}

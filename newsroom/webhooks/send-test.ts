import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { webhookDeliveries, webhooks } from '#db/schema/webhooks.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutWebhook } from './input.ts'

/** Sends an event that tells of nothing, to see whether the other program answers. */
export async function sendTest(admin: Person, { webhookId }: z.output<typeof aboutWebhook>): Promise<Outcome<null, 'gone'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [webhook] = await tx.select({ name: webhooks.name }).from(webhooks).where(eq(webhooks.id, webhookId)).for('share')
    if (!webhook) return no('gone')
    const [made] = await tx
      .insert(webhookDeliveries)
      .values({ webhookId, event: { kind: 'test' } })
      .returning({ id: webhookDeliveries.id })
    if (made) await enqueue(tx, 'deliver-webhook', { deliveryId: made.id }, made.id)
    await record(tx, admin, 'send-test', { kind: 'webhook', id: webhookId }, webhook)
    return done(null)
  })
}

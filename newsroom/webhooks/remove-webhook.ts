import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { webhooks } from '#db/schema/webhooks.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutWebhook } from './input.ts'

/** Nothing more is sent to it, and its log is deleted. */
export async function removeWebhook(admin: Person, { webhookId }: z.output<typeof aboutWebhook>): Promise<Outcome<null, 'gone'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [removed] = await tx.delete(webhooks).where(eq(webhooks.id, webhookId)).returning({ name: webhooks.name, url: webhooks.url })
    if (!removed) return no('gone')
    await record(tx, admin, 'remove-webhook', { kind: 'webhook', id: webhookId }, removed)
    return done(null)
  })
}

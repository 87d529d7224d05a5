import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { webhooks } from '#db/schema/webhooks.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { pauseInput } from './input.ts'

/** Pauses an address, or goes on with it. What changes during a pause is not sent later. */
export async function pauseWebhook(admin: Person, { webhookId, isPaused }: z.output<typeof pauseInput>): Promise<Outcome<null, 'gone'>> {
  authorise(admin, 'change settings')
  return transaction(async (tx) => {
    const [changed] = await tx
      .update(webhooks)
      .set({ pausedAt: isPaused ? now : null, pausedBecause: null })
      .where(eq(webhooks.id, webhookId))
      .returning({ name: webhooks.name })
    if (!changed) return no('gone')
    await record(tx, admin, isPaused ? 'pause-webhook' : 'resume-webhook', { kind: 'webhook', id: webhookId }, changed)
    return done(null)
  })
}

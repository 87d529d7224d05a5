import { randomBytes } from 'node:crypto'
import { count } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { webhooks } from '#db/schema/webhooks.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { seal } from '#lib/seal.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import type { webhookInput } from './input.ts'

/** Each change is sent to each of them. */
const mostWebhooks = 20

/** Adds an address that is told of changes, and returns the secret by which its program recognises us: it cannot be shown again. */
export async function addWebhook(
  admin: Person,
  { name, url }: z.output<typeof webhookInput>,
): Promise<Outcome<{ secret: string }, 'too-many-webhooks'>> {
  authorise(admin, 'change settings')
  requireProof(admin)
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return transaction(async (tx) => {
    const [found] = await tx.select({ total: count() }).from(webhooks)
    if ((found?.total ?? 0) >= mostWebhooks) return no('too-many-webhooks')
    const [added] = await tx
      .insert(webhooks)
      .values({ name, url: new URL(url).href, sealedSecret: seal('webhook', secret), createdBy: admin.id })
      .returning({ id: webhooks.id, url: webhooks.url })
    await record(tx, admin, 'add-webhook', { kind: 'webhook', id: added?.id }, { name, url: added?.url })
    return done({ secret })
  })
}

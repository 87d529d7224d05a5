import { lte, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { webhookDeliveries } from '#db/schema/webhooks.ts'

/** Deletes the log of deliveries that are older than thirty days. The last try of each was long before. */
export async function sweepDeliveries(): Promise<void> {
  await database().delete(webhookDeliveries).where(lte(webhookDeliveries.createdAt, sql`now() - interval '30 days'`))
}

import { asc, isNotNull } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { webhooks } from '#db/schema/webhooks.ts'

/** The names of webhooks that Galley paused by itself. There are never more than a few webhooks. */
export async function brokenWebhooks(): Promise<string[]> {
  const rows = await database()
    .select({ name: webhooks.name })
    .from(webhooks)
    .where(isNotNull(webhooks.pausedBecause))
    .orderBy(asc(webhooks.name))
  return rows.map(({ name }) => name)
}

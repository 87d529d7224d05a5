import { asc, desc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { type deliveryStates, webhooks as rows, type ToldEvent, webhookDeliveries } from '#db/schema/webhooks.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

export type Delivery = {
  id: string
  event: ToldEvent
  state: (typeof deliveryStates)[number]
  tries: number
  createdAt: Date
  triedAt: Date | null
  answer: string | null
}
export type Webhook = {
  id: string
  name: string
  url: string
  createdBy: string
  createdAt: Date
  pausedAt: Date | null
  pausedBecause: 'failing' | 'gone' | null
  /** Its newest deliveries, the newest first. */
  deliveries: Delivery[]
}

/** How many deliveries of each address are shown. */
const mostShown = 20

/** All addresses that are told of changes, the oldest first, each with its newest deliveries. */
export async function webhooks(admin: Person): Promise<Webhook[]> {
  authorise(admin, 'change settings')
  const found = await database()
    .select({
      id: rows.id,
      name: rows.name,
      url: rows.url,
      createdBy: people.name,
      createdAt: rows.createdAt,
      pausedAt: rows.pausedAt,
      pausedBecause: rows.pausedBecause,
    })
    .from(rows)
    .innerJoin(people, eq(people.id, rows.createdBy))
    .orderBy(asc(rows.createdAt), asc(rows.id))
  return Promise.all(found.map(async (webhook) => ({ ...webhook, deliveries: await newestOf(webhook.id) })))
}

const newestOf = (webhookId: string): Promise<Delivery[]> =>
  database()
    .select({
      id: webhookDeliveries.id,
      event: webhookDeliveries.event,
      state: webhookDeliveries.state,
      tries: webhookDeliveries.tries,
      createdAt: webhookDeliveries.createdAt,
      triedAt: webhookDeliveries.triedAt,
      answer: webhookDeliveries.answer,
    })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhookId))
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(mostShown)

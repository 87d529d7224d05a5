import { and, eq, sql } from 'drizzle-orm'
import { database, now, type Transaction, transaction } from '#db/client.ts'
import { later } from '#db/later.ts'
import { enqueue } from '#db/queue.ts'
import { type ToldEvent, webhookDeliveries, webhooks } from '#db/schema/webhooks.ts'
import { sendsOutward } from '#lib/env.ts'
import { unseal } from '#lib/seal.ts'
import type { Allows } from '#newsroom/formats/public-agents.ts'
import { allowsAlsoInternal } from './allowed.ts'
import { composeEvent, signEvent } from './compose-event.ts'
import { isSuccess, type Posted, post } from './post.ts'

const minute = 60_000
const hour = 60 * minute
/** Milliseconds after each failed try: about three days in all. */
export const pauses = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]

type Found = {
  event: ToldEvent
  createdAt: Date
  tries: number
  url: string
  sealedSecret: string
  webhookId: string
  pausedAt: Date | null
}
/**
 * Sends one delivery, and notes the answer. Only a status of 2xx is success. What failed is tried again after longer and longer pauses;
 * when the last try fails, and when the answer is 410, its address is paused. A crash after sending sends it again, under the same id.
 */
export async function deliver(deliveryId: string, allows = allowsAlsoInternal()): Promise<void> {
  const [found] = await database()
    .select({
      event: webhookDeliveries.event,
      createdAt: webhookDeliveries.createdAt,
      tries: webhookDeliveries.tries,
      url: webhooks.url,
      sealedSecret: webhooks.sealedSecret,
      webhookId: webhooks.id,
      pausedAt: webhooks.pausedAt,
    })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.state, 'waiting')))
  if (!found) return // delivered, given up, or its address was removed
  if (!sendsOutward()) return giveUpDelivery(deliveryId, 'not sent: GALLEY_OUTWARD is off here')
  if (found.pausedAt && found.event.kind !== 'test') return giveUpDelivery(deliveryId, 'paused')
  const answered = await send(deliveryId, found, allows)
  await transaction((tx) => note(tx, deliveryId, found, answered))
}

/** After the job itself failed for good: says so in the log, so that somebody can send it again. */
export async function giveUpDelivery(deliveryId: string, problem: string): Promise<void> {
  await database()
    .update(webhookDeliveries)
    .set({ state: 'failed', answer: problem })
    .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.state, 'waiting')))
}

async function note(tx: Transaction, deliveryId: string, { tries, webhookId }: Found, answered: Posted): Promise<void> {
  const isGone = 'status' in answered && answered.status === 410
  const pause = isSuccess(answered) || isGone ? undefined : pauses[tries]
  const state = isSuccess(answered) ? 'delivered' : pause === undefined ? 'failed' : 'waiting'
  const [noted] = await tx
    .update(webhookDeliveries)
    .set({
      state,
      tries: sql`${webhookDeliveries.tries} + 1`,
      triedAt: now,
      answer: 'status' in answered ? String(answered.status) : answered.problem,
    })
    .where(eq(webhookDeliveries.id, deliveryId))
    .returning({ id: webhookDeliveries.id })
  if (!noted) return // its address was removed meanwhile
  if (pause !== undefined) await enqueue(tx, 'deliver-webhook', { deliveryId }, deliveryId, await later(tx, pause))
  if (state === 'failed')
    await tx
      .update(webhooks)
      .set({ pausedAt: now, pausedBecause: isGone ? 'gone' : 'failing' })
      .where(and(eq(webhooks.id, webhookId), sql`${webhooks.pausedAt} is null`))
}

async function send(id: string, { event, createdAt, url, sealedSecret }: Found, allows: Allows): Promise<Posted> {
  const secret = unseal('webhook', sealedSecret)
  if (secret === null) return { problem: 'its secret was sealed with another GALLEY_SECRET: remove this webhook and add it again' }
  const body = composeEvent(event, createdAt)
  const headers = { 'content-type': 'application/json', 'user-agent': 'Galley-webhook', ...signEvent(secret, id, new Date(), body) }
  return post(url, headers, body, allows)
}

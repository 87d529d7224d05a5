import { isNull } from 'drizzle-orm'
import { websubHub } from '#lib/env.ts'
import type { Transaction } from './client.ts'
import { later } from './later.ts'
import { enqueue } from './queue.ts'
import { type CheckedKind, checkedKinds } from './schema/outside-checks.ts'
import { type AuditSubject, type AuditVerb, audit, type OutboxEvent, outbox } from './schema/record.ts'
import { type ToldEvent, toldKinds, webhookDeliveries, webhooks } from './schema/webhooks.ts'

/** Writes an audit row in the verb's own transaction. `actor.id` is null for the program itself; who has no browser has no session. */
export async function record(
  tx: Transaction,
  actor: { id: string | null; sessionId?: string },
  verb: AuditVerb,
  subject: { kind: AuditSubject; id?: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  const sessionId = actor.sessionId || null
  await tx.insert(audit).values({ personId: actor.id, sessionId, verb, subject: subject.kind, subjectId: subject.id ?? null, detail })
}

/**
 * Writes an outbox row: after COMMIT the edges learn which tags changed and what to tell open pages. When a story changed, the worker looks
 * from outside whether readers find it (newsroom/outside/look-outside.ts).
 */
export async function announce(tx: Transaction, tags: readonly string[], event: OutboxEvent): Promise<void> {
  const [row] = await tx
    .insert(outbox)
    .values({ tags: [...new Set(tags)], event })
    .returning({ id: outbox.id })
  if (row && isChecked(event.kind)) await enqueue(tx, 'look-outside', { changeId: row.id }, String(row.id))
  if (row && isTold(event)) await tellPrograms(tx, row.id, event)
}

/** One delivery for each webhook that is not paused (newsroom/webhooks/). The lock: one that is removed at this moment stops nothing here. */
async function tellPrograms(tx: Transaction, changeId: number, event: StoryEvent): Promise<void> {
  // Readers' servers have the change by then, and several changes are told at once.
  if (websubHub()) await enqueue(tx, 'tell-hub', { language: event.language }, event.language, await later(tx, 3_000))
  const listening = await tx.select({ webhookId: webhooks.id }).from(webhooks).where(isNull(webhooks.pausedAt)).for('key share')
  if (listening.length === 0) return
  const deliveries = await tx
    .insert(webhookDeliveries)
    .values(listening.map(({ webhookId }) => ({ webhookId, changeId, event })))
    .returning({ id: webhookDeliveries.id })
  for (const { id } of deliveries) await enqueue(tx, 'deliver-webhook', { deliveryId: id }, id)
}

type StoryEvent = Exclude<ToldEvent, { kind: 'test' }>
const isTold = (event: OutboxEvent): event is StoryEvent => toldKinds.some((kind) => kind === event.kind)

const isChecked = (kind: OutboxEvent['kind']): kind is CheckedKind => checkedKinds.some((checked) => checked === kind)

import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { people } from './people.ts'
import type { OutboxEvent } from './record.ts'

/** The changes of which other programs are told. */
export const toldKinds = ['published', 'updated', 'respelled', 'corrected', 'unpublished', 'taken-down'] as const
type ToldKind = (typeof toldKinds)[number]
export type ToldEvent = Extract<OutboxEvent, { kind: ToldKind }> | { kind: 'test' }

/**
 * Addresses of other programs that are told when a story changes for readers. `sealedSecret` signs what is sent: it is encrypted with a key
 * of GALLEY_SECRET. While `pausedAt` is set nothing is sent, and what happens is not kept for later.
 */
export const webhooks = pgTable('webhooks', {
  id: id(),
  name: text().notNull(),
  url: text().notNull(),
  sealedSecret: text().notNull(),
  createdBy: uuid()
    .notNull()
    .references(() => people.id),
  createdAt: instant().notNull().defaultNow(),
  pausedAt: instant(),
  /** Why Galley paused it by itself; null when an admin did. */
  pausedBecause: text({ enum: ['failing', 'gone'] }),
})

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const

/** One change for one address: sent until it is answered with success, or given up. One row a change (`changeId`: of the outbox). */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    webhookId: uuid()
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    changeId: bigint({ mode: 'number' }),
    event: jsonb().$type<ToldEvent>().notNull(),
    state: text({ enum: deliveryStates }).notNull().default('waiting'),
    tries: integer().notNull().default(0),
    createdAt: instant().notNull().defaultNow(),
    triedAt: instant(),
    /** The status of the last answer, or why there was none. */
    answer: text(),
  },
  (table) => [
    uniqueIndex('webhook_deliveries_change').on(table.webhookId, table.changeId),
    index('webhook_deliveries_newest').on(table.webhookId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('webhook_deliveries_age').on(table.createdAt),
  ],
)

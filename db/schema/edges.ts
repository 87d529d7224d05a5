import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * The edges that serve readers. An edge that cannot reach Postgres stays here with an old `seenAt` and counts as not having confirmed; one
 * that stops gracefully deletes its row.
 */
export const edges = pgTable('edges', {
  /** Host and port. A restarted edge reuses its row. */
  name: text().primaryKey(),
  startedAt: instant().notNull().defaultNow(),
  seenAt: instant().notNull().defaultNow(),
  /** The newest outbox row whose change the readers of this edge see. */
  appliedId: bigint({ mode: 'number' }).notNull(),
  appliedAt: instant().notNull().defaultNow(),
})

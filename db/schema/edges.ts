import { bigint, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * The edges that serve readers. An edge that cannot reach Postgres stays here with an old `seenAt`, and counts as not having
 * confirmed; one that stops in good order takes its row away.
 */
export const edges = pgTable('edges', {
  /** Host and port: a restarted edge takes its old row again. */
  name: text().primaryKey(),
  startedAt: instant().notNull().defaultNow(),
  seenAt: instant().notNull().defaultNow(),
  /** The newest outbox row whose change this edge's readers see. */
  appliedId: bigint({ mode: 'number' }).notNull(),
  appliedAt: instant().notNull().defaultNow(),
})

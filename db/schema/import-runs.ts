import { bigint, bigserial, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ImportChoices, ImportCounts, LossCount } from '#lib/import-runs.ts'
import { importModes, importResults, importStates } from '#lib/import-runs.ts'
import { id, instant } from './columns.ts'
import { people } from './people.ts'

/**
 * A file that an admin brings in by the desk: it is uploaded in pieces, its kind is recognised, it is tried or imported by the worker, and
 * its report stays. `received`: bytes that have arrived. `read`: bytes of the file that the import has read.
 */
export const importRuns = pgTable(
  'import_runs',
  {
    id: id(),
    fileName: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    received: bigint({ mode: 'number' }).notNull().default(0),
    pieces: integer().notNull().default(0),
    state: text({ enum: importStates }).notNull().default('uploading'),
    mode: text({ enum: importModes }).notNull().default('look'),
    /** What the file is: one of `fileKinds`. Null while nobody has looked. */
    format: text(),
    choices: jsonb().$type<ImportChoices>(),
    read: bigint({ mode: 'number' }).notNull().default(0),
    counts: jsonb().$type<ImportCounts>().notNull(),
    picturesFetched: integer().notNull().default(0),
    picturesFailed: integer().notNull().default(0),
    /** The kinds of loss with the most stories, counted when the run ended. */
    losses: jsonb().$type<LossCount[]>().notNull().default([]),
    /** Why it failed, or ended before its end. */
    problem: text(),
    isStopAsked: boolean().notNull().default(false),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull().defaultNow(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (table) => [index('import_runs_newest').on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())],
)

/** A line of a run's report. `articleId`: the story that it is here, which may be deleted meanwhile. `isNew`: this run brought it. */
export const importItems = pgTable(
  'import_items',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    runId: uuid()
      .notNull()
      .references(() => importRuns.id, { onDelete: 'cascade' }),
    source: text().notNull(),
    /** What the file calls the story, and where readers find it at its source. */
    headline: text(),
    address: text(),
    result: text({ enum: importResults }).notNull(),
    reason: text().notNull(),
    losses: text().array().notNull(),
    articleId: uuid(),
    isNew: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex('import_items_source').on(table.runId, table.source),
    index('import_items_place').on(table.runId, table.id),
    index('import_items_result').on(table.runId, table.result, table.id),
  ],
)

/** Which kinds of loss an item has, to find the items of a kind. */
export const importLosses = pgTable(
  'import_losses',
  {
    itemId: bigint({ mode: 'number' })
      .notNull()
      .references(() => importItems.id, { onDelete: 'cascade' }),
    runId: uuid().notNull(),
    kind: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.kind] }), index('import_losses_kind').on(table.runId, table.kind, table.itemId)],
)

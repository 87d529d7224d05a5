import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * The addresses that links of stories being written lead to, as the worker found them (newsroom/links/try-links.ts). `nextAt`: it waits to be
 * tried; null when it was. `failedAt` is the first try of several that failed, `brokenAt` the later one that confirmed it.
 */
export const links = pgTable(
  'links',
  {
    address: text().primaryKey(),
    nextAt: instant(),
    triedAt: instant(),
    /** The last try that found what readers find. */
    answeredAt: instant(),
    failedAt: instant(),
    brokenAt: instant(),
  },
  (table) => [
    index('links_waiting').on(table.nextAt).where(sql`${table.nextAt} is not null`),
    index('links_answered').on(table.answeredAt),
    index('links_age').on(table.triedAt),
    check('links_broken', sql`${table.brokenAt} is null or ${table.failedAt} is not null`),
  ],
)

import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * Whether a column has one of these values, however many: the list is one value of the statement, so that a longer list is no other
 * statement, and Postgres keeps it prepared (db/prepare-often.ts). An empty list has none.
 */
export const isAmong = (column: PgColumn, values: Iterable<string | number>): SQL<boolean> =>
  sql`${column} = any(${sql.param([...values])}::${sql.raw(typeOf(column))}[])`

/** A column that counts by itself has an integer's type. */
const typeOf = (column: PgColumn): string => column.getSQLType().replace('serial', 'int')

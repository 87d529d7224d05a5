import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * Whether a column has one of these values, however many. The list is one value, so that lists of all lengths are one statement, which Postgres
 * keeps prepared (db/prepare-often.ts). An empty list has none.
 */
export const isAmong = <Column extends PgColumn>(
  column: Column,
  values: readonly Column['_']['data'][] | ReadonlySet<Column['_']['data']>,
): SQL<boolean> => sql`${column} = any(${sql.param([...values])}::${sql.raw(typeOf(column))}[])`

/** A column that counts by itself has an integer's type, and an array no collation. */
const typeOf = (column: PgColumn): string =>
  column
    .getSQLType()
    .replace('serial', 'int')
    .replace(/ collate .*/i, '')

import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * A column with its table's name, for hand-written SQL that contains a subquery. In a select from one table drizzle omits the table name of
 * columns that are directly in a field, and the subquery then takes the column for one of its own. Nested SQL, as returned here, keeps the
 * name. `proof/house.ts` refuses the bare column.
 */
export const qualify = (column: PgColumn): SQL => sql`${column}`

import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * A column with the name of its table before it, for SQL written as text that holds a query of its own. In a select from one
 * table drizzle drops that name from columns that stand directly in a field, and the inner query then takes the column for
 * one of its own; it leaves alone what is nested, as here. `proof/house.ts` refuses the bare column.
 */
export const qualify = (column: PgColumn): SQL => sql`${column}`

import { type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'

/** For `set` of an upsert: what was offered for these columns (Postgres' `excluded`). */
export const excluded = (names: readonly string[]): Record<string, SQL> =>
  Object.fromEntries(names.map((name) => [name, sql.raw(`excluded.${toSnakeCase(name)}`)]))

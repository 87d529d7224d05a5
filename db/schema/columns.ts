import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'

/** UUIDv7 (RFC 9562), generated here and sortable by creation time. */
export const id = () => uuid().primaryKey().$defaultFn(v7)

/** An instant of Postgres' clock in milliseconds, so that a JavaScript Date holds it without loss. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 })

/** A fractional-indexing key, compared byte by byte: any other collation would sort "Zz" and "a0" wrongly. */
export const orderKey = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

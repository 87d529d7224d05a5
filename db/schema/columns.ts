import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'

/** UUIDv7 (RFC 9562): made by us, sortable by the time of making. */
export const id = () => uuid().primaryKey().$defaultFn(v7)

/** An instant by Postgres' clock, to the millisecond, so that a JavaScript Date carries it without loss. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 })

/** A fractional-indexing key. Compared byte by byte: any other collation would put "Zz" and "a0" in the wrong order. */
export const orderKey = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

import { sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Seconds for which the desk offers Undo. */
export const undoSeconds = 60
/** Seconds that a verb gives it: the answer of the act and the request of the undo are on their way, too. */
const given = undoSeconds + 15

/** Whether this instant is so recent that what happened then may be undone. By Postgres' clock. */
export const justNow = (at: PgColumn) => sql<boolean>`coalesce(${at} > now() - make_interval(secs => ${given}), false)`

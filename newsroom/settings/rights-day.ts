import { type SQL, sql } from 'drizzle-orm'
import { qualify } from '#db/qualify.ts'
import { media } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { newsroomZone } from '#lib/publication.ts'

/** The day on the newsroom's clocks at an instant to come, or now by Postgres. A newsroom that has chosen no zone has that of this process. */
export const today = (at?: Date): SQL<string> =>
  sql<string>`(${at ? sql`greatest(now(), ${at.toISOString()}::timestamptz)` : sql`now()`} at time zone coalesce((select house.timezone from ${newsroom} house), ${newsroomZone()}))::date`

/** The day named `rightsEnd` is the last one on which a picture may be used: whether it is over, at an instant to come or now. */
export const isEnded = (at?: Date): SQL<boolean> => sql<boolean>`coalesce(${qualify(media.rightsEnd)} < ${today(at)}, false)`

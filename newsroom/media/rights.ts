import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Reading } from '#db/client.ts'
import { qualify } from '#db/qualify.ts'
import { media } from '#db/schema/media.ts'
import { picturePermissions } from '#db/schema/picture-permissions.ts'
import { isEnded, today } from '#newsroom/settings/rights-day.ts'

/** How many days before its rights run out a picture is marked. */
const soonDays = 30
/** How many days before that its editors are told. */
export const tellDays = 7

/** 'ended': it may not be used any more. 'soon': its rights run out within 30 days. 'ask': its holder must be asked for each story. */
export type RightsMark = 'ended' | 'soon' | 'ask'

export const endsSoon = (): SQL<boolean> =>
  sql<boolean>`coalesce(${qualify(media.rightsEnd)} between ${today()} and ${today()} + ${sql.raw(String(soonDays))}, false)`

/** What is to be known of a picture's rights before anything else; null: nothing. */
export const rightsMark = (): SQL<RightsMark | null> =>
  sql<RightsMark | null>`case when ${isEnded()} then 'ended' when ${qualify(media.askFirst)} then 'ask' when ${endsSoon()} then 'soon' end`

/** That the holder of a picture agreed to a story: what must be left joined for `mustAsk`. */
export const agreementTo = (articleId: string | PgColumn): SQL | undefined =>
  and(eq(picturePermissions.mediaId, media.id), eq(picturePermissions.articleId, articleId))

/** Whether the holder of a picture is to be asked, and nobody has said yet that they agreed (`agreementTo`). */
export const mustAsk = (): SQL<boolean> => sql<boolean>`${qualify(media.askFirst)} and ${qualify(picturePermissions.mediaId)} is null`

/** Whether a day (YYYY-MM-DD) has not begun on the newsroom's clocks. */
export async function isToCome(reading: Reading, day: string): Promise<boolean> {
  const [asked] = await reading.execute<{ later: boolean }>(sql`select ${day}::date > ${today()} as later`)
  return asked?.later ?? false
}

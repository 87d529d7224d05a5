import { and, isNull, lt, or, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { wireItems } from '#db/schema/wire.ts'
import { wireDays, wireDaysOfStories } from '#lib/wire.ts'
import { sweepFolders } from './folder-files.ts'

/**
 * Deletes texts of the wire that came long ago, with their keys. A feed that still has such a text brings it again; the list shows it at its own
 * date. With them go the files of watched folders that were read.
 */
export async function sweepWire(): Promise<void> {
  const before = (days: number) => sql<Date>`now() - make_interval(days => ${days})`
  await database()
    .delete(wireItems)
    .where(
      and(lt(wireItems.createdAt, before(wireDays)), or(isNull(wireItems.articleId), lt(wireItems.createdAt, before(wireDaysOfStories)))),
    )
  await sweepFolders()
}

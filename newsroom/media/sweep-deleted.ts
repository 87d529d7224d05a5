import { asc, eq, lte, sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { media } from '#db/schema/media.ts'
import { machine } from '#newsroom/people/person.ts'
import { isUsed } from './usage.ts'

const worker = machine('worker')
const atOnce = 200
const monthAgo = sql`now() - interval '30 days'`

/**
 * Deletes pictures that were put into the bin 30 days ago or earlier; sweepFiles then deletes their files, which no picture has any more,
 * unless somebody is uploading one of them again. One that something shows again, because a story of
 * the history was restored, is taken out of the bin instead.
 */
export async function sweepDeletedPictures(): Promise<void> {
  for (;;) {
    const due = await database()
      .select({ id: media.id })
      .from(media)
      .where(lte(media.deletedAt, monthAgo))
      .orderBy(asc(media.deletedAt), asc(media.id))
      .limit(atOnce)
    for (const { id } of due) await sweepPicture(id)
    if (due.length < atOnce) return
  }
}

async function sweepPicture(id: string): Promise<void> {
  await transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, id)).for('update')
    if (!picture?.deletedAt) return
    if (await isUsed(tx, id)) {
      await tx.update(media).set({ deletedAt: null, deletedBy: null }).where(eq(media.id, id))
      await record(tx, worker, 'restore-picture', { kind: 'media', id }, { name: picture.name })
      return
    }
    await tx.delete(media).where(eq(media.id, id))
    await record(tx, worker, 'purge-picture', { kind: 'media', id }, { name: picture.name })
  })
}

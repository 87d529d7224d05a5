import { and, eq, lt, sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { qualify } from '#db/qualify.ts'
import { enqueue, explainUnanswered } from '#db/queue.ts'
import { attachments } from '#db/schema/attachments.ts'
import { media } from '#db/schema/media.ts'
import { storage } from './configured-storage.ts'
import { giveUpRenditions } from './make-renditions.ts'

/**
 * Enqueues the renditions of pictures that have been processing for too long, because a program may have ended in between. If the last job
 * failed without an error, the picture is given up: it may be what crashes the worker.
 */
export async function resumeRenditions(): Promise<number> {
  return transaction(async (tx) => {
    const lastJob = sql<string | null>`(
      select state::text from pgboss.job
      where name = 'renditions' and singleton_key = ${qualify(media.id)}::text order by created_on desc limit 1)`
    const waiting = await tx
      .select({ id: media.id, lastJob })
      .from(media)
      .where(and(eq(media.state, 'processing'), lt(media.createdAt, sql`now() - interval '5 minutes'`)))
      .limit(500)
    for (const { id, lastJob } of waiting) {
      if (lastJob === 'failed') await giveUpRenditions(id, explainUnanswered('renditions'), tx)
      else await enqueue(tx, 'renditions', { mediaId: id }, id)
    }
    return waiting.length
  })
}

const oldEnough = 24 * 60 * 60 * 1000

/** Deletes files that belong to no picture of the library and to no attachment. Files younger than a day may belong to an upload in progress. */
export async function sweepFiles(nowAt = Date.now()): Promise<number> {
  let swept = 0
  let old: string[] = []
  const sweep = async () => {
    const owned = await database()
      .select({ hash: media.hash })
      .from(media)
      .where(isAmong(media.hash, old))
      .union(database().select({ hash: attachments.hash }).from(attachments).where(isAmong(attachments.hash, old)))
    const kept = new Set(owned.map(({ hash }) => hash))
    for (const hash of old) {
      if (kept.has(hash)) continue
      await storage().forget(hash)
      swept += 1
    }
    old = []
  }
  for await (const { hash, changedAt } of storage().hashes()) {
    if (nowAt - changedAt.getTime() < oldEnough) continue
    old.push(hash)
    if (old.length === 500) await sweep()
  }
  if (old.length > 0) await sweep()
  return swept
}

import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { importRuns } from '#db/schema/import-runs.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { pieceInput } from './input.ts'
import { pieceKey, runFiles } from './run-files.ts'

/**
 * Stores the next piece of an uploaded file. A piece that begins elsewhere than the last one ended is left alone; the answer says where to go
 * on, so an upload that broke off continues. After the last piece the worker finds out what the file is.
 */
export async function addPiece(
  admin: Person,
  { importId, at, bytes }: z.output<typeof pieceInput> & { bytes: Uint8Array },
): Promise<Outcome<{ received: number; isWhole: boolean }, never>> {
  authorise(admin, 'move the newsroom')
  return transaction(async (tx) => {
    const [run] = await tx
      .select({ received: importRuns.received, bytes: importRuns.bytes, pieces: importRuns.pieces })
      .from(importRuns)
      .where(and(eq(importRuns.id, importId), eq(importRuns.state, 'uploading')))
      .for('update')
    if (!run) throw new NotFound(`import ${importId} takes no more pieces`)
    if (at !== run.received || bytes.length === 0 || at + bytes.length > run.bytes) return done({ received: run.received, isWhole: false })
    await runFiles().put(pieceKey(importId, run.pieces), bytes)
    const received = at + bytes.length
    const isWhole = received === run.bytes
    await tx
      .update(importRuns)
      .set({ received, pieces: sql`${importRuns.pieces} + 1`, ...(isWhole && { state: 'looking' as const }) })
      .where(eq(importRuns.id, importId))
    if (isWhole) await enqueue(tx, 'import-run', { importId }, importId)
    return done({ received, isWhole })
  })
}

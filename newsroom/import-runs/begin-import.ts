import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { record } from '#db/record.ts'
import { importItems, importRuns } from '#db/schema/import-runs.ts'
import { isUnderway, noCounts } from '#lib/import-runs.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, requireProof } from '#newsroom/people/policy.ts'
import type { beginImportInput } from './input.ts'

/**
 * Lets the worker try a file, or import it. One that was imported before may be imported again: what is here and has not changed stays, so a
 * stopped import goes on, and pictures that failed are fetched. Its report then goes on too; that of a trial begins anew.
 */
export async function beginImport(
  admin: Person,
  { importId, mode, ...choices }: z.output<typeof beginImportInput>,
): Promise<Outcome<null, 'underway' | 'unreadable' | 'foreign-language'>> {
  authorise(admin, 'move the newsroom')
  if (mode === 'import') requireProof(admin)
  if (!isPublished(choices.language)) return no('foreign-language')
  return transaction(async (tx) => {
    const [run] = await tx.select().from(importRuns).where(eq(importRuns.id, importId)).for('update')
    if (!run) throw new NotFound(`no import ${importId}`)
    if (run.state === 'uploading' || isUnderway(run.state)) return no('underway')
    if (run.format === null) return no('unreadable')
    const goesOn = mode === 'import' && run.mode === 'import'
    if (!goesOn) await tx.delete(importItems).where(eq(importItems.runId, importId))
    await tx
      .update(importRuns)
      .set({
        mode,
        choices,
        state: 'waiting',
        problem: null,
        isStopAsked: false,
        read: 0,
        endedAt: null,
        picturesFetched: 0,
        picturesFailed: 0,
        ...(!goesOn && { counts: noCounts, losses: [], startedAt: now }),
      })
      .where(eq(importRuns.id, importId))
    await enqueue(tx, 'import-run', { importId }, importId)
    await record(tx, admin, 'begin-import', { kind: 'import', id: importId }, { name: run.fileName, mode, ...choices })
    return done(null)
  })
}

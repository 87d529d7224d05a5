import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { importRuns } from '#db/schema/import-runs.ts'
import { isUnderway } from '#lib/import-runs.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutImport } from './input.ts'
import { forgetFile } from './run-files.ts'

/** Deletes an uploaded file and its report. What it brought stays. */
export async function removeImport(admin: Person, { importId }: z.output<typeof aboutImport>): Promise<Outcome<null, 'underway'>> {
  authorise(admin, 'move the newsroom')
  const removed = await transaction(async (tx) => {
    const [run] = await tx.select().from(importRuns).where(eq(importRuns.id, importId)).for('update')
    if (!run) throw new NotFound(`no import ${importId}`)
    if (isUnderway(run.state)) return false
    await tx.delete(importRuns).where(eq(importRuns.id, importId))
    await record(tx, admin, 'remove-import', { kind: 'import', id: importId }, { name: run.fileName })
    return true
  })
  if (!removed) return no('underway')
  await forgetFile(importId)
  return done(null)
}

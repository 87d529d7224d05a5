import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { importRuns } from '#db/schema/import-runs.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutImport } from './input.ts'

/** Stops an import: what it brought stays, and it can go on later. One that waits stops at once, one that runs after its present batch. */
export async function stopImport(admin: Person, { importId }: z.output<typeof aboutImport>): Promise<Outcome<null, never>> {
  authorise(admin, 'move the newsroom')
  return transaction(async (tx) => {
    const [run] = await tx.select().from(importRuns).where(eq(importRuns.id, importId)).for('update')
    if (!run) throw new NotFound(`no import ${importId}`)
    const [asked] = await tx
      .update(importRuns)
      .set(run.state === 'waiting' ? { state: 'stopped', endedAt: now } : { isStopAsked: true })
      .where(and(eq(importRuns.id, importId), inArray(importRuns.state, ['waiting', 'running'])))
      .returning({ name: importRuns.fileName })
    if (asked) await record(tx, admin, 'stop-import', { kind: 'import', id: importId }, asked)
    return done(null)
  })
}

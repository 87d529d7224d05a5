import { and, lt, notInArray, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { importRuns } from '#db/schema/import-runs.ts'
import { forgetFile, runFiles } from './run-files.ts'

/** Deletes files and reports of imports after 30 days, and files whose report is gone. */
export async function sweepImports(): Promise<void> {
  await database()
    .delete(importRuns)
    .where(
      and(lt(importRuns.createdAt, sql<Date>`now() - interval '30 days'`), notInArray(importRuns.state, ['looking', 'waiting', 'running'])),
    )
  const kept = new Set((await database().select({ id: importRuns.id }).from(importRuns)).map(({ id }) => id))
  for (const folder of await runFiles().folders()) if (!kept.has(folder)) await forgetFile(folder)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { database, now } from '#db/client.ts'
import { importRuns } from '#db/schema/import-runs.ts'

/** Megabytes of memory of one import, and the milliseconds after which it is ended. Its file can then be imported on the command line. */
export const importLimits = { megabytes: 768, milliseconds: 5 * 3600_000 }

const importers = new Set<ChildProcess>()

/** Runs an import in a process with limits for time and memory. Throws when it broke off. */
export async function startImporter(importId: string, limits = importLimits): Promise<void> {
  const program = join(/*turbopackIgnore: true*/ process.cwd(), 'newsroom', 'import-runs', 'importer.ts')
  const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, program, importId], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  importers.add(child)
  let problem: string | null = null
  child.on('message', (message: { problem: string }) => {
    problem = message.problem // importer.ts sends nothing else
  })
  const late = setTimeout(() => {
    problem = `it took more than ${limits.milliseconds / 3600_000} hours`
    child.kill('SIGKILL')
  }, limits.milliseconds)
  try {
    const code = await new Promise<number | null>((ended) => child.once('close', ended).once('error', () => ended(1)))
    if (code !== 0) throw new Error(problem ?? 'its process ended: it may need more memory than an import may have')
  } finally {
    clearTimeout(late)
    importers.delete(child)
  }
}

/** Ends the imports of this worker before it ends itself: the next worker goes on with them. */
export function endImporters(): void {
  for (const child of importers) child.kill('SIGTERM')
}

/** After the last try failed: the report says why, and the run can go on by hand. */
export async function giveUpImport(importId: string, problem: string): Promise<void> {
  await database().update(importRuns).set({ state: 'failed', problem, endedAt: now }).where(eq(importRuns.id, importId))
}

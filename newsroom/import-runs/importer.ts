import { closeDatabase } from '#db/client.ts'
import { runImport } from './run-import.ts'

/**
 * A process of its own, started by start-importer.ts: it reads a stranger's file, so that one that takes forever or all memory affects no
 * other process.
 */
if (import.meta.main) {
  // The worker is gone: what was kept so far is kept, and the next worker begins this run again.
  process.on('disconnect', () => process.exit(1))
  try {
    await runImport(process.argv[2] ?? '')
    await closeDatabase()
    process.exit(0)
  } catch (error) {
    process.send?.({ problem: error instanceof Error ? error.message : String(error) }, () => process.exit(1))
  }
}

import { Command } from 'commander'
import { closeDatabase } from '#db/client.ts'
import { NotFound } from '#lib/outcome.ts'
import { BackupProblem } from '#newsroom/backup/backup-problem.ts'
import { CannotStart } from '#services/up/cannot-start.ts'
import { registerBackup } from './backup.ts'
import { registerBackupKey } from './backup-key.ts'
import { registerConvert } from './convert.ts'
import { openDatabase } from './database.ts'
import { registerDoctor } from './doctor.ts'
import { registerExport } from './export.ts'
import { registerImport } from './import.ts'
import { registerLanguages } from './languages.ts'
import { registerRestore } from './restore.ts'
import { registerStats } from './stats.ts'
import { registerUser } from './user.ts'

const program = new Command('galley')
  .description('Work on the newsroom from the command line. When the embedded Postgres does not run, each command starts it and stops it.')
  .showHelpAfterError()
registerImport(program)
registerExport(program)
registerConvert(program)
registerBackup(program)
registerBackupKey(program)
registerRestore(program)
registerLanguages(program)
registerStats(program)
registerUser(program)
registerDoctor(program)

/** These must find the installation as it is, without a migration; they open the database themselves where they need it. */
const asItIs = new Set(['convert', 'doctor', 'backup', 'backups', 'backup-key', 'restore'])
let leave = async () => {}
program.hook('preAction', async (_program, command) => {
  if (!asItIs.has(command.name())) leave = await openDatabase()
})

try {
  await program.parseAsync()
} catch (error) {
  if (![NotFound, CannotStart, BackupProblem].some((kind) => error instanceof kind)) throw error
  console.error((error as Error).message) // one of these kinds
  process.exitCode = 1
} finally {
  await closeDatabase()
  await leave()
}

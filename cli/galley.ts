import { Command } from 'commander'
import { closeDatabase } from '#db/client.ts'
import { NotFound } from '#lib/outcome.ts'
import { CannotStart } from '#services/up/cannot-start.ts'
import { openDatabase } from './database.ts'
import { registerDoctor } from './doctor.ts'
import { registerExport } from './export.ts'
import { registerImport } from './import.ts'
import { registerLanguages } from './languages.ts'
import { registerStats } from './stats.ts'
import { registerUser } from './user.ts'

const program = new Command('galley')
  .description('Work on the newsroom from the command line. When the embedded Postgres does not run, each command starts it and stops it.')
  .showHelpAfterError()
registerImport(program)
registerExport(program)
registerLanguages(program)
registerStats(program)
registerUser(program)
registerDoctor(program)

let leave = async () => {}
program.hook('preAction', async (_program, command) => {
  // The doctor must see the installation as it is, without a migration.
  if (command.name() !== 'doctor') leave = await openDatabase()
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof NotFound) && !(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await closeDatabase()
  await leave()
}

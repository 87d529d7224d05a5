import { Command } from 'commander'
import { closeDatabase } from '#db/client.ts'
import { NotFound } from '#lib/outcome.ts'
import { registerImport } from './import.ts'
import { registerUser } from './user.ts'

const program = new Command('galley').description('the newsroom from the command line').showHelpAfterError()
registerImport(program)
registerUser(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof NotFound)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

import { checkEnvironment, databaseUrl, home, publicUrl, secret, WrongEnvironment } from '#lib/env.ts'
import { beginLog } from '#lib/log.ts'
import { CannotStart } from './cannot-start.ts'
import { checkDatabase } from './database-check.ts'
import { openHome } from './home-folder.ts'
import { say, tellOperator } from './log.ts'
import { step } from './step.ts'

/**
 * What `npm start` does before its processes, for processes that are started alone: checks the settings, brings the database up to date,
 * and prints the link for the first admin. It may run again at any time, and while others run.
 */
beginLog('up')
try {
  checkEnvironment()
  secret()
  openHome(home())
  await checkDatabase(databaseUrl())
  await step('fill-database.ts', [], say)
  const links: { who: string; path: string }[] = JSON.parse(await step('print-ways-in.ts')) // the output of print-ways-in.ts
  tellOperator([
    'The database is up to date.',
    ...links.map(({ who, path }) => `Sign in once, within 15 minutes: ${who} ${publicUrl()}${path}`),
  ])
} catch (error) {
  if (!(error instanceof CannotStart || error instanceof WrongEnvironment)) throw error
  console.error(error.message)
  process.exitCode = 1
}

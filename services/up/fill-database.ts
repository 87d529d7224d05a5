import { closeDatabase, database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { databaseUrl, home } from '#lib/env.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { CannotStart } from './cannot-start.ts'
import { chooseFirstLanguages } from './first-languages.ts'
import { fillEmpty } from './first-links.ts'
import { chooseFirstTimeZone } from './first-time-zone.ts'

/**
 * A step of the start: migrates the database and fills an empty one with the demo. `--embedded` and `--demo` are the options of fillEmpty.
 */
try {
  await migrate(databaseUrl()).catch((error: Error) => {
    throw new CannotStart(`The database could not be brought up to date, and was left as it was: ${rootCause(error)}.`)
  })
  await readPublication(database())
  await chooseFirstLanguages()
  await fillEmpty(home(), { embedded: process.argv.includes('--embedded'), demo: process.argv.includes('--demo') })
  await chooseFirstTimeZone()
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

function rootCause(error: Error): string {
  return error.cause instanceof Error ? rootCause(error.cause) : (error.message.split('\n')[0] ?? error.name)
}

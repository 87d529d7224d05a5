import { closeDatabase } from '#db/client.ts'
import { home } from '#lib/env.ts'
import { waysIn } from './first-links.ts'

/** The last step of the start: says, as JSON, how somebody gets in. */
try {
  process.stdout.write(JSON.stringify(await waysIn(home())))
} finally {
  await closeDatabase()
}

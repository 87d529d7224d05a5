import { closeDatabase } from '#db/client.ts'
import { home } from '#lib/env.ts'
import { waysIn } from './first-links.ts'

/** The last step of the start: prints the sign-in links as JSON. */
try {
  process.stdout.write(JSON.stringify(await waysIn(home())))
} finally {
  await closeDatabase()
}

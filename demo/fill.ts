import { closeDatabase } from '#db/client.ts'
import { seedDemo } from './seed.ts'

/** `npx node demo/fill.ts [--force]`: creates the demo newsroom in the database of DATABASE_URL. */
try {
  const started = Date.now()
  const people = await seedDemo({ force: process.argv.includes('--force') })
  process.stdout.write(`The Crossing is in, after ${((Date.now() - started) / 1000).toFixed(1)} s: ${Object.values(people).join(', ')}\n`)
} finally {
  await closeDatabase()
}

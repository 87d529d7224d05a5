import { createRequire } from 'node:module'
import { checkEnvironment, databaseUrl, port, secret, WrongEnvironment } from '#lib/env.ts'

/** Web alone: Next, on PORT. With --dev it reloads what changes. */
try {
  checkEnvironment()
  databaseUrl()
  secret()
} catch (error) {
  if (!(error instanceof WrongEnvironment)) throw error
  console.error(error.message)
  process.exit(1)
}

// The supervisor is gone: nobody would restart or stop us.
process.on('disconnect', () => process.exit(0))
process.env.NEXT_TELEMETRY_DISABLED = '1'
const dev = process.argv.includes('--dev')
process.argv.splice(2, process.argv.length, dev ? 'dev' : 'start', '--port', String(port()))
createRequire(import.meta.url)('next/dist/bin/next')

import { createRequire } from 'node:module'
import { checkEnvironment, databaseUrl, port, publicUrl, secret, WrongEnvironment, webPort } from '#lib/env.ts'

/**
 * Web alone: Next, on PORT; behind an edge on the same machine on GALLEY_WEB_PORT, loopback only. With --dev it reloads changed sources.
 */
try {
  checkEnvironment()
  databaseUrl()
  secret()
} catch (error) {
  if (!(error instanceof WrongEnvironment)) throw error
  console.error(error.message)
  process.exit(1)
}

// The supervisor is gone, so nobody would restart or stop this process.
process.on('disconnect', () => process.exit(0))
process.env.NEXT_TELEMETRY_DISABLED = '1'
process.env.GALLEY_ORIGIN = publicUrl()
const dev = process.argv.includes('--dev')
const inside = webPort()
const address = inside ? ['--port', String(inside), '--hostname', '127.0.0.1'] : ['--port', String(port())]
// A connection that web closes while the edge sends on it is a lost save, so the edge closes idle connections long before
// (services/edge/edge.ts).
const patience = dev ? [] : ['--keepAliveTimeout', '75000']
process.argv.splice(2, process.argv.length, dev ? 'dev' : 'start', ...address, ...patience)
createRequire(import.meta.url)('next/dist/bin/next')

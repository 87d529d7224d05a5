import { createRequire } from 'node:module'
import { checkEnvironment, databaseUrl, port, publicUrl, secret, WrongEnvironment, webHost, webPort } from '#lib/env.ts'
import { beginLog, log, takeConsole } from '#lib/log.ts'

beginLog('web')

/**
 * Web alone: Next, on PORT; behind an edge on GALLEY_WEB_PORT, on loopback alone unless GALLEY_WEB_HOST says otherwise. With --dev it reloads changed sources.
 */
try {
  checkEnvironment()
  databaseUrl()
  secret()
} catch (error) {
  if (!(error instanceof WrongEnvironment)) throw error
  log('error', error.message)
  process.exit(1)
}

// The supervisor is gone, so nobody would restart or stop this process.
process.on('disconnect', () => process.exit(0))
process.env.NEXT_TELEMETRY_DISABLED = '1'
process.env.GALLEY_ORIGIN = publicUrl()
const dev = process.argv.includes('--dev')
// Next names an address of its own, which nobody is to open: Galley's is said by the supervisor.
if (!dev) takeConsole((message) => /^(?:▲ Next\.js|- (?:Local|Network):|✓ Running )/.test(message))
const inside = webPort()
const host = webHost() ?? (inside ? '127.0.0.1' : undefined)
const address = ['--port', String(inside ?? port()), ...(host ? ['--hostname', host] : [])]
// A connection that web closes while the edge sends on it is a lost save, so the edge closes idle connections long before
// (services/edge/edge.ts).
const patience = dev ? [] : ['--keepAliveTimeout', '75000']
process.argv.splice(2, process.argv.length, dev ? 'dev' : 'start', ...address, ...patience)
createRequire(import.meta.url)('next/dist/bin/next')

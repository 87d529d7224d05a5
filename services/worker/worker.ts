import { outlivePostgres } from '#db/outlive-postgres.ts'
import { checkEnvironment, databaseUrl, sendsOutward, WrongEnvironment } from '#lib/env.ts'
import { beginLog, log, logCrash } from '#lib/log.ts'
import { answerSupervisor } from '#services/up/alive.ts'
import { work } from './work.ts'

beginLog('worker')
logCrash()
outlivePostgres()

/** The worker alone. Writes "ready" and sends it to the supervisor once it listens for jobs. */
try {
  checkEnvironment()
  databaseUrl()
} catch (error) {
  if (!(error instanceof WrongEnvironment)) throw error
  log('error', error.message)
  process.exit(1)
}

if (!sendsOutward()) log('warn', 'GALLEY_OUTWARD is off: this copy mails nobody, tells no other program and makes no backup')
const stop = await work()
log('info', 'ready')
process.send?.('ready')

let isStopping = false
const end = async () => {
  if (isStopping) return
  isStopping = true
  await stop()
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
// The supervisor is gone, so nobody would restart or stop this process.
process.on('disconnect', end)
answerSupervisor()

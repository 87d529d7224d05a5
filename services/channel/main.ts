import postgres from 'postgres'
import { backoff, closeDatabase } from '#db/client.ts'
import { outlivePostgres } from '#db/outlive-postgres.ts'
import { channelHost, channelPort, checkEnvironment, databaseUrl, publicUrl, secret, WrongEnvironment } from '#lib/env.ts'
import { beginLog, log, logCrash } from '#lib/log.ts'
import { answerSupervisor } from '#services/up/alive.ts'
import { Channel } from './channel.ts'
import { followDesk } from './follow-desk.ts'
import { meetOthers } from './meet-others.ts'
import { createChannelServer } from './server.ts'

beginLog('channel')
logCrash()
outlivePostgres()

/** The channel alone. Writes "ready" and sends it to the supervisor once it listens. */
try {
  checkEnvironment()
  databaseUrl()
  secret()
} catch (error) {
  if (!(error instanceof WrongEnvironment)) throw error
  log('error', error.message)
  process.exit(1)
}

const channel = new Channel()
const sql = postgres(databaseUrl(), {
  max: 1,
  onnotice: () => {},
  connection: { application_name: 'galley-channel' },
  connect_timeout: 5,
  backoff,
})
const stopFollowing = await followDesk(sql, { change: (change) => channel.hear(change), again: () => channel.hearAgain() })
const leaveOthers = await meetOthers(sql, channel.others)

const server = createChannelServer(channel, isOurs)
await new Promise<void>((resolve, reject) => server.once('error', reject).listen(channelPort() ?? 3002, channelHost(), resolve))
log('info', 'ready')
process.send?.('ready')

/** Without PUBLIC_URL the host that the browser used is the site's. */
function isOurs(origin: string, host: string): boolean {
  if (process.env.PUBLIC_URL) return origin === publicUrl()
  return URL.canParse(origin) && new URL(origin).host === host
}

let isStopping = false
const end = async () => {
  if (isStopping) return
  isStopping = true
  channel.end()
  server.close()
  await Promise.all([leaveOthers(), stopFollowing()])
  await sql.end({ timeout: 1 })
  await closeDatabase()
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
// The supervisor is gone, so nobody would restart or stop this process.
process.on('disconnect', end)
answerSupervisor()

import { channelPort, databaseUrl, edges, environmentProblems, home, port, publicUrl, secretFile } from '#lib/env.ts'
import { beginLog } from '#lib/log.ts'
import { edgeProblem } from '#services/edge/settings.ts'
import { buildIfChanged, keepReaderBuilt } from './build.ts'
import { CannotStart } from './cannot-start.ts'
import { checkDatabase } from './database-check.ts'
import { freePort, portProblem } from './free-port.ts'
import { openHome, readOrMakeSecret, refuseFullDisk } from './home-folder.ts'
import { say, tellOperator } from './log.ts'
import { type EmbeddedPostgres, startPostgres } from './postgres.ts'
import { processRows } from './process-rows.ts'
import { startQuickly } from './quick-start.ts'
import { step } from './step.ts'
import { pauseBefore, type Supervised, supervise } from './supervise.ts'
import { forget, remember, takeOver } from './takeover.ts'

/**
 * `npm start`: checks the environment, starts Postgres, migrates, builds what changed, starts each process and restarts it when it exits.
 * Ctrl-C or SIGTERM ends all of them, Postgres last.
 */
beginLog('up')
const dev = process.argv.includes('--dev')
const demo = process.argv.includes('--demo')
const began = Date.now()
const supervised: Supervised[] = []
let database: EmbeddedPostgres | null = null
let stopping: Promise<void> | null = null

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return
    say('up', 'stopping')
    void stop().then(() => process.exit(0))
  })
}

try {
  await up()
} catch (error) {
  await stop()
  console.error(error instanceof CannotStart ? `\n${error.message}\n` : error)
  process.exit(1)
}

async function up(): Promise<void> {
  refuseWrongEnvironment()
  openHome(home())
  refuseFullDisk(home())
  await takeOver(home())
  await refuseTakenPort()
  process.env.GALLEY_HOME = home()
  process.env.GALLEY_SECRET ||= readOrMakeSecret(secretFile())
  startQuickly()

  const given = process.env.DATABASE_URL
  if (!given) await startEmbedded()
  await checkDatabase(databaseUrl())
  const building = dev ? keepReaderBuilt() : buildIfChanged()
  building.catch(() => {}) // awaited below, after the database
  await fillDatabase(!given)
  await building

  const ofChannel = channelPort() ?? (await freePort())
  const table = processRows(
    dev
      ? { port: port(), channelPort: ofChannel, dev }
      : { port: port(), webPort: await freePort(), channelPort: ofChannel, edges: edges(), dev },
  )
  for (const row of table) {
    supervised.push(supervise(row, rememberAll))
    rememberAll()
  }
  await Promise.all(supervised.map(({ ready }) => ready)).catch((error: Error) => {
    throw new CannotStart(`${error.message}.`)
  })
  await printWaysIn()
}

function refuseWrongEnvironment(): void {
  // The edge's settings depend on the others, and with --dev there is no edge.
  const others = environmentProblems()
  const problems = others.length > 0 || dev ? others : [edgeProblem() ?? []].flat()
  if (problems.length > 0) throw new CannotStart(problems.join('\n'))
}

async function refuseTakenPort(): Promise<void> {
  const code = (await portProblem(port())) ?? (await portProblem(port(), '127.0.0.1'))
  if (code === 'EADDRINUSE')
    throw new CannotStart(`Port ${port()} is used by another program: stop that one, or set PORT to another number.`)
  if (code) throw new CannotStart(`Galley may not listen on port ${port()} (${code}): set PORT to a number above 1023.`)
  const ofChannel = channelPort()
  if (ofChannel && (await portProblem(ofChannel, '127.0.0.1')))
    throw new CannotStart(`Port ${ofChannel} is used by another program: stop that one, or set GALLEY_CHANNEL_PORT to another number.`)
}

async function startEmbedded(): Promise<void> {
  database = await startPostgres(home())
  process.env.DATABASE_URL = database.url
  if (database.taken) say('postgres', 'was running already; taken over')
  void keepPostgres(database)
}

async function fillDatabase(embedded: boolean): Promise<void> {
  await step('fill-database.ts', [...(embedded ? ['--embedded'] : []), ...(demo ? ['--demo'] : [])], say)
}

/** Restarts the embedded Postgres when it ends by itself. */
async function keepPostgres(running: EmbeddedPostgres): Promise<void> {
  for (let restarts = 0; ; restarts++) {
    await running.ended
    if (stopping) return
    say('postgres', `ended; starting it again in ${pauseBefore(restarts)} ms`)
    await new Promise((wake) => setTimeout(wake, pauseBefore(restarts)))
    if (stopping) return
    try {
      running = await startPostgres(home())
      database = running
      restarts = 0
    } catch (error) {
      say('postgres', String(error))
    }
  }
}

async function printWaysIn(): Promise<void> {
  const links: { who: string; path: string }[] = JSON.parse(await step('print-ways-in.ts')) // the output of print-ways-in.ts
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const lines = [`Galley is at ${publicUrl()} (after ${seconds} s). The desk is at ${publicUrl()}/desk. Ctrl-C stops it.`]
  if (links.length > 0) lines.push('', 'Sign in, once each, within 15 minutes:')
  for (const { who, path } of links) lines.push(`  ${who.padEnd(11)} ${publicUrl()}${path}`)
  tellOperator(lines)
}

/** On a full disk this fails. The next start then knows less, but the running processes continue. */
function rememberAll(): void {
  const running = supervised.flatMap(({ name, mark }) => {
    const current = mark()
    return current ? [{ name, ...current }] : []
  })
  try {
    remember(home(), running)
  } catch (error) {
    say('up', `the running processes cannot be recorded in ${home()}: ${error instanceof Error ? error.message : error}`)
  }
}

/** In the reverse order of the start; Postgres after everything that uses it. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    const mine = supervised.length > 0 || database !== null
    for (const each of [...supervised].reverse()) await each.stop()
    await database?.stop()
    if (mine) forget(home())
  })()
  return stopping
}

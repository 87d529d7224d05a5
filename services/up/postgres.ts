import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { CannotStart } from './cannot-start.ts'
import { freePort, portProblem } from './free-port.ts'
import { keep, readKept } from './home-folder.ts'
import { postgresBinaries, reachable } from './postgres-binaries.ts'
import { commandOf, end, isAlive, markOf, type ProcessMark } from './system-process.ts'
import { canReach, postgresUser, type SystemUser } from './system-user.ts'

/** A Postgres that answers. `taken` is true when it was already running: after its supervisor was killed, or next to it. */
export type EmbeddedPostgres = {
  url: string
  taken: boolean
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<void>
  /** Fast shutdown: open transactions are rolled back, everything committed stays. */
  stop(): Promise<void>
}

/** Stored in GALLEY_HOME/postgres.json (0600). `data` is set only when the data cannot be inside GALLEY_HOME. */
type Settings = { port: number; password: string; data?: string }

type Choice = { durable?: boolean }

/**
 * Starts the Postgres of this GALLEY_HOME, or takes over the one that is running. The first start creates it: UTF-8, ICU collation,
 * checksums, a random password, a free port of the loopback interface. `durable: false` is for tests.
 */
export async function startPostgres(home: string, choice: Choice = {}): Promise<EmbeddedPostgres> {
  const user = postgresUser()
  const settings = settingsOf(home, user)
  const data = settings.data ?? join(home, 'postgres')
  const binaries = postgresBinaries(user)
  if (!existsSync(join(data, 'PG_VERSION'))) makeCluster(binaries, data, settings.password, user)
  refuseOtherVersion(binaries, data)
  const running = await runningIn(data, settings)
  return running ?? launch(home, binaries, data, settings, ownerOf(data, user), choice)
}

/** The URL of this GALLEY_HOME's Postgres, whether it is running or not; null before the first start. */
export function embeddedUrl(home: string): string | null {
  const settings = readKept<Settings>(settingsFile(home))
  return settings ? urlOf(settings) : null
}

const settingsFile = (home: string) => join(home, 'postgres.json')
const urlOf = ({ port, password }: Settings, database = 'galley') => `postgres://galley:${password}@127.0.0.1:${port}/${database}`

function settingsOf(home: string, user: SystemUser | null): Settings {
  const found = readKept<Settings>(settingsFile(home))
  if (found) return found
  const made: Settings = { port: 0, password: randomBytes(24).toString('base64url') }
  // Postgres does not run as root but must reach its data. A GALLEY_HOME that others cannot enter stays closed, so the data goes elsewhere.
  if (user && !canReach(user, home)) made.data = join(reachable, createHash('sha256').update(home).digest('hex').slice(0, 12), 'postgres')
  keep(settingsFile(home), JSON.stringify(made))
  return made
}

/** Created in a temporary folder and renamed when complete, so that an interrupted first start can simply be repeated. */
function makeCluster(binaries: string, data: string, password: string, user: SystemUser | null): void {
  const half = `${data}.half`
  const passwordFile = `${half}.password`
  mkdirSync(join(data, '..'), { recursive: true, mode: 0o755 })
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  keep(passwordFile, password)
  if (user) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid)
  const encoding = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', `--locale=${locale}`]
  const safety = ['--data-checksums', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const made = spawnSync(join(binaries, 'bin', 'initdb'), ['-D', half, '-U', 'galley', ...encoding, ...safety], {
    ...(user ?? {}),
    cwd: '/',
    env: cleanEnvironment(),
    encoding: 'utf8',
  })
  rmSync(passwordFile)
  if (made.status !== 0)
    throw new CannotStart(`Postgres could not make its data folder ${data}: ${lastLine(made.stderr) || made.error?.message}`)
  rmSync(data, { recursive: true, force: true })
  renameSync(half, data)
}

function refuseOtherVersion(binaries: string, data: string): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const version = spawnSync(join(binaries, 'bin', 'postgres'), ['--version'], { cwd: '/', encoding: 'utf8' }).stdout
  const brought = / (\d+)/.exec(version)?.[1]
  if (brought && brought !== made)
    throw new CannotStart(
      `The data in ${data} is of PostgreSQL ${made}, and this Galley brings ${brought}: back it up with the older Galley and restore it here.`,
    )
}

/** The running postmaster of this data folder, or null. Removes a postmaster.pid whose process id now belongs to another process. */
async function runningIn(data: string, settings: Settings): Promise<EmbeddedPostgres | null> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  const mark = markOf(Number(pid))
  if (!isAlive(mark) || !commandOf(mark.pid).includes(data)) {
    rmSync(file, { force: true })
    return null
  }
  const found = { ...settings, port: Number(port) || settings.port }
  const ended = waitUntilGone(mark)
  if (await answers(found, ended)) return handle(found, mark, ended, true)
  return null
}

async function launch(
  home: string,
  binaries: string,
  data: string,
  settings: Settings,
  user: SystemUser | null,
  choice: Choice,
  attempt = 0,
): Promise<EmbeddedPostgres> {
  if (!settings.port || (await portProblem(settings.port, '127.0.0.1'))) {
    settings.port = await freePort()
    keep(settingsFile(home), JSON.stringify(settings))
  }
  const options = { ...fixedOptions, port: settings.port, ...(choice.durable === false ? undurable : {}) }
  const log = join(home, 'postgres.log')
  startAnew(log)
  const output = openSync(log, 'a', 0o600)
  const before = statSync(log).size
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...(user ?? {}),
      cwd: '/',
      env: cleanEnvironment(),
      // A process group of its own: Ctrl-C goes only to the supervisor, which stops Postgres last.
      detached: true,
      stdio: ['ignore', output, output],
    },
  )
  closeSync(output)
  const ended = new Promise<void>((over) => {
    child.once('exit', () => over())
    child.once('error', () => over())
  })
  child.unref()
  if (child.pid && (await answers(settings, ended))) return handle(settings, markOf(child.pid), ended, false)
  const said = readFileSync(log).subarray(before).toString()
  // The backends of a killed postmaster take a moment to exit.
  if (said.includes('is still in use') && attempt < 20) {
    await new Promise((wake) => setTimeout(wake, 250))
    return launch(home, binaries, data, settings, user, choice, attempt + 1)
  }
  throw new CannotStart(`Postgres did not start: ${lastLine(said) || 'it said nothing'} (its log is ${log}).`)
}

/** Renames a log larger than 1 MB to postgres.log.1 and overwrites the previous one. */
function startAnew(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000) renameSync(log, `${log}.1`)
}

function handle(settings: Settings, mark: ProcessMark, ended: Promise<void>, taken: boolean): EmbeddedPostgres {
  return { url: urlOf(settings), taken, ended, stop: () => end(mark, 30_000, 'SIGINT') }
}

/**
 * Waits until Postgres answers (after a crash it replays its log first) and creates the database `galley`; false when Postgres ended
 * instead.
 */
async function answers(settings: Settings, ended: Promise<void>): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  while (!over) {
    const client = postgres(urlOf(settings, 'postgres'), { max: 1, connect_timeout: 2, onnotice: () => {} })
    try {
      const found = await client`select 1 from pg_database where datname = 'galley'`
      if (found.length === 0) await client`create database galley`
      return true
    } catch (error) {
      const code = (error as { code?: string }).code // errors of the driver and of Postgres have a code
      if (code === '28P01')
        throw new CannotStart('Postgres refuses the password that GALLEY_HOME/postgres.json keeps: put that file back as it was.')
      await new Promise((wake) => setTimeout(wake, 30))
    } finally {
      await client.end({ timeout: 1 })
    }
  }
  return false
}

async function waitUntilGone(mark: ProcessMark): Promise<void> {
  while (isAlive(mark)) await new Promise((wake) => setTimeout(wake, 500).unref())
}

const fixedOptions = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  jit: 'off', // our queries are short; compiling them costs more than it saves
}
const undurable = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 }

const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'

/** None of our own variables: Postgres would obey PGDATA, PGPORT and others. */
const cleanEnvironment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  PATH: process.env.PATH ?? '',
  LC_ALL: locale,
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
})

/** The user who owns the data folder keeps running Postgres. */
function ownerOf(data: string, user: SystemUser | null): SystemUser | null {
  if (!user) return null
  const { uid, gid } = statSync(data)
  return { uid, gid }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

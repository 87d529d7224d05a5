import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { closeDatabase, database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { people } from '#db/schema/people.ts'
import { sealedSession } from '#e2e/sealed-session.ts'
import { secretFile } from '#lib/env.ts'
import { freePort } from '#services/up/free-port.ts'
import { keptSecret } from '#services/up/home-folder.ts'
import { startPostgres } from '#services/up/postgres.ts'

/** A newsroom of the bench's own: an empty database, an editor who is signed in, and a folder that goes away with it. */
export type Ground = { folder: string; client: postgres.Sql; cookie: string; leave: () => Promise<void> }

export async function prepare(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  chmodSync(folder, 0o711) // root's Postgres is another user, and must come through
  process.env.GALLEY_HOME = folder
  process.env.GALLEY_SECRET ||= keptSecret(secretFile())
  delete process.env.GALLEY_READER_URL
  const { url, drop } = await ownDatabase(folder)
  process.env.DATABASE_URL = url
  await migrate(url)
  const cookie = await signedInEditor()
  const client = postgres(url, { max: 1, onnotice: () => {} })
  const leave = async () => {
    await client.end()
    await closeDatabase()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, client, cookie, leave }
}

/** On the Postgres of GALLEY_TEST_POSTGRES when there is one, otherwise on an embedded one with all its safety on. */
async function ownDatabase(folder: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const given = process.env.GALLEY_TEST_POSTGRES
  if (!given) {
    const embedded = await startPostgres(folder)
    return { url: embedded.url, drop: () => embedded.stop() }
  }
  const name = `bench_${process.pid}`
  const admin = postgres(given, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  const url = new URL(given)
  url.pathname = `/${name}`
  const drop = async () => {
    await admin.unsafe(`drop database ${name} with (force)`)
    await admin.end()
  }
  return { url: url.href, drop }
}

async function signedInEditor(): Promise<string> {
  await database()
    .insert(newsroom)
    .values({ name: { en: 'The Bench' }, tagline: { en: 'For figures' } })
    .onConflictDoNothing()
  const [editor] = await database()
    .insert(people)
    .values({ name: 'Editor', email: 'editor@bench.test', role: 'editor' })
    .returning({ id: people.id })
  if (!editor) throw new Error('nothing came back from an insert')
  const { name, value } = await sealedSession(editor.id, 'bench')
  return `${name}=${value}`
}

export type Web = { url: string; megabytes: () => number | null; stop: () => Promise<void> }

/** The production build, as `npm run web` runs it. */
export async function startWeb(): Promise<Web> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['services/web/web.ts'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), GALLEY_WEB_PORT: String(port), PUBLIC_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  for (let waited = 0; !(await isReady(url)); waited += 100) {
    if (child.exitCode !== null || waited > 60_000) throw new Error('web did not start: build it with `npm run build`')
    await new Promise((wake) => setTimeout(wake, 100))
  }
  const stop = async () => {
    child.kill()
    await ended
  }
  return { url, megabytes: () => resident(child.pid), stop }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Resident memory of a process; Linux alone says it. */
function resident(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes ? Number(kilobytes) / 1024 : null
  } catch {
    return null
  }
}

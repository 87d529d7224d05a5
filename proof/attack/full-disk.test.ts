import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { get, load } from '#proof/edge/processes.ts'
import { updatedStory } from '#proof/edge/story.ts'
import { freePort } from '#services/up/free-port.ts'
import { startPostgres } from '#services/up/postgres.ts'
import { root } from '#services/up/supervise.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { type SmallDisk, smallDisk } from './small-disk.ts'

/** A whole newsroom, including Postgres, in a GALLEY_HOME whose disk is completely full. */
const disk = await smallDisk(320)
const refused = typeof disk === 'string' ? disk : null
const { folder, fill, makeRoom, leave } = typeof disk === 'string' ? ({} as SmallDisk) : disk // not used when there is no disk
const home = join(folder ?? '/', 'home')
const usual = process.env.DATABASE_URL
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const running: ChildProcess[] = []
let cast: Cast
let url: string

beforeAll(async () => {
  if (refused) return
  mkdirSync(home, { mode: 0o711 }) // Postgres runs as another user than root and must enter this folder
  const embedded = await startPostgres(home)
  url = embedded.url
  process.env.DATABASE_URL = url
  await closeDatabase()
  await migrate(url)
  cast = await seedCast()
}, 120_000)
afterAll(async () => {
  await closeDatabase()
  process.env.DATABASE_URL = usual
  if (refused) return
  for (const child of running) child.kill('SIGKILL')
  try {
    await (await startPostgres(home)).stop()
  } finally {
    await leave()
  }
}, 120_000)

/** Runs `npm start` on that disk. */
function npmStart() {
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, ['services/up/up.ts'], {
    cwd: root,
    env: { ...environment, GALLEY_HOME: home, PORT: String(port), PUBLIC_URL: origin },
  })
  running.push(child)
  let said = ''
  let complained = ''
  child.stdout.on('data', (piece) => (said += piece))
  child.stderr.on('data', (piece) => (complained += piece))
  return { child, ended: once(child, 'close'), said: () => said, complained: () => complained.trim() }
}

const pidOf = (name: string): number =>
  JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')).children.find((child: { name: string }) => child.name === name).pid

/** Writes 40 MB, which is more than a full disk takes. Returns the error. */
async function wrongWithWriting(): Promise<unknown> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 5 })
  try {
    await client`create table forty as select repeat(md5(number::text), 30) from generate_series(1, 40000) number`
    return null
  } catch (error) {
    return error
  } finally {
    await client.end({ timeout: 1 })
  }
}

test('on a full disk readers go on while worker and web are killed, and all is well when there is room again', async (context) => {
  if (refused) return context.skip(refused)
  const story = '/news/the-published-story'
  const galley = npmStart()
  await expect.poll(galley.said, { timeout: 240_000 }).toContain('Galley is at')
  for (const path of ['/', story]) expect((await get(origin + path)).status).toBe(200)
  const [worker, web] = [pidOf('worker'), pidOf('web')]
  const readers = load(
    () => [`${origin}/`, origin + story],
    4,
    (status) => status === 200,
  )

  fill()
  expect(() => writeFileSync(join(home, 'one-more'), 'x'.repeat(5_000))).toThrow('ENOSPC')
  expect(await wrongWithWriting()).toBeInstanceOf(Error)
  fill()
  for (const [name, pid] of [
    ['worker', worker],
    ['web', web],
  ] as const) {
    process.kill(pid, 'SIGKILL')
    await expect
      .poll(galley.said, { timeout: 30_000 })
      .toMatch(new RegExp(`"process":"${name}","message":"was ended by SIGKILL; starting it again`))
  }
  await expect.poll(galley.said, { timeout: 30_000 }).toContain('the running processes cannot be recorded')
  expect(galley.child.exitCode).toBeNull()

  makeRoom()
  await expect
    .poll(async () => (await get(`${origin}/desk/sign-in`, {}, { patience: 5_000 }).catch(() => null))?.status, {
      timeout: 120_000,
      interval: 500,
    })
    .toBe(200)
  const { requests, failures } = await readers.end()
  expect(failures).toEqual([])
  expect(requests).toBeGreaterThan(50)
  await closeDatabase()
  await expect.poll(wrongWithWriting, { timeout: 60_000, interval: 500 }).toBeNull()
  await updatedStory(cast, cast.articles.published, 'There is room again')
  await expect.poll(async () => (await get(origin + story)).body.toString(), { timeout: 30_000 }).toContain('There is room again')
  expect(galley.child.exitCode).toBeNull()
  galley.child.kill('SIGTERM')
  expect((await galley.ended)[0]).toBe(0)
}, 600_000)

test('a start on a full disk is refused in one sentence that says what to do', async (context) => {
  if (refused) return context.skip(refused)
  fill()
  try {
    const { ended, complained } = npmStart()
    expect((await ended)[0]).toBe(1)
    expect(complained()).toMatch(/^The disk that holds \S+ is full \(0 MB are free\): make 64 MB free, or set GALLEY_HOME to [^\n]*$/)
  } finally {
    makeRoom()
  }
}, 120_000)

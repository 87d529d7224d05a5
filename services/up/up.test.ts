import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { serverProblem } from './database-check.ts'
import { freePort } from './free-port.ts'
import { refuseFullDisk } from './home-folder.ts'
import { pauseBefore, root } from './supervise.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-up-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `npm start` with this environment until it exits. */
function start(environment: Record<string, string>): Promise<{ code: number | null; sentence: string }> {
  const { GALLEY_SECRET: _, DATABASE_URL: __, ...rest } = process.env
  const child = spawn(process.execPath, ['services/up/up.ts'], {
    cwd: root,
    env: { ...rest, GALLEY_HOME: join(folder, 'home'), ...environment },
  })
  let said = ''
  child.stderr.on('data', (piece) => {
    said += piece
  })
  return new Promise((ended) => child.once('close', (code) => ended({ code, sentence: said.trim() })))
}

async function expectRefusal(environment: Record<string, string>): Promise<string> {
  const { code, sentence } = await start(environment)
  expect(code).toBe(1)
  expect(sentence).not.toContain('\n')
  return sentence
}

test('a port that another program uses is named, and what chooses another', async () => {
  const port = await freePort()
  const server = createServer().listen(port)
  try {
    const sentence = (name: string) => `Port ${port} is used by another program: stop that one, or set ${name} to another number.`
    expect(await expectRefusal({ PORT: String(port) })).toBe(sentence('PORT'))
    const ofChannel = { PORT: String(await freePort()), GALLEY_CHANNEL_PORT: String(port) }
    expect(await expectRefusal(ofChannel)).toBe(sentence('GALLEY_CHANNEL_PORT'))
  } finally {
    server.close()
  }
})

test('a GALLEY_HOME that cannot be written is named in the message', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  expect(await expectRefusal({ GALLEY_HOME: join(file, 'home') })).toContain(`The folder ${join(file, 'home')} cannot be written`)
})

test('a disk without room to start on is named, with what is missing', () => {
  expect(() => refuseFullDisk('/srv/galley', 3_400_000)).toThrow(
    'The disk that holds /srv/galley is full (3 MB are free): make 64 MB free, or set GALLEY_HOME to a folder on another disk.',
  )
  expect(() => refuseFullDisk('/srv/galley', 64_000_000)).not.toThrow()
  expect(() => refuseFullDisk(folder)).not.toThrow()
})

test('a wrong value of the environment is named', async () => {
  expect(await expectRefusal({ GALLEY_TIMEZONE: 'Kyiv' })).toContain('GALLEY_TIMEZONE is not a time zone')
  expect(await expectRefusal({ GALLEY_SECRET: 'secret' })).toContain('GALLEY_SECRET is too short')
})

test.each([
  ['GALLEY_EDGE_MB', 'much', 'give a whole number from 16 to 65536'],
  ['GALLEY_METRICS_PORT', '70000', 'give a whole number from 0 to 65535'],
  ['GALLEY_TRUSTED_PROXIES', '10.0.0.0/8', 'which is not an IP address'],
  ['GALLEY_PURGE_URLS', 'cache:6081', 'which is not the address of a cache'],
  ['GALLEY_HOST', 'http://127.0.0.1', 'which is not an address to listen on'],
])('a wrong setting of the edge is named before anything starts: %s=%s', async (name, value, sentence) => {
  const said = await expectRefusal({ [name]: value })
  expect(said).toContain(name)
  expect(said).toContain(sentence)
})

test('a DATABASE_URL without a server is refused in one sentence, which never contains the password', async () => {
  const PORT = String(await freePort())
  const nobody = await expectRefusal({ PORT, DATABASE_URL: `postgres://galley:hidden@127.0.0.1:${await freePort()}/galley` })
  expect(nobody).toMatch(/DATABASE_URL does not lead to a database: nobody answers at 127\.0\.0\.1/)
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.pathname = '/not-there'
  expect(await expectRefusal({ PORT, DATABASE_URL: url.href })).toContain('there is no database "not-there"')
  expect(nobody).not.toContain('hidden')
})

test('a migration that fails leaves the database as it was, and says why', async () => {
  const client = (await import('postgres')).default(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  await client`delete from drizzle.__drizzle_migrations` // so that the first migration fails on its own tables
  await client.end()
  const sentence = await expectRefusal({ PORT: String(await freePort()), DATABASE_URL: process.env.DATABASE_URL ?? '' })
  expect(sentence).toMatch(/could not be brought up to date, and was left as it was: .*already exists/)
})

test('a Postgres that is too old, or not in UTF-8, is refused', () => {
  expect(serverProblem({ version: '15.8 (Debian 15.8-1)', encoding: 'UTF8' })).toMatch(/is 15\.8.*needs 16 or newer/)
  expect(serverProblem({ version: '17.2', encoding: 'SQL_ASCII' })).toContain('encoded in SQL_ASCII')
  expect(serverProblem({ version: '16.0', encoding: 'UTF8' })).toBeNull()
})

test('a process that keeps exiting is restarted after longer and longer pauses, up to 30 seconds', () => {
  expect([0, 1, 2, 6, 7, 50].map(pauseBefore)).toEqual([250, 500, 1000, 16_000, 30_000, 30_000])
})

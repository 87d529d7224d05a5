import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { embeddedUrl, startPostgres } from './postgres.ts'

const home = mkdtempSync(join(tmpdir(), 'galley-postgres-'))
chmodSync(home, 0o711) // Postgres runs as another user than root and must enter this folder
const data = join(home, 'postgres')
afterAll(async () => {
  await (await startPostgres(home)).stop()
  rmSync(home, { recursive: true, force: true })
})

async function ask<Row>(url: string, question: string): Promise<Row | undefined> {
  const client = postgres(url, { max: 1 })
  try {
    return (await client.unsafe(question))[0] as Row | undefined // the caller names the row's type
  } finally {
    await client.end()
  }
}

const postmaster = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])

test('the embedded Postgres speaks UTF-8 by ICU, keeps checksums and fsync, and listens on loopback alone', async () => {
  const { url, taken } = await startPostgres(home)
  expect(taken).toBe(false)
  expect(new URL(url).hostname).toBe('127.0.0.1')
  const facts = await ask(
    url,
    `select pg_encoding_to_char(encoding) encoding, datlocprovider provider, datlocale locale,
      current_setting('data_checksums') checksums, current_setting('fsync') fsync,
      current_setting('listen_addresses') listens, lower('ЇЖАК') lowered
     from pg_database where datname = current_database()`,
  )
  expect(facts).toEqual({
    encoding: 'UTF8',
    provider: 'i',
    locale: 'und',
    checksums: 'on',
    fsync: 'on',
    listens: '127.0.0.1',
    lowered: 'їжак',
  })
})

test('its password is random, kept where others cannot read, and asked for', async () => {
  const url = new URL(embeddedUrl(home) ?? '')
  expect(url.password.length).toBeGreaterThanOrEqual(32)
  expect(statSync(join(home, 'postgres.json')).mode & 0o077).toBe(0)
  url.password = 'wrong'
  await expect(ask(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('a running Postgres is taken over, not started twice', async () => {
  const pid = postmaster()
  const again = await startPostgres(home)
  expect(again.taken).toBe(true)
  expect(postmaster()).toBe(pid)
})

test('after a crash, what was committed is there, on the same port', async () => {
  const before = await startPostgres(home)
  await ask(before.url, 'create table kept as select 42 answer')
  process.kill(postmaster(), 'SIGKILL')
  await before.ended
  const after = await startPostgres(home)
  expect(after.taken).toBe(false)
  expect(after.url).toBe(before.url)
  expect(await ask(after.url, 'select answer from kept')).toEqual({ answer: 42 })
})

test('a postmaster.pid whose process id belongs to another process is removed', async () => {
  const before = await startPostgres(home)
  const file = join(data, 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  await before.stop()
  await before.ended
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'))
  const after = await startPostgres(home)
  expect(after.taken).toBe(false)
  expect(await ask(after.url, 'select 1 one')).toEqual({ one: 1 })
})

test('a log larger than 1 MB is renamed at the start, and one older log is kept', async () => {
  const log = join(home, 'postgres.log')
  const growLog = (letter: string) => writeFileSync(log, `${letter.repeat(99)}\n`.repeat(10_001))
  for (const letter of ['a', 'b']) {
    await (await startPostgres(home)).stop()
    growLog(letter)
    await startPostgres(home)
    expect(statSync(log).size).toBeLessThan(100_000)
    expect(readFileSync(`${log}.1`, 'utf8').slice(0, 3)).toBe(letter.repeat(3))
  }
  await (await startPostgres(home)).stop()
  const before = readFileSync(log, 'utf8')
  await startPostgres(home)
  expect(readFileSync(log, 'utf8').startsWith(before)).toBe(true)
  expect(readFileSync(`${log}.1`, 'utf8').slice(0, 3)).toBe('bbb')
})

test('a data folder of another major version is refused with one sentence', async () => {
  await (await startPostgres(home)).stop()
  const file = join(data, 'PG_VERSION')
  const version = readFileSync(file, 'utf8')
  writeFileSync(file, '15\n')
  await expect(startPostgres(home)).rejects.toThrow(/is of PostgreSQL 15, and this Galley brings 18/)
  writeFileSync(file, version)
})

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { backoff, closeDatabase, database } from '#db/client.ts'
import { freePort } from '#services/up/free-port.ts'
import { type EmbeddedPostgres, startPostgres } from '#services/up/postgres.ts'

/** Postgres stops and comes back: nobody waits for the driver's own back-off, which grows to twenty seconds. */
const home = mkdtempSync(join(tmpdir(), 'galley-away-'))
chmodSync(home, 0o711) // Postgres runs as another user than root and must enter this folder
const usual = process.env.DATABASE_URL
let postgres: EmbeddedPostgres
beforeAll(async () => {
  postgres = await startPostgres(home, { durable: false })
}, 120_000)
afterAll(async () => {
  await closeDatabase()
  process.env.DATABASE_URL = usual
  await postgres.stop()
  rmSync(home, { recursive: true, force: true })
})

const ask = () => database().execute(sql`select 1 as one`)

async function askingAt(url: string): Promise<void> {
  await closeDatabase()
  process.env.DATABASE_URL = url
}

test('between two tries to reach Postgres there is never more than a second', () => {
  const waits = Array.from({ length: 40 }, (_, tries) => backoff(tries))
  expect(Math.max(...waits)).toBe(1)
  expect(waits[0]).toBeLessThan(0.1)
})

test('a pool answers within two seconds after Postgres is back, though it has failed for three', async () => {
  await askingAt(postgres.url)
  await Promise.all(Array.from({ length: 20 }, ask))
  await postgres.stop()
  // Requests during the outage: each failure makes the driver wait longer before its next attempt.
  const answers: Promise<unknown>[] = []
  let refused = 0
  const until = Date.now() + 3_000
  await vi.waitUntil(
    () => {
      answers.push(ask().catch(() => (refused += 1)))
      return Date.now() > until
    },
    { timeout: 10_000, interval: 100 },
  )
  postgres = await startPostgres(home, { durable: false })
  const back = performance.now()
  await vi.waitFor(ask, { timeout: 30_000, interval: 20 })
  expect(performance.now() - back).toBeLessThan(2_000)
  await Promise.all(answers)
  expect(refused).toBeGreaterThan(0)
}, 60_000)

test('while nobody answers at the address of Postgres, a question is refused within three seconds', async () => {
  const port = await freePort()
  const silent: Socket[] = []
  const server = createServer((socket) => silent.push(socket.on('error', () => {}))).listen(port, '127.0.0.1')
  try {
    await askingAt(`postgres://galley:none@127.0.0.1:${port}/galley`)
    const asked = performance.now()
    await expect(ask()).rejects.toThrow()
    expect(performance.now() - asked).toBeLessThan(3_000)
  } finally {
    for (const socket of silent) socket.destroy()
    server.close()
  }
}, 60_000)

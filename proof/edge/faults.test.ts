import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { freePort } from '#services/up/free-port.ts'
import { type EmbeddedPostgres, startPostgres } from '#services/up/postgres.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { get, isLong, load, type Part, startEdge, startWeb } from './processes.ts'
import { publishedStory, updatedStory } from './story.ts'

/** A Postgres of this test, which is killed and restarted. */
const folder = mkdtempSync(join(tmpdir(), 'galley-faults-'))
chmodSync(folder, 0o711) // Postgres runs as another user than root and must enter this folder
const metricsPort = await freePort()
const webPort = await freePort()
let postgres: EmbeddedPostgres
let cast: Cast
let web: Part
let edge: Part
const given = process.env.DATABASE_URL

beforeAll(async () => {
  postgres = await startPostgres(folder, { durable: false })
  process.env.DATABASE_URL = postgres.url
  process.env.GALLEY_HOME = folder
  await closeDatabase()
  await migrate(postgres.url)
  cast = await seedCast()
  web = await startWeb(webPort)
  edge = await startEdge('edge', [web], { GALLEY_METRICS_PORT: String(metricsPort), GALLEY_CONNECTIONS_PER_ADDRESS: '10000' })
}, 400_000)
afterAll(async () => {
  await edge?.stop()
  await web?.stop()
  await closeDatabase()
  await postgres?.stop()
  process.env.DATABASE_URL = given
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const known = ['/', '/uk', '/news/the-published-story', '/section/war', '/rss.xml']
const knownUrls = () => known.map((path) => edge.origin + path)
const kill = async () => {
  const gone = postgres.ended
  await postgres.stop()
  await gone
}
const revive = async () => {
  postgres = await startPostgres(folder, { durable: false })
}

async function untilConfirmed(articleId: string): Promise<void> {
  const { confirmationOf } = await import('#newsroom/delivery/confirmation.ts')
  while (!(await confirmationOf(cast.marta, articleId))?.isDone) await wait(5)
}

async function metric(name: string): Promise<number> {
  const { body } = await get(`http://127.0.0.1:${metricsPort}/metrics`)
  return Number(new RegExp(`^galley_edge_${name} (\\S+)$`, 'm').exec(body.toString())?.[1])
}

test(`${isLong ? '2,000' : '500'} simultaneous readers of an uncached page cause one render`, async () => {
  const herd = isLong ? 2_000 : 500
  const before = await metric('renders')
  const { Agent, request } = await import('node:http')
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const answers = await Promise.all(
    Array.from(
      { length: herd },
      () =>
        new Promise<string>((answered) => {
          request(`${edge.origin}/author/olena-hrytsenko`, { agent }, (answer) => {
            answer.resume()
            answer.on('end', () => answered(String(answer.statusCode)))
          })
            .on('error', (error) => answered(error.message))
            .end()
        }),
    ),
  )
  expect(new Set(answers)).toEqual(new Set(['200']))
  expect((await metric('renders')) - before).toBe(1)
}, 60_000)

test('no reader sees a story older than its last confirmed change, however often it changes', async () => {
  const story = await publishedStory(cast, { words: `race 0 ${Date.now()}` })
  const url = edge.origin + story.path
  let confirmed = 0
  let ended = false
  const older: string[] = []
  const reading = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (!ended) {
        const least = confirmed
        const { body } = await get(url)
        const seen = Number(/<h1[^>]*>Version (\d+)/.exec(body.toString())?.[1] ?? 0)
        if (seen < least) older.push(`${seen} after ${least}`)
        await wait(3)
      }
    }),
  )
  for (let version = 1; version <= (isLong ? 200 : 15); version += 1) {
    await updatedStory(cast, story.id, `Version ${version}`)
    await untilConfirmed(story.id)
    confirmed = version
  }
  ended = true
  await reading
  expect(older).toEqual([])
  expect((await get(url)).body.toString()).toContain(`Version ${confirmed}`)
}, 120_000)

test('with web killed, cached pages are served; an uncached page is a styled 503 with Retry-After', async () => {
  for (const url of knownUrls()) expect((await get(url)).status).toBe(200)
  const readers = load(knownUrls, 8, (status) => status === 200)
  await web.kill()
  await wait(500)
  const { status, headers, body } = await get(`${edge.origin}/topic/never-asked-for`)
  expect([status, headers['retry-after'], headers['content-type']]).toEqual([503, '5', 'text/html; charset=utf-8'])
  expect(body.toString()).toContain('The page cannot be shown just now')
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect((await get(`${edge.origin}/desk`)).status).toBe(502)
  web = await startWeb(webPort)
  const { requests, failures } = await readers.end()
  expect(failures).toEqual([])
  expect(requests).toBeGreaterThan(50)
}, 120_000)

test('with Postgres killed, and then web too, known pages are served, and afterwards changes reach readers again', async () => {
  const story = await publishedStory(cast, { words: `after the outage ${Date.now()}` })
  // A web that was started a moment ago may not have answered the edge yet, and nobody knows this page.
  await expect.poll(async () => (await get(edge.origin + story.path)).status, { timeout: 15_000 }).toBe(200)
  await untilConfirmed(story.id)
  const readers = load(
    () => [...knownUrls(), edge.origin + story.path],
    8,
    (status) => status === 200,
  )
  await wait(200)
  await kill()
  await wait(1_500)
  await web.kill()
  await wait(1_500)
  const { status, headers } = await get(`${edge.origin}/topic/never-asked-for-either`)
  expect([status, headers['retry-after']]).toEqual([503, '5'])
  await revive()
  web = await startWeb(webPort)
  expect((await readers.end()).failures.join('\n')).toBe('')
  await closeDatabase()
  await updatedStory(cast, story.id, 'It goes on')
  await expect.poll(async () => (await get(edge.origin + story.path)).body.toString(), { timeout: 15_000 }).toContain('It goes on')
}, 180_000)

test('a rolling restart of two webs under load fails no request', async () => {
  const webs = await Promise.all([startWeb(), startWeb()])
  const mine = await startEdge('rolling', webs)
  const cold = Array.from({ length: 60 }, (_, number) => `${mine.origin}/search?q=word${number}`)
  const readers = load(
    () => [...cold, ...known.map((path) => mine.origin + path)],
    6,
    (status) => status === 200,
  )
  await wait(500)
  for (const [index, one] of webs.entries()) {
    await one.stop()
    webs[index] = await startWeb(one.port)
    await wait(500)
  }
  const { requests, failures } = await readers.end()
  await mine.stop()
  for (const one of webs) await one.stop()
  expect(failures).toEqual([])
  expect(requests).toBeGreaterThan(100)
}, 180_000)

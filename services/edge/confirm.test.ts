import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { confirmationOf } from '#newsroom/delivery/confirmation.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { startEdge } from './edge.ts'
import { edgeSettings } from './settings.ts'

/** Two edges. The web and the cache in front of the second edge answer when they are told to. */
let cast: Cast
let articleId = ''
let holdsWeb = false
let holdsCache = false
let pages: (() => void)[] = []
let purges: (() => void)[] = []
let purgesSoFar = 0
let rendered = 0
/** So many purges the cache refuses. */
let refusals = 0
const web = createServer((request, response) => {
  if (request.url === '/healthz') return response.end('up')
  const isOfStory = request.url?.endsWith('/news/the-published-story') ?? false
  const send = () => answer(response, isOfStory)
  if (holdsWeb) pages.push(send)
  else send()
})
const cache = createServer((_, response) => {
  purgesSoFar += 1
  if (refusals > 0) {
    refusals -= 1
    return response.writeHead(503).end()
  }
  const send = () => response.end()
  if (holdsCache) purges.push(send)
  else send()
})
let edges: Awaited<ReturnType<typeof startEdge>>[] = []

function answer(response: ServerResponse, isOfStory: boolean): void {
  if (isOfStory) rendered += 1 // not the front pages, which an edge that begins anew asks for by itself
  response.writeHead(200, { 'Content-Type': 'text/html' })
  response.end(
    `<!DOCTYPE html><html lang="en"><head><title>t</title><meta name="galley:tags" content="article:${articleId}"></head></html>`,
  )
}
const originOf = (server: typeof web) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeAll(async () => {
  cast = await seedCast()
  articleId = cast.articles.published
  await database().execute(sql`delete from edges`)
  for (const server of [web, cache]) await once(server.listen(0, '127.0.0.1'), 'listening')
  const settings = { ...edgeSettings(), port: 0, webOrigins: [originOf(web)] }
  edges = [
    await startEdge({ ...settings, name: 'first' }),
    await startEdge({ ...settings, name: 'second', purgeUrls: [`${originOf(cache)}/`] }),
  ]
  await Promise.all(edges.map(({ ready }) => ready))
})
beforeEach(() => {
  letGo()
})
afterAll(async () => {
  letGo()
  for (const edge of edges) await edge.end()
  for (const server of [web, cache]) server.close()
})

function letGo(): void {
  holdsWeb = holdsCache = false
  for (const send of [...pages, ...purges]) send()
  pages = []
  purges = []
}
const change = (kind: 'updated' | 'taken-down') =>
  transaction((tx) => announce(tx, [`article:${articleId}`], { kind, articleId, language: 'en', slug: 'the-published-story' }))
const standing = async () => {
  const found = await confirmationOf(cast.marta, articleId)
  return { kind: found?.kind, isDone: found?.isDone, edges: found?.edges.map(({ name, hasIt }) => `${name} ${hasIt}`) }
}
const patience = { timeout: 5_000 } // an edge says every second what it has
const bothHaveIt = (kind: string) => expect.poll(standing, patience).toEqual({ kind, isDone: true, edges: ['first true', 'second true'] })
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1_200))

test('a takedown is confirmed by each edge for itself, by the second when the cache in front of it has dropped the page', async () => {
  holdsCache = true
  await change('taken-down')
  await expect.poll(() => purges.length, patience).toBe(1)
  await aMoment()
  expect(await standing()).toEqual({ kind: 'taken-down', isDone: false, edges: ['first true', 'second false'] })
  letGo()
  await bothHaveIt('taken-down')
})

test('changes are confirmed in their order: a later one does not stand for an earlier one', async () => {
  holdsCache = true
  await change('taken-down')
  await expect.poll(() => purges.length, patience).toBe(1)
  holdsCache = false
  await transaction((tx) => announce(tx, ['section:none'], { kind: 'moved', feed: 'main', language: 'en' }))
  await aMoment()
  expect(await standing()).toEqual({ kind: 'taken-down', isDone: false, edges: ['first true', 'second false'] })
  letGo()
  await bothHaveIt('taken-down')
})

test('a cache that refuses is told again until it has taken the change', async () => {
  const before = purgesSoFar
  refusals = 2
  await change('taken-down')
  await bothHaveIt('taken-down')
  expect(purgesSoFar - before, 'each refused one, the one it took, and one for an answer that was on its way to it').toBe(4)
})

test('an update is confirmed when the page that readers are asking for is there anew', async () => {
  for (const { server } of edges) await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/news/the-published-story`)
  holdsWeb = true
  await change('updated')
  await expect.poll(() => pages.length, patience).toBeGreaterThan(1)
  await aMoment()
  expect(await standing()).toEqual({ kind: 'updated', isDone: false, edges: ['first false', 'second false'] })
  letGo()
  await bothHaveIt('updated')
})

const newestRow = async () => Number((await database().execute<{ id: string }>(sql`select max(id) as id from outbox`))[0]?.id)

/** An open page that has seen everything: the events of its stream, as `kind id`. */
async function listen() {
  const stop = new AbortController()
  const [origin] = edges.map(({ server }) => originOf(server))
  const response = await fetch(`${origin}/live?since=${await newestRow()}`, { signal: stop.signal })
  let text = ''
  const reading = (async () => {
    for await (const part of response.body ?? []) text += Buffer.from(part).toString()
  })().catch(() => {})
  return {
    events: () => [...text.matchAll(/^id: (\d+)\nevent: ([\w-]+)/gm)].map(([, id, kind]) => ({ kind, id: Number(id) })),
    async end() {
      stop.abort()
      await reading
    },
  }
}

/** As after a standby took over that lacked the newest commits, or a restore: some rows are gone, and their ids come again. */
const loseNewest = async (rows: number) => {
  await database().execute(sql`delete from outbox where id > (select max(id) from outbox) - ${rows}`)
  await database().execute(sql`select setval('outbox_id_seq', (select max(id) from outbox))`)
}
const readAtBoth = () =>
  Promise.all(
    edges.map(async ({ server }) => {
      const answered = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/news/the-published-story`)
      return answered.status
    }),
  )

/** How often web had been asked, once both edges keep the page after three changes. */
const readAfterChanges = async () => {
  for (let nth = 0; nth < 3; nth += 1) await change('updated')
  await bothHaveIt('updated')
  await readAtBoth()
  return rendered
}
const bothRenderAnew = (before: number) =>
  expect.poll(async () => [await readAtBoth(), rendered >= before + 2], patience).toEqual([[200, 200], true])

test('when the newest rows of Postgres are gone, edges serve nothing of before, confirm what comes, and tell open pages', async () => {
  for (let nth = 0; nth < 5; nth += 1) await change('updated')
  await bothHaveIt('updated')
  expect(await readAtBoth()).toEqual([200, 200])
  const before = rendered
  expect(await readAtBoth()).toEqual([200, 200])
  expect(rendered).toBe(before) // from memory

  const open = await listen()
  const seen = await newestRow()
  await expect.poll(() => open.events().length, patience).toBe(1)
  await loseNewest(4)
  await bothRenderAnew(before)
  const then = rendered
  holdsCache = true
  await expect.poll(() => open.events().at(-1)?.kind, patience).toBe('lost')
  await change('taken-down')
  expect(await newestRow(), 'a page that has seen them would ignore lower ids').toBeGreaterThan(seen)
  await expect.poll(() => purges.length, patience).toBeGreaterThan(0)
  await aMoment()
  expect(await standing()).toEqual({ kind: 'taken-down', isDone: false, edges: ['first true', 'second false'] })
  letGo()
  await bothHaveIt('taken-down')
  await readAtBoth()
  expect(rendered).toBeGreaterThanOrEqual(then + 2)
  expect(open.events().map(({ kind }) => kind)).toEqual(['here', 'lost', 'taken-down'])
  await open.end()
})

test('so they do when other rows have come with the ids that they have read, before they look again', async () => {
  const before = await readAfterChanges()
  await database().transaction(async (tx) => {
    await tx.execute(sql`delete from outbox where id > (select max(id) from outbox) - 2`)
    await tx.execute(sql`select setval('outbox_id_seq', (select max(id) from outbox))`)
    for (let id = 0; id < 4; id += 1)
      await tx.execute(
        sql`insert into outbox (tags, event, created_at) values ('{x}', '{"kind": "imported", "articles": 0}', now() + interval '1 minute')`,
      )
  })
  await bothRenderAnew(before)
})

test('and when Postgres has gone on above the ids that it lost, as a standby does: its sequence is ahead', async () => {
  const before = await readAfterChanges()
  await database().transaction(async (tx) => {
    await tx.execute(sql`delete from outbox where id > (select max(id) from outbox) - 2`)
    await tx.execute(sql`select setval('outbox_id_seq', last_value + 32) from outbox_id_seq`)
    await tx.execute(sql`insert into outbox (tags, event) values ('{x}', '{"kind": "imported", "articles": 0}')`)
  })
  await bothRenderAnew(before)
})

test('an open page is not told of a change that waited for its page when Postgres lost it', async () => {
  await readAtBoth()
  const open = await listen()
  await expect.poll(() => open.events().length, patience).toBe(1)
  holdsWeb = true
  await change('updated')
  await expect.poll(() => pages.length, { timeout: 5_000, interval: 10 }).toBeGreaterThan(0)
  await transaction(async (tx) => {
    await tx.execute(sql`delete from outbox where id = (select max(id) from outbox)`)
    await announce(tx, ['x'], { kind: 'moved', feed: 'main', language: 'en' })
  })
  await expect.poll(() => open.events().at(-1)?.kind, patience).toBe('lost')
  await aMoment()
  letGo()
  await change('taken-down')
  await bothHaveIt('taken-down')
  await expect.poll(() => open.events().at(-1)?.kind, patience).toBe('taken-down')
  const kinds = open.events().map(({ kind }) => kind)
  expect(kinds.slice(kinds.indexOf('lost'))).toEqual(['lost', 'taken-down'])
  await open.end()
})

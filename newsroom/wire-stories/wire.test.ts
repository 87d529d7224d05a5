import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { wireFeeds as feedRows, wireItems } from '#db/schema/wire.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { addWireFeed } from '#newsroom/wire/add-wire-feed.ts'
import { brokenWireFeeds } from '#newsroom/wire/broken-wire-feeds.ts'
import type { WireWanted } from '#newsroom/wire/input.ts'
import { markWire } from '#newsroom/wire/mark-wire.ts'
import { pauseWireFeed } from '#newsroom/wire/pause-wire-feed.ts'
import { removeWireFeed } from '#newsroom/wire/remove-wire-feed.ts'
import { sweepWire } from '#newsroom/wire/sweep-wire.ts'
import { wireFeeds } from '#newsroom/wire/wire-feeds.ts'
import { countUnread, wireList, wireText } from '#newsroom/wire/wire-list.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { makeStory } from './make-story.ts'
import { findDueFeeds, readWireFeed } from './read-wire-feed.ts'
import { wireOfStory } from './wire-of-story.ts'

let cast: Cast
let server: Server
let port = 0
/** What the agency's server answers now, and what it was asked. */
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
let asked: IncomingMessage[] = []

beforeAll(async () => {
  cast = await seedCast()
  server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(async () => {
  await database().execute(sql`truncate wire_feeds, wire_items, wire_sightings`)
  asked = []
})

const here = (address: string, at: number) => address === '127.0.0.1' && at === port
const limits = { bytes: 200_000, milliseconds: 1_500, redirects: 3 }
const nobodys = '01890000-0000-7000-8000-0000000000cc'
const everything: WireWanted = { show: 'all' }

async function addFeed(path = '/rss', more: Partial<typeof feedRows.$inferInsert> = {}): Promise<string> {
  const [feed] = await database()
    .insert(feedRows)
    .values({
      name: `Agency ${path}`,
      url: `http://127.0.0.1:${port}${path}`,
      language: 'en',
      licence: 'Credit the agency.',
      minutes: 5,
      createdBy: cast.marta.id,
      ...more,
    })
    .returning({ id: feedRows.id })
  return feed?.id ?? ''
}

async function readNow(feedId: string): Promise<typeof feedRows.$inferSelect> {
  await database().update(feedRows).set({ nextAt: sql`now() - interval '1 minute'` }).where(eq(feedRows.id, feedId))
  await readWireFeed(feedId, here, limits)
  const [feed] = await database().select().from(feedRows).where(eq(feedRows.id, feedId))
  if (!feed) throw new Error('the feed is gone')
  return feed
}

type Item = { guid: string; title: string; text?: string; link?: string; at?: Date }
const itemXml = ({ guid, title, text, link, at = new Date() }: Item): string =>
  `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>${link ?? `https://agency.example/${guid}`}</link>
<dc:creator>Ada Kivi</dc:creator><category>Bridges</category><pubDate>${at.toUTCString()}</pubDate>
<description>&lt;p&gt;${text ?? `Text of ${title}.`}&lt;/p&gt;&lt;img src="https://agency.example/t.gif"&gt;&lt;script&gt;x()&lt;/script&gt;</description></item>`
const rss = (...items: Item[]): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Agency</title>${items.map(itemXml).join('')}</channel></rss>`
const sendText = (text: string | Buffer, headers: Record<string, string> = {}) => {
  answer = (_, response) => response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(text)
}
const headlines = async (wanted: WireWanted = everything) => (await wireList(cast.olena, wanted)).rows.map(({ headline }) => headline)
const itemOf = async (headline: string) => (await wireList(cast.olena, everything)).rows.find((row) => row.headline === headline)?.id ?? ''

test('none: no feed, no text, nothing due', async () => {
  expect(await wireList(cast.olena, everything)).toEqual({ rows: [], next: null })
  expect(await countUnread(cast.olena)).toBe(0)
  expect(await wireFeeds(cast.marta)).toEqual([])
  expect(await brokenWireFeeds()).toEqual([])
  expect(await wireOfStory(cast.olena, cast.articles.draft)).toBeNull()
  await expect(wireText(cast.olena, nobodys)).rejects.toThrow(NotFound)
  await expect(makeStory(cast.olena, { itemId: nobodys })).rejects.toThrow(NotFound)
  await findDueFeeds()
  await readWireFeed(nobodys)
  await sweepWire()
})

test('a feed brings its texts once, newest first, with words alone; old ones of a new feed count as read', async () => {
  const feedId = await addFeed()
  const old = new Date(Date.now() - 3 * 24 * 3600_000)
  sendText(rss({ guid: '2', title: 'Second' }, { guid: '1', title: 'First', at: old }))
  expect(await readNow(feedId)).toMatchObject({ failures: 0, problem: null, lookedAt: expect.any(Date), newAt: expect.any(Date) })
  expect(await headlines()).toEqual(['Second', 'First'])
  expect(await headlines({ show: 'unread' })).toEqual(['Second'])
  await readNow(feedId)
  expect(await headlines()).toEqual(['Second', 'First'])
  const text = await wireText(cast.olena, await itemOf('Second'))
  expect(text).toMatchObject({
    byline: 'Ada Kivi',
    link: 'https://agency.example/2',
    licence: 'Credit the agency.',
    feeds: ['Agency /rss'],
  })
  expect(text.paragraphs.join()).toBe('Text of Second.')
})

test('it asks whether something changed, and as often as its server wants', async () => {
  const feedId = await addFeed()
  sendText(rss({ guid: '1', title: 'First' }), {
    etag: '"v1"',
    'last-modified': 'Sat, 28 Nov 2026 10:00:00 GMT',
    'cache-control': 'max-age=3600',
  })
  const first = await readNow(feedId)
  expect((first.nextAt.getTime() - (first.lookedAt?.getTime() ?? 0)) / 1000).toBeCloseTo(3600, -1)
  answer = (_, response) => response.writeHead(304).end()
  const second = await readNow(feedId)
  expect(asked[1]?.headers).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': 'Sat, 28 Nov 2026 10:00:00 GMT' })
  expect(second).toMatchObject({ etag: '"v1"', failures: 0 })
  expect((second.nextAt.getTime() - (second.lookedAt?.getTime() ?? 0)) / 1000).toBeCloseTo(300, -1)
  await readWireFeed(feedId, here, limits) // not due: nobody is asked
  expect(asked).toHaveLength(2)
})

test('the same text of two feeds is one text: by its key, its address, or its words', async () => {
  const [one, two] = [await addFeed('/one'), await addFeed('/two')]
  sendText(
    rss(
      { guid: 'a', title: 'By key' },
      { guid: 'b', title: 'By address', link: 'https://agency.example/same' },
      { guid: 'c', title: 'By words' },
    ),
  )
  await readNow(one)
  sendText(
    rss(
      { guid: 'a', title: 'By key, edited there', link: 'https://other.example/a' },
      { guid: 'b2', title: 'By address, edited there', link: 'https://agency.example/same' },
      { guid: 'c2', title: 'BY  words', link: 'https://other.example/c', text: 'Text of by words.' },
      { guid: 'd', title: 'Another', link: 'https://other.example/d' },
    ),
  )
  await readNow(two)
  await readNow(two)
  expect((await headlines()).toSorted()).toEqual(['Another', 'By address', 'By key', 'By words'])
  const rows = (await wireList(cast.olena, { show: 'all', feed: two })).rows
  expect(rows).toHaveLength(4)
  expect(rows.find(({ headline }) => headline === 'By key')?.feeds).toEqual(['Agency /one', 'Agency /two'])
  expect(await removeWireFeed(cast.marta, { feedId: two })).toMatchObject({ ok: true })
  expect((await headlines()).toSorted()).toEqual(['By address', 'By key', 'By words'])
})

test('a story is made of it once: whoever is second is told who was first', async () => {
  const feedId = await addFeed()
  await database()
    .insert(topics)
    .values({ slug: 'bridges', name: { en: 'Bridges' } })
    .onConflictDoNothing()
  sendText(rss({ guid: '1', title: 'The bridge is open' }, { guid: '2', title: 'Another' }))
  await readNow(feedId)
  const itemId = await itemOf('The bridge is open')
  const answers = await Promise.all([makeStory(cast.olena, { itemId }), makeStory(cast.marta, { itemId })])
  const [made] = answers.flatMap((one) => (one.ok ? [one.value.articleId] : []))
  const refused = answers.find((one) => !one.ok)
  const first = answers[0]?.ok ? cast.olena : cast.marta
  expect(refused).toMatchObject({ problem: 'made', detail: { by: first.name, articleId: made } })
  const [story] = await database()
    .select()
    .from(articles)
    .where(eq(articles.id, made ?? ''))
  const [draft] = await database()
    .select()
    .from(drafts)
    .where(eq(drafts.articleId, made ?? ''))
  expect(story).toMatchObject({ stage: 'draft', language: 'en', createdBy: first.id, slug: 'the-bridge-is-open' })
  expect(story?.note).toBe('Agency /rss: https://agency.example/1\nCredit the agency.')
  expect(draft).toMatchObject({ headline: 'The bridge is open' })
  expect(JSON.stringify(draft?.body)).not.toMatch(/script|t\.gif/)
  expect(
    await database()
      .select({ verb: audit.verb, by: audit.personId })
      .from(audit)
      .where(eq(audit.subjectId, made ?? '')),
  ).toEqual([{ verb: 'make-story', by: first.id }])
  const row = (await wireList(cast.danylo, everything)).rows.find(({ id }) => id === itemId)
  expect(row).toMatchObject({ state: 'read', articleId: made, madeBy: first.name })
  expect(await countUnread(cast.olena)).toBe(1)
  await discard(first, { articleId: made ?? '' })
  expect(await makeStory(cast.marta, { itemId })).toMatchObject({ ok: false, problem: 'discarded' })
})

test('a newer version is unread again and said on the story; one that somebody ignores stays ignored', async () => {
  const feedId = await addFeed()
  sendText(rss({ guid: 'n1', title: 'Made' }, { guid: 'n2', title: 'Ignored' }))
  await readNow(feedId)
  const made = await makeStory(cast.olena, { itemId: await itemOf('Made') })
  const articleId = made.ok ? made.value.articleId : ''
  await markWire(cast.danylo, { itemIds: [await itemOf('Ignored')], state: 'ignored' })
  expect(await wireOfStory(cast.olena, articleId)).toMatchObject({ isNewer: false, recall: null })
  sendText(rss({ guid: 'n1', title: 'Made, then changed' }, { guid: 'n2', title: 'Ignored, then changed' }))
  await readNow(feedId)
  expect(await headlines({ show: 'unread' })).toEqual(['Made, then changed'])
  expect(await wireOfStory(cast.olena, articleId)).toMatchObject({ isNewer: true, recall: null })
  const [draft] = await database().select().from(drafts).where(eq(drafts.articleId, articleId))
  expect(draft?.headline).toBe('Made') // nobody's story changes by itself
})

const ninjs = (uri: string, headline: string, pubStatus = 'usable') => ({
  uri,
  pubStatus,
  versionCreated: new Date(Date.now() - 3_600_000).toISOString(),
  headlines: [{ value: headline }],
  bodies: [{ contentType: 'application/xhtml+xml', value: '<p>Text.</p>' }],
})

test('a kill is said loudly, on the wire and on the story, and nothing is made of it any more', async () => {
  const feedId = await addFeed('/ninjs')
  sendText(JSON.stringify([ninjs('urn:kill:1', 'To be killed'), ninjs('urn:kill:2', 'Stays')]))
  await readNow(feedId)
  const itemId = await itemOf('To be killed')
  const made = await makeStory(cast.marta, { itemId })
  const articleId = made.ok ? made.value.articleId : ''
  sendText(JSON.stringify([ninjs('urn:kill:1', 'To be killed', 'canceled'), ninjs('urn:kill:2', 'Stays')]))
  await readNow(feedId)
  expect((await wireList(cast.olena, { show: 'unread' })).rows.find(({ id }) => id === itemId)).toMatchObject({ isRecalled: true })
  expect((await wireOfStory(cast.olena, articleId))?.recall).toMatch(/cancel/i)
  expect((await database().select().from(articles).where(eq(articles.id, articleId)))[0]?.note).toMatch(/must not be used/)
  expect(await makeStory(cast.olena, { itemId })).toMatchObject({ problem: 'recalled' })
  expect((await wireOfStory(cast.olena, articleId))?.itemId).toBe(itemId)
})

test('a feed recalls only what it was the first to bring: another agency’s text, named by its key, stays', async () => {
  const [agency, stranger] = [await addFeed('/agency'), await addFeed('/stranger')]
  const key = 'urn:theirs:1'
  sendText(JSON.stringify([ninjs(key, 'Theirs')]))
  await readNow(agency)
  const made = await makeStory(cast.marta, { itemId: await itemOf('Theirs') })
  const noteOf = async () =>
    (
      await database()
        .select()
        .from(articles)
        .where(eq(articles.id, made.ok ? made.value.articleId : ''))
    )[0]?.note ?? ''
  for (const status of ['usable', 'canceled', 'canceled']) {
    sendText(JSON.stringify([ninjs(key, 'Theirs', status)]))
    await readNow(stranger)
  }
  expect(await noteOf()).not.toMatch(/must not be used/)
  expect((await wireList(cast.olena, everything)).rows).toMatchObject([{ headline: 'Theirs', isRecalled: false }])
  sendText(JSON.stringify([ninjs(key, 'Theirs', 'canceled')]))
  await readNow(agency)
  expect(await noteOf()).toMatch(/must not be used/)
})

test('texts are marked for everybody, listed a page at a time, and found by their words', async () => {
  const feedId = await addFeed()
  sendText(
    rss(
      ...Array.from({ length: 5 }, (_, number) => ({
        guid: `p${number}`,
        title: `Paged ${number}`,
        at: new Date(Date.now() - number * 60_000), // as old as a day, it would count as read
      })),
    ),
  )
  await readNow(feedId)
  const first = await wireList(cast.olena, everything, 2)
  const second = await wireList(cast.olena, { ...everything, after: first.next ?? '' }, 2)
  const third = await wireList(cast.olena, { ...everything, after: second.next ?? '' }, 2)
  expect([first, second, third].map(({ rows }) => rows.length)).toEqual([2, 2, 1])
  expect(new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(5)
  expect(third.next).toBeNull()
  expect(await headlines({ show: 'all', words: 'paged 3' })).toEqual(['Paged 3'])
  expect(await headlines({ show: 'all', words: '"' })).toEqual([])
  const itemId = await itemOf('Paged 3')
  await markWire(cast.danylo, { itemIds: [itemId, nobodys], state: 'read' })
  expect((await wireList(cast.olena, everything)).rows.find(({ id }) => id === itemId)).toMatchObject({
    state: 'read',
    handledBy: 'Danylo',
  })
  await markWire(cast.danylo, { itemIds: [itemId], state: 'new' })
  expect((await wireList(cast.olena, everything)).rows.find(({ id }) => id === itemId)).toMatchObject({ state: 'new', handledBy: null })
})

test('a feed that fails is asked less and less often, then paused, and health names it; resuming it reads it at once', async () => {
  const feedId = await addFeed()
  answer = (_, response) => response.writeHead(503, { 'retry-after': '7200' }).end()
  const first = await readNow(feedId)
  expect(first).toMatchObject({ failures: 1, problem: 'its server answered 503', pausedAt: null })
  const inSeconds = async () =>
    Number((await database().execute(sql`select extract(epoch from next_at - now())::int as seconds from wire_feeds`))[0]?.seconds)
  expect(await inSeconds()).toBeGreaterThan(7000)
  answer = (_, response) => response.writeHead(500).end()
  await readNow(feedId)
  expect(await brokenWireFeeds()).toEqual([])
  await readNow(feedId)
  expect(await inSeconds()).toBeGreaterThan(2000) // 5 minutes, doubled three times
  expect(await brokenWireFeeds()).toEqual(['Agency /rss'])
  await database().update(feedRows).set({ failures: 19 })
  expect(await readNow(feedId)).toMatchObject({ pausedBecause: 'failing', pausedAt: expect.any(Date) })
  expect(await pauseWireFeed(cast.marta, { feedId, isPaused: false })).toMatchObject({ ok: true })
  answer = (_, response) => response.writeHead(410).end()
  expect(await readNow(feedId)).toMatchObject({ pausedBecause: 'gone' })
  expect(await brokenWireFeeds()).toEqual(['Agency /rss'])
  await pauseWireFeed(cast.marta, { feedId, isPaused: false })
  sendText(rss({ guid: 'back', title: 'Back' }))
  expect(await readNow(feedId)).toMatchObject({ failures: 0, problem: null, pausedAt: null })
  expect(await brokenWireFeeds()).toEqual([])
})

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level || ''};`.repeat(10)}">`).join('')}]><rss version="2.0"><channel><item><guid>x</guid><title>&lol9;</title></item></channel></rss>`

test.each<[string, (response: ServerResponse) => void, RegExp]>([
  ['a hundred megabytes', (response) => void response.writeHead(200).end(Buffer.alloc(1_000_000, 'a')), /larger than/],
  [
    'a gzip bomb',
    (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000, 'a'))),
    /larger than/,
  ],
  [
    'a gzip bomb that does not say so',
    (response) => void response.writeHead(200).end(gzipSync(Buffer.alloc(20_000_000, 'a'))),
    /neither RSS nor Atom|packed/,
  ],
  [
    'a slow drip',
    (response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write(' '), 100)
      response.on('close', () => clearInterval(drip))
    },
    /did not come within/,
  ],
  [
    'a way to another machine',
    (response) => void response.writeHead(302, { location: 'http://10.0.0.1/rss' }).end(),
    /not a public address/,
  ],
  ['a way to itself without end', (response) => void response.writeHead(302, { location: '/rss' }).end(), /more than 3 times/],
  ['a file of another kind', (response) => void response.writeHead(200).end('PK\u0003\u0004'), /neither RSS nor Atom/],
  ['an encoding that nobody asked for', (response) => void response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'), /zstd/],
])('%s is refused, and said', async (_, respond, problem) => {
  const feedId = await addFeed()
  answer = (_request, response) => respond(response)
  expect((await readNow(feedId)).problem).toMatch(problem)
  expect(await headlines()).toEqual([])
})

test('a billion laughs bring nothing, and take neither time nor memory', async () => {
  const feedId = await addFeed()
  sendText(laughs)
  const before = process.memoryUsage().rss
  await readNow(feedId)
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  expect((await headlines()).every((headline) => headline.length < 200)).toBe(true)
})

test('a feed in another charset than it says is read by what it is', async () => {
  const feedId = await addFeed()
  sendText(Buffer.from(rss({ guid: 'l1', title: 'Café über alles' }), 'latin1'))
  await readNow(feedId)
  expect(await headlines()).toEqual(['Café über alles'])
})

test('texts are deleted after a month; one that a story was made of is kept longer', async () => {
  const feedId = await addFeed()
  sendText(rss({ guid: 's1', title: 'Old' }, { guid: 's2', title: 'Old with a story' }, { guid: 's3', title: 'Young' }))
  await readNow(feedId)
  await makeStory(cast.olena, { itemId: await itemOf('Old with a story') })
  await database().update(wireItems).set({ createdAt: sql`now() - interval '31 days'` }).where(sql`headline like 'Old%'`)
  await sweepWire()
  expect((await headlines()).toSorted()).toEqual(['Old with a story', 'Young'])
})

test('only an editor adds, pauses and removes feeds, and only of public servers, each once', async () => {
  const input = { name: 'Agency', url: 'https://agency.example/rss', language: 'en' as const, licence: '', minutes: 5 as const }
  await expect(addWireFeed(cast.olena, input)).rejects.toThrow(NotAllowed)
  await expect(wireFeeds(cast.olena)).rejects.toThrow(NotAllowed)
  const added = await addWireFeed(cast.marta, input)
  const feedId = added.ok ? added.value.feedId : ''
  expect(await addWireFeed(cast.marta, input)).toMatchObject({ problem: 'there-already' })
  expect(await addWireFeed(cast.marta, { ...input, url: `http://127.0.0.1:${port}/rss` })).toMatchObject({ problem: 'not-public' })
  expect(await addWireFeed(cast.marta, { ...input, url: 'https://b.example/', language: 'fr' })).toMatchObject({
    problem: 'foreign-language',
  })
  await expect(pauseWireFeed(cast.olena, { feedId, isPaused: true })).rejects.toThrow(NotAllowed)
  await expect(removeWireFeed(cast.olena, { feedId })).rejects.toThrow(NotAllowed)
  expect(await pauseWireFeed(cast.marta, { feedId, isPaused: true })).toMatchObject({ ok: true })
  await readWireFeed(feedId, here, limits)
  expect(await removeWireFeed(cast.marta, { feedId })).toMatchObject({ ok: true })
  await expect(removeWireFeed(cast.marta, { feedId })).rejects.toThrow(NotFound)
  const acts = await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, feedId)).orderBy(audit.id)
  expect(acts.map(({ verb }) => verb)).toEqual(['add-wire-feed', 'pause-wire-feed', 'remove-wire-feed'])
})

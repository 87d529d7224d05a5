import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { confirmationOf } from '#newsroom/delivery/confirmation.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome } from '#testing/pictures.ts'
import { get, isLong, load, type Part, startEdge, startWeb } from './processes.ts'
import { notedStory, publishedStory, type Story } from './story.ts'

/** Three seconds three times; the long form 30 seconds 30 times. */
const [rounds, watched] = isLong ? [30, 30_000] : [3, 3_000]

ownHome()
let cast: Cast
let webs: Part[] = []
let edges: Part[] = []
beforeAll(async () => {
  cast = await seedCast()
  webs = await Promise.all([startWeb(), startWeb()])
  edges = await Promise.all([startEdge('first', webs), startEdge('second', webs)])
}, 400_000)
afterAll(async () => {
  for (const part of [...edges, ...webs]) await part.stop()
}, 60_000)

/** Every address that could contain something of the story. */
const representations = ({ id, path, topic, media }: Story, sibling: Story, origin: string, word: string): string[] => [
  path,
  sibling.path,
  '/',
  '/uk',
  '/section/war',
  topic,
  '/author/olena-hrytsenko',
  '/corrections',
  `/search?q=${word}`,
  ...['', '/section/war', topic, '/author/olena-hrytsenko'].flatMap((of) =>
    ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${of}/${file}`),
  ),
  '/sitemap.xml',
  '/sitemap-1.xml',
  '/news-sitemap.xml',
  `/card/${id}.png`,
  `/oembed?url=${encodeURIComponent(`${origin}${path}`)}`,
  `/desk/articles/${id}/preview`,
  `/desk/articles/${id}/preview/paper`,
  ...media,
]

test(
  `under load, with two edges and two webs, no response contains a story after the desk says it is gone (${rounds} takedowns, each watched ${watched / 1000} s)`,
  async () => {
    let polls = 0
    for (let round = 1; round <= rounds; round += 1) {
      const canary = `zq${round}canary${Date.now().toString(36)}`
      const before = await newestEvent()
      const story = await publishedStory(cast, { words: canary, pictures: true })
      await notedStory(cast, story.id, `A note on ${canary}`)
      const sibling = await publishedStory(cast, { words: `sibling ${round} ${Date.now()}`, related: story.id })
      const addresses = representations(story, sibling, webs[0]?.origin ?? '', canary)
      const urls = edges.flatMap(({ origin }) => representations(story, sibling, origin, canary).map((path) => `${origin}${path}`))
      await readersHave(sibling.id)
      // The canary must have been there before, otherwise its absence proves nothing.
      const needed = [
        story.path,
        sibling.path,
        '/',
        '/corrections',
        '/rss.xml',
        '/news-sitemap.xml',
        `/search?q=${canary}`,
        `/card/${story.id}.png`,
        ...story.media,
      ]
      const wanted = edges.flatMap(({ origin }) => needed.map((path) => origin + path))
      await expect.poll(async () => findCarrying(wanted, story, canary), { timeout: 60_000, interval: 100 }).toEqual(wanted)
      await findCarrying(urls, story, canary)

      const readers = load(
        () => urls,
        12,
        (status) => status < 500,
        10,
      )
      expect(await takedown(cast.marta, { articleId: story.id, reason: 'A court says so' })).toMatchObject({ ok: true })
      await readersHave(story.id)
      const end = performance.now() + watched
      while (performance.now() < end) {
        const began = performance.now()
        expect(await findCarrying(urls, story, canary)).toEqual([])
        for (const { origin } of edges) expect(await isReplayed(origin, before, canary)).toBe(false)
        polls += 1
        await wait(Math.max(0, 20 - (performance.now() - began)))
      }
      expect((await readers.end()).failures).toEqual([])
      for (const { origin } of edges) expect((await get(`${origin}${story.path}`)).status).toBe(410)
      expect(addresses.length).toBeGreaterThan(30)
    }
    expect(polls).toBeGreaterThanOrEqual(rounds)
  },
  rounds * (watched + 60_000),
)

/** The addresses whose response contains the canary, and files of the story that still exist. */
async function findCarrying(urls: readonly string[], story: Story, canary: string): Promise<string[]> {
  const found = await Promise.all(
    urls.map(async (url) => {
      const { status, headers, body } = await get(url)
      const { pathname } = new URL(url)
      if (pathname.startsWith('/media/') || pathname.startsWith('/card/')) return status === 200 ? [url] : []
      // The search page repeats the query; a hit is a link to the story.
      const text = body.toString()
      const carries = pathname === '/search' ? text.includes(`href="${story.path}"`) : text.includes(canary)
      return carries || String(headers.location ?? '').includes(`/news/${canary}`) ? [url] : []
    }),
  )
  return found.flat()
}

async function readersHave(articleId: string): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const confirmation = await confirmationOf(cast.marta, articleId)
    if (confirmation?.isDone && confirmation.edges.length === edges.length) return
    await wait(10)
  }
  throw new Error('the edges did not confirm')
}

async function newestEvent(): Promise<number> {
  const [row] = await database().execute<{ id: number | null }>('select max(id) as id from outbox')
  return Math.max(1, Number(row?.id ?? 1))
}

/** Whether an open page that reconnects with Last-Event-ID receives the canary. */
async function isReplayed(origin: string, after: number, canary: string): Promise<boolean> {
  const leave = new AbortController()
  const response = await fetch(`${origin}/live`, { headers: { 'last-event-id': String(after) }, signal: leave.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  while (reader && !heard.includes('taken-down')) {
    const { value, done } = await reader.read()
    if (done) break
    heard += value
  }
  leave.abort()
  return heard.includes(canary)
}

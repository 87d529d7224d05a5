import { readFileSync } from 'node:fs'
import { type IncomingMessage, get as listen } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eq, inArray, lte, sql } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { renditions } from '#db/schema/media.ts'
import { home, secret as secretOfServer } from '#lib/env.ts'
import { mediaCutPath, mediaPath } from '#lib/paths.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { setEmbargo } from '#newsroom/embargo/set-embargo.ts'
import { putIn } from '#newsroom/feed/put-in.ts'
import { exportNinjs } from '#newsroom/formats/export-ninjs.ts'
import { writeArchive } from '#newsroom/formats/write-archive.ts'
import { storage } from '#newsroom/media/configured-storage.ts'
import { renditionKey } from '#newsroom/media/storage-keys.ts'
import { machine } from '#newsroom/people/person.ts'
import { sessionCookie } from '#newsroom/people/session-cookie.ts'
import { makePreviewLink } from '#newsroom/preview/make-preview-link.ts'
import { correct } from '#newsroom/workflow/correct.ts'
import { routesOf } from '#proof/authorisation/entry-points.ts'
import { type Answer, get, type Part, startEdge, startWeb } from '#proof/edge/processes.ts'
import { freePort } from '#services/up/free-port.ts'
import { root } from '#services/up/supervise.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome } from '#testing/pictures.ts'
import { addresses, carries, type Facts } from './addresses.ts'
import { leaksIn, type Marks, marksOf, runsIn } from './leaks.ts'
import { pressPublish, type Secret, secretOf, value, versionsOf, writeInto, writtenStory } from './story.ts'

/**
 * The embargo crawl. Two stories: one that was never published, and an update of one that readers have. Until one second before the time
 * everything that might bring them out is tried, and every address is asked, with and without an account; the time is moved ahead of each
 * single request, by Postgres' clock. Then the time comes, and everything is there.
 */
ownHome()
let cast: Cast
let web: Part
let edge: Part
let stream: Stream
/** A story that is new, and an update of a story that is live. */
let fresh: Story
let update: Story
/** Danylo's session: a journalist to whom neither story belongs. */
let cookie: string

type Story = { secret: Secret; marks: Marks; facts: Facts; express: string }

beforeAll(async () => {
  cast = await seedCast()
  const port = String(await freePort())
  process.env.PUBLIC_URL = `http://127.0.0.1:${port}`
  cookie = `${sessionCookie().name}=${await encode({ token: { sid: cast.danylo.sessionId }, secret: secretOfServer() })}`
  const written = await writtenStory(cast)
  const live = await writtenStory(cast, written.id)
  value(await pressPublish(cast, live.id))
  const siblings = [await siblingOf(written.id), await siblingOf(live.id)] as const
  await writeInto(cast, live.id)
  web = await startWeb()
  edge = await startEdge('crawled', [web], { port })
  fresh = await holdStory(written, siblings[0])
  update = await holdStory(await secretOf(live.id), siblings[1])
  stream = await openStream()
}, 400_000)

afterAll(async () => {
  stream?.end()
  for (const part of [edge, web]) await part?.stop()
}, 60_000)

/** Puts a story under embargo, and makes one preview link of each kind. */
async function holdStory(secret: Secret, sibling: string): Promise<Story> {
  const articleId = secret.id
  value(await setEmbargo(cast.marta, { articleId, wallTime: '2099-01-01T00:00', zone: 'UTC', reason: 'The proof' }))
  const link = async (opensEmbargoed: boolean) => value(await makePreviewLink(cast.marta, { articleId, hours: 48, opensEmbargoed })).path
  const files = await filesOf(secret)
  const facts = {
    secret,
    origin: edge.origin,
    files: [...files.keys()],
    attachments: [...secret.attachments.keys()],
    link: await link(false),
    sibling,
    section: 'war',
    author: 'olena-hrytsenko',
  }
  return { secret, marks: marksOf(secret, new Map([...files, ...secret.attachments])), facts, express: await link(true) }
}

/** Every file that was made of the story's pictures, by its address. */
async function filesOf({ pictures }: Secret): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const { id, hash } of pictures)
    for (const { shape, width, format } of await database().select().from(renditions).where(eq(renditions.mediaId, id))) {
      const bytes = await storage().get(renditionKey(hash, shape, width, format))
      if (!bytes) throw new Error(`a file of ${hash} is missing`)
      files.set(shape === 'full' ? mediaPath(hash, width, format) : mediaCutPath(hash, shape, width, format), Buffer.from(bytes))
    }
  return files
}

/** The page of a live story with a card to another one. */
async function siblingOf(related: string): Promise<string> {
  const { id, slug } = await writtenStory(cast, related)
  value(await pressPublish(cast, id))
  return `/news/${slug}`
}

/** Moves the end of both embargoes: so far from now, by Postgres' clock. */
const endIn = (interval: string) =>
  database()
    .update(articles)
    .set({ embargoUntil: sql`now() + ${interval}::interval` })
    .where(inArray(articles.id, [fresh.secret.id, update.secret.id]))

/** Does something one second before the time. When the time came meanwhile, on a busy machine, what it answers says nothing: again. */
async function before<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; tries < 10; tries += 1) {
    await endIn('1 second')
    const answer = await act()
    if ((await database().$count(articles, lte(articles.embargoUntil, sql`now()`))) === 0) return answer
  }
  throw new Error('the machine is too busy to answer within a second, ten times')
}

const askBefore = (path: string, headers: Record<string, string> = {}): Promise<Answer> => before(() => get(edge.origin + path, headers))

type Stream = { text: () => string; end: () => void }

/** The live stream of a reader, from before until after. */
async function openStream(): Promise<Stream> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => listen(`${edge.origin}/live?since=0`, resolve).on('error', reject))
  let text = ''
  answer.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  return { text: () => text, end: () => answer.destroy() }
}

const inText = (text: string) => ({ body: Buffer.from(text), headers: {} })
const exportAll = async (): Promise<Buffer> => {
  const lines: string[] = []
  for await (const story of exportNinjs(machine('export'))) lines.push(JSON.stringify(story))
  const path = join(home(), 'export.tar')
  await writeArchive(machine('export'), path)
  return Buffer.concat([Buffer.from(lines.join('\n')), readFileSync(path)])
}

test('every route of the build has its addresses in this proof', () => {
  const built = routesOf(join(root, process.env.GALLEY_DIST ?? '.next')).map(({ name }) => name)
  expect(
    built.filter((name) => !addresses[name]),
    'add the route to proof/embargo/addresses.ts, with every address at which it might show a story',
  ).toEqual([])
})

test('one second before the time no verb brings a story out', async () => {
  for (const { secret } of [fresh, update]) {
    await endIn('1 second')
    expect(await pressPublish(cast, secret.id)).toMatchObject({ ok: false, problem: 'embargoed' })
  }
  const { seen } = await versionsOf(update.secret.id)
  const note = { kind: 'correction', text: 'It was ten.' } as const
  await endIn('1 second')
  expect(await correct(cast.marta, { articleId: update.secret.id, seen, including: [cast.olena.id], ...note })).toMatchObject({
    problem: 'embargoed',
  })
  const feed = { name: 'main', language: 'en' } as const
  expect(await putIn(cast.marta, { feed, articleId: fresh.secret.id, seen: 1 })).toMatchObject({ problem: 'not-live' })
})

test('one second before the time no page, feed, picture, card, sitemap, search or preview has six words of it, its address or a byte', async () => {
  const asked = byPath(({ facts }) => Object.values(addresses).flatMap((of) => of(facts)))
  const leaks: string[] = []
  for (const [path, stories] of asked) {
    const answer = await askBefore(path)
    for (const { marks } of stories) leaks.push(...leaksIn(answer, marks, path).map((leak) => `${path}: ${leak}`))
  }
  expect([...asked.values()].flat().length).toBeGreaterThan(150)
  expect(leaks).toEqual([])
}, 240_000)

/** Every address that might show one of the two stories, with the stories that it might show: what is the same for both is asked once. */
function byPath(addressesOf: (story: Story) => string[]): Map<string, Story[]> {
  const asked = new Map<string, Story[]>()
  for (const story of [fresh, update]) for (const path of new Set(addressesOf(story))) asked.set(path, [...(asked.get(path) ?? []), story])
  return asked
}

test('nor does the desk show a word of it to a journalist whose story it is not', async () => {
  const leaks: string[] = []
  const desk = Object.entries(addresses).filter(([name]) => /^\/(?:desk|api|\(preview\))/.test(name))
  for (const [path, stories] of byPath(({ facts }) => desk.flatMap(([, of]) => of(facts)))) {
    const answer = await askBefore(path, { cookie })
    for (const { marks, secret } of stories) {
      // The library belongs to everybody on the staff: its pictures are no secret to them.
      const words = { ...marks, addresses: [secret.slug], prints: [] }
      leaks.push(...leaksIn(answer, words, path).map((leak) => `${path}: ${leak}`))
    }
  }
  expect(leaks).toEqual([])
}, 240_000)

test('nor does an export or the live stream', async () => {
  const bytes = await before(exportAll)
  for (const { marks } of [fresh, update])
    expect([leaksIn({ body: bytes, headers: {} }, marks), leaksIn(inText(stream.text()), marks)]).toEqual([[], []])
})

test('only the link that was made for it opens a story under embargo, and its pictures, and nothing keeps them', async () => {
  for (const { express, secret, facts, marks } of [fresh, update]) {
    const page = await askBefore(express)
    expect([page.status, page.headers['cache-control'], page.headers['x-robots-tag']]).toEqual([
      200,
      'private, no-store',
      'noindex, nofollow, noarchive',
    ])
    expect(page.body.toString()).not.toMatch(/<script(?![^>]*ld\+json)[^>]*src=|_next\/static/)
    const shown = new Set(runsIn(page.body.toString().replace(/<[^>]*>/g, ' ')))
    expect(runsIn(secret.headline).filter((run) => !shown.has(run))).toEqual([])
    await endIn('1 second')
    const files = [...facts.files, ...facts.attachments]
    const pictures = await Promise.all(files.map((file) => get(edge.origin + express + file)))
    expect(pictures.map(({ status }) => status)).toEqual(files.map(() => 200))
    expect(leaksIn(pictures[0] ?? page, marks)).not.toEqual([])
    expect(await askBefore(facts.link)).toMatchObject({ status: 404 })
  }
})

test('when the time has come everything has it: words, addresses, pictures, cards, feeds, search, stream and export', async () => {
  await endIn('-1 second')
  for (const { secret } of [fresh, update]) value(await pressPublish(cast, secret.id))
  for (const { secret } of [fresh, update])
    for (let tries = 0; (await get(`${edge.origin}/news/${secret.slug}`)).status !== 200; tries += 1) {
      if (tries > 100) throw new Error(`readers do not have ${secret.slug}`)
      await wait(100)
    }
  const absent: string[] = []
  for (const { facts, marks } of [fresh, update])
    for (const [path, what] of carries(facts)) {
      const answer = await get(edge.origin + path)
      const found = leaksIn(answer, marks).join(' ')
      const has = {
        words: /“/.test(found),
        address: /the address/.test(found),
        picture: answer.status === 200 && /bytes of/.test(found),
        card: answer.status === 200 && answer.headers['content-type'] === 'image/png',
      }
      if (!has[what]) absent.push(`${path}: ${answer.status}, no ${what}`)
    }
  expect(absent).toEqual([])
  const bytes = await exportAll()
  for (const { marks, secret } of [fresh, update]) {
    expect(leaksIn({ body: bytes, headers: {} }, marks)).not.toEqual([])
    await expect.poll(() => stream.text(), { timeout: 5_000 }).toContain(secret.slug)
  }
}, 120_000)

test('a story that is written on after that stays as it is for readers, and the crawl would see it if it did not', async () => {
  const { draft } = (await versionsOf(fresh.secret.id)).seen
  const text = 'six words that stand in nothing else'
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
  value(await replaceText(cast.olena, { articleId: fresh.secret.id, seenVersion: draft, headline: fresh.secret.headline, dek: '', body }))
  const marks = { runs: new Set(runsIn(text)), addresses: [], prints: [] }
  expect(leaksIn(await get(`${edge.origin}/news/${fresh.secret.slug}`), marks)).toEqual([])
  value(await pressPublish(cast, fresh.secret.id))
  await expect.poll(async () => leaksIn(await get(`${edge.origin}/news/${fresh.secret.slug}`), marks), { timeout: 10_000 }).not.toEqual([])
})

import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { people, sessions } from '#db/schema/people.ts'
import { sealSession } from '#e2e/seal-session.ts'
import { closeCodes, type Topic } from '#lib/channel.ts'
import { shareWith } from '#newsroom/articles/share-with.ts'
import { openFixtures } from '#proof/authorisation/fixtures.ts'
import { get, isLong, type Part, startChannel } from '#proof/edge/processes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { type ChannelPage, openChannelPage, until } from '#testing/channel-page.ts'
import { brokenJson, junk, makeRandom, type Random } from './hostile-messages.ts'

/** Somebody of the staff, and somebody who is none any more, against a real channel. GALLEY_SEED repeats a run. */
const messages = isLong ? 100_000 : 2_000
const seed = Number(process.env.GALLEY_SEED ?? 1)
let cast: Cast
let channel: Part
let story: Topic
const pages: ChannelPage[] = []

beforeAll(async () => {
  cast = await seedCast()
  story = `story:${cast.articles.draft}`
  channel = await startChannel()
}, 120_000)
afterEach(() => {
  for (const page of pages.splice(0)) page.socket.terminate()
})
afterAll(async () => {
  await channel?.stop()
})

async function cookieOf(personId: string): Promise<string> {
  const { name, value } = await sealSession(personId, 'Test/1')
  return `${name}=${value}`
}

async function open(cookie: string): Promise<ChannelPage> {
  const page = await openChannelPage(channel.origin, { cookie })
  pages.push(page)
  return page
}

/** The code with which a page's connection ends. What it sends after that fails, which is no matter. */
function closeOf({ socket }: ChannelPage): Promise<number> {
  socket.on('error', () => {})
  return new Promise((resolve) => socket.once('close', resolve))
}

const openPages = async () => Number(/^galley_channel_open_pages (\d+)$/m.exec(String((await get(`${channel.origin}/metrics`)).body))?.[1])

/** A message that ends the connection. */
function badMessage(random: Random): string | Buffer {
  const listen = { kind: 'listen', topic: 'stories' }
  const caret = { kind: 'caret', topic: story, anchor: 1, head: 1, version: 1 }
  const forged = { page: randomUUID(), visitor: { id: cast.marta.id, name: 'Marta' }, person: cast.marta.id, as: 'editor', from: 'channel' }
  const [name, value] = random.one(Object.entries(forged))
  return random.one<() => string | Buffer>([
    () => random.bytes(4000),
    () => random.bytes(2000).toString('latin1'),
    () => brokenJson(random, random.one([listen, caret])),
    () => JSON.stringify({ ...random.one([listen, caret]), [name]: value }),
    () => JSON.stringify({ ...caret, [random.one(['anchor', 'head', 'version'])]: random.one([-1, 1e12, 0.5, 'x', null]) }),
    () => JSON.stringify({ ...listen, topic: random.one([7, null, ['stories'], { toString: 'stories' }, 'x'.repeat(61)]) }),
    () => JSON.stringify(junk(random)),
    () => JSON.stringify({ ...listen, more: 'x'.repeat(random.number(100_000)) }),
  ])()
}

/** A message that is one, but about what this person may not hear or in an order that makes no sense. It is refused, or means nothing. */
function wrongMessage(random: Random): { kind: string; topic: string } {
  const names = [
    story,
    `comments:${cast.articles.draft}`,
    'feed',
    'everything',
    'story:',
    'story:42',
    `story:${randomUUID()}`,
    `${story}\n`,
    '',
  ]
  const topic = random.one(names)
  return random.one([
    { kind: 'listen', topic },
    { kind: 'leave', topic },
    { kind: 'caret', topic, anchor: random.number(1e6), head: 1, version: 1 },
  ])
}

/** One connection of a hostile page. Answers how many messages it sent. */
async function attack(random: Random, cookie: string): Promise<number> {
  const page = await open(cookie)
  const closed = closeOf(page)
  const wrong = random.number(20)
  for (let sent = 0; sent < wrong; sent += 1) page.say(wrongMessage(random))
  const after = random.number(10)
  const isBad = random.number(4) > 0
  if (isBad) {
    page.socket.send(badMessage(random))
    for (let sent = 0; sent < after; sent += 1)
      page.socket.send(random.number(2) ? badMessage(random) : JSON.stringify(wrongMessage(random)))
    const code = await closed
    // 1006: ended by the channel, because this page did not agree to it in time.
    expect([closeCodes.badMessage, 1007, 1009, 1006]).toContain(code)
  } else {
    page.listen('no such topic')
    await until(() => expect(page.heard).toContainEqual({ kind: 'refused', topic: 'no such topic' }), 10_000)
    page.socket.close()
    await closed
  }
  expect(page.heard.filter(({ kind }) => kind !== 'refused' && kind !== 'alive')).toEqual([])
  pages.splice(pages.indexOf(page), 1)
  return wrong + 1 + (isBad ? after : 0)
}

/** Bytes that are no WebSocket frames, after a true handshake and instead of one. */
async function attackRaw(random: Random, cookie: string): Promise<number> {
  const { port } = channel
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const heard = new Promise((resolve) => socket.once('data', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await once(socket, 'connect')
  const headers = `Host: 127.0.0.1:${port}\r\nOrigin: ${channel.origin}\r\nCookie: ${cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
  const handshake = random.one([`GET /channel HTTP/1.1\r\n${headers}${key}\r\n`, `GET /channel HTTP/1.1\r\n${headers}\r\n`, ''])
  if (handshake) {
    socket.write(handshake)
    await Promise.race([heard, closed])
  }
  const frames = [
    Buffer.from([0x81, 0x05, 1, 2, 3, 4, 5]), // not masked
    Buffer.from([0xf1, 0x80, 0, 0, 0, 0]), // reserved bits
    Buffer.from([0x8b, 0x80, 0, 0, 0, 0]), // an unknown opcode
    Buffer.from([0x89, 0xfe, 0xff, 0xff, 0, 0, 0, 0]), // a ping of 64 kB
    Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]), // a message of eight exabytes
    Buffer.concat(Array.from({ length: 500 }, () => Buffer.from([0x00, 0x81, 0, 0, 0, 0, 0x78]))), // continues what never began
    random.bytes(5000),
  ]
  const sent = 1 + random.number(5)
  for (let frame = 0; frame < sent && !socket.destroyed; frame += 1) socket.write(random.one(frames))
  socket.end()
  await Promise.race([closed, new Promise((over) => setTimeout(over, 200))])
  socket.destroy()
  return sent
}

test(`${messages} malformed messages: the channel answers others at once, keeps its memory, and changes nothing`, async () => {
  const cookie = await cookieOf(cast.danylo.id)
  const marta = await open(await cookieOf(cast.marta.id))
  marta.listen(story)
  await until(() => expect(marta.visitors(story)).toHaveLength(1))
  const fixtures = await openFixtures()
  await fixtures.keep()
  const [draft] = await database().select({ dek: drafts.dek }).from(drafts).where(eq(drafts.articleId, cast.articles.draft))
  const [random, atStart] = [makeRandom(seed), channel.memory()]
  let [sent, connections, most, slowest] = [0, 0, atStart, 0]
  const attacker = async () => {
    while (sent < messages) {
      const made = random.number(5) === 0 ? await attackRaw(random, cookie) : await attack(random, cookie)
      sent += made
      connections += 1
    }
  }
  const attackers = Promise.all(Array.from({ length: 16 }, attacker))
  let isOver = false
  const over = attackers.finally(() => {
    isOver = true
  })
  over.catch(() => {}) // awaited below
  while (!isOver) {
    const asked = performance.now()
    const heard = marta.heard.length
    await touch()
    await until(() => expect(marta.heard.slice(heard).some(({ kind }) => kind === 'changed')).toBe(true), 5_000)
    slowest = Math.max(slowest, performance.now() - asked)
    most = Math.max(most, channel.memory())
    await Promise.race([over, new Promise((next) => setTimeout(next, 200))])
  }
  await over
  await until(async () => expect(await openPages()).toBe(1), 10_000)
  expect(marta.carets()).toEqual([])
  expect(marta.visitors(story)?.map(({ id }) => id)).toEqual([cast.marta.id])
  await database()
    .update(drafts)
    .set({ dek: draft?.dek ?? '' })
    .where(eq(drafts.articleId, cast.articles.draft))
  expect(await fixtures.findChanged()).toEqual([])
  await fixtures.close()
  expect(most - atStart, 'MB more than at the start').toBeLessThan(150)
  expect(channel.said()).not.toMatch(/error/i)
  const figures = `${sent} messages on ${connections} connections (seed ${seed}): a colleague hears a change within ${Math.round(slowest)} ms`
  console.log(`${figures}, memory ${Math.round(atStart)} MB at the start, ${Math.round(most)} MB at most`)
}, 3_600_000)

/** A change of the draft that the triggers tell of. */
const touch = () =>
  database()
    .update(drafts)
    .set({ dek: sql`${drafts.dek} || '.'` })
    .where(eq(drafts.articleId, cast.articles.draft))

const rounds = isLong ? 25 : 2

/** Forty pages of one person, as many as there may be, each with its caret in the story. */
async function fill(personId: string, cookie: string): Promise<ChannelPage[]> {
  const all = await Promise.all(Array.from({ length: 40 }, () => open(cookie)))
  for (const page of all) page.listen(story)
  for (const page of all) await until(() => expect(page.visitors(story)?.some(({ id }) => id === personId)).toBe(true), 10_000)
  return all
}

/** Moves the carets of these pages until it is stopped. */
function keepMoving(all: readonly ChannelPage[]): () => void {
  let head = 0
  const moving = setInterval(() => {
    head += 1
    for (const { socket, moveCaret } of all) if (socket.readyState === socket.OPEN) moveCaret(story, head % 50)
  }, 200)
  return () => clearInterval(moving)
}

const setPerson = (what: Partial<typeof people.$inferInsert>) => database().update(people).set(what).where(eq(people.id, cast.danylo.id))

/** What takes the story from Danylo, who was an editor or was shown it, and whether his pages are closed by it. */
const endings: [string, { before: () => Promise<unknown>; end: () => Promise<unknown>; isClosed: boolean }][] = [
  [
    'signed out',
    {
      before: () => setPerson({ role: 'editor' }),
      end: () => database().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.personId, cast.danylo.id)),
      isClosed: true,
    },
  ],
  ['disabled', { before: () => setPerson({ role: 'editor' }), end: () => setPerson({ disabledAt: new Date() }), isClosed: true }],
  ['demoted', { before: () => setPerson({ role: 'editor' }), end: () => setPerson({ role: 'journalist' }), isClosed: false }],
  [
    'no longer shown the story',
    {
      before: () => shareWith(cast.olena, { articleId: cast.articles.draft, people: [cast.danylo.id] }),
      end: () => shareWith(cast.olena, { articleId: cast.articles.draft, people: [] }),
      isClosed: false,
    },
  ],
]

test.each(endings)(
  `who is %s hears nothing more within two seconds, on forty pages, ${rounds} times`,
  async (_, { before, end, isClosed }) => {
    const marta = await open(await cookieOf(cast.marta.id))
    marta.listen(story)
    let slowest = 0
    for (let round = 0; round < rounds; round += 1) {
      await setPerson({ disabledAt: null, role: 'journalist' })
      await before()
      const all = await fill(cast.danylo.id, await cookieOf(cast.danylo.id))
      const stop = keepMoving(all)
      await until(() => expect(marta.carets().at(-1)?.visitor.id).toBe(cast.danylo.id))
      const closed = all.map(closeOf)
      const began = performance.now()
      await end()
      await until(() => expect(marta.visitors(story)?.map(({ id }) => id)).toEqual([cast.marta.id]), 10_000)
      if (isClosed) expect(new Set(await Promise.all(closed))).toEqual(new Set([closeCodes.signedOut]))
      else for (const { heard } of all) await until(() => expect(heard).toContainEqual({ kind: 'refused', topic: story }), 10_000)
      slowest = Math.max(slowest, performance.now() - began)
      const [carets, lengths] = [marta.carets().length, all.map(({ heard }) => heard.length)]
      await touch()
      await new Promise((next) => setTimeout(next, 600))
      stop()
      expect(
        marta
          .carets()
          .slice(carets)
          .filter(({ caret }) => caret),
        'carets of who may not be there',
      ).toEqual([])
      const later = all.flatMap(({ heard }, at) => heard.slice(lengths[at])).filter(({ kind }) => kind !== 'refused' && kind !== 'alive')
      expect(later, 'what was heard afterwards').toEqual([])
      for (const { socket } of all) socket.terminate()
      await until(async () => expect(await openPages()).toBe(1), 5_000)
    }
    // In `npm test` the machine is shared with other tests; the long form is run alone.
    expect(slowest).toBeLessThan(isLong ? 2_000 : 10_000)
    console.log(`${rounds} times forty pages: the last one hears nothing more after ${Math.round(slowest)} ms`)
  },
  600_000,
)

test('what the channel says of a change has nothing of the story', async () => {
  const page = await open(await cookieOf(cast.marta.id))
  for (const topic of [story, `comments:${cast.articles.draft}`, 'stories', 'feed', 'notices']) page.listen(topic)
  await database().update(articles).set({ note: 'A secret of the desk' }).where(eq(articles.id, cast.articles.draft))
  await touch()
  await until(() => expect(page.heard.filter(({ kind }) => kind === 'changed').length).toBeGreaterThan(1))
  expect(JSON.stringify(page.heard)).not.toMatch(/secret|The draft story/)
})

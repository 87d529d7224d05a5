import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { breakingBanners, breakingNews } from '#db/schema/breaking.ts'
import { feeds } from '#db/schema/feed.ts'
import { people, sessions } from '#db/schema/people.ts'
import { sealSession } from '#e2e/seal-session.ts'
import { closeCodes, type Topic } from '#lib/channel.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { shareWith } from '#newsroom/articles/share-with.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { startThread } from '#newsroom/comments/start-thread.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ChannelPage, openChannelPage, quiet, until } from '#testing/channel-page.ts'
import { Channel } from './channel.ts'
import { followDesk } from './follow-desk.ts'
import { createChannelServer } from './server.ts'

let cast: Cast
let channel: Channel
let server: Server
let origin: string
let client: postgres.Sql
let stopFollowing: () => Promise<void>
/** Called after each answer of Postgres about topics, before the channel has it. */
let afterAnswer = async () => {}
vi.mock('./topics.ts', async (original) => {
  const topics = await original<typeof import('./topics.ts')>()
  const audibleTopics: typeof topics.audibleTopics = async (...asked) => {
    const answer = await topics.audibleTopics(...asked)
    await afterAnswer()
    return answer
  }
  return { ...topics, audibleTopics }
})

beforeAll(async () => {
  cast = await seedCast()
  channel = new Channel()
  server = createChannelServer(channel, (origin, host) => origin === `http://${host}`)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  client = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  stopFollowing = await followDesk(client, { change: (change) => channel.hear(change), again: () => channel.hearAgain() })
})
beforeEach(async () => {
  await database().update(people).set({ disabledAt: null, role: 'journalist' }).where(eq(people.id, cast.danylo.id))
})
afterEach(() => {
  for (const page of pages.splice(0)) page.socket.terminate()
})
afterAll(async () => {
  channel.end()
  await stopFollowing()
  await client.end()
  server.close()
})

const pages: ChannelPage[] = []

async function open(who: 'olena' | 'danylo' | 'marta' | 'ihor', headers: Record<string, string> = {}): Promise<ChannelPage> {
  const { name, value } = await sealSession(cast[who].id, 'Test/1')
  const page = await openChannelPage(origin, { cookie: `${name}=${value}`, ...headers })
  pages.push(page)
  return page
}

const hearsChange = ({ heard }: ChannelPage, topic: Topic) =>
  until(() => expect(heard).toContainEqual(expect.objectContaining({ kind: 'changed', topic })))
const touch = (id: string) =>
  database()
    .update(drafts)
    .set({ dek: sql`${drafts.dek} || '.'` })
    .where(eq(drafts.articleId, id))
async function statusOf(headers: Record<string, string>): Promise<number> {
  const page = new ChannelPage(origin, headers)
  pages.push(page)
  return new Promise((resolve) => {
    page.socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0))
    page.socket.on('open', () => resolve(101))
    page.socket.on('error', () => {})
  })
}

test('lets in who is signed in and comes from our own page, and nobody else', async () => {
  const { name, value } = await sealSession(cast.marta.id, 'Test/1')
  const cookie = `${name}=${value}`
  expect(await statusOf({})).toBe(401)
  expect(await statusOf({ cookie: `${name}=forged` })).toBe(401)
  expect(await statusOf({ cookie, origin: '' })).toBe(403)
  expect(await statusOf({ cookie, origin: 'https://elsewhere.example' })).toBe(403)
  expect(await statusOf({ cookie })).toBe(101)
})

test('says that a story changed to those who listen to it, and not to who listens to another', async () => {
  const [own, other] = [await open('marta'), await open('marta')]
  own.listen(`story:${cast.articles.draft}`)
  other.listen(`story:${cast.articles.submitted}`)
  await until(() =>
    expect([own.visitors(`story:${cast.articles.draft}`), other.visitors(`story:${cast.articles.submitted}`)]).not.toContain(undefined),
  )
  await touch(cast.articles.draft)
  await hearsChange(own, `story:${cast.articles.draft}`)
  await quiet()
  expect(other.heard.filter(({ kind }) => kind === 'changed')).toEqual([])
})

test('what changes while a page is let in to a topic is not told, so that it hears when it begins to be told', async () => {
  const [page, colleague] = [await open('marta'), await open('olena')]
  const topic = `story:${cast.articles.draft}` as const
  colleague.listen(topic)
  await until(() => expect(colleague.visitors(topic)).toBeDefined())
  afterAnswer = async () => {
    afterAnswer = async () => {}
    await touch(cast.articles.draft)
    await hearsChange(colleague, topic)
  }
  page.listen(topic)
  await until(() => expect(page.visitors(topic)).toBeDefined())
  expect(page.heard.filter(({ kind }) => kind === 'changed' || kind === 'listening')).toEqual([{ kind: 'listening', topic }])
})

test('a change of nothing but the text comes with its version', async () => {
  const page = await open('marta')
  const [id, topic] = [cast.articles.submitted, `story:${cast.articles.submitted}` as const]
  page.listen(topic)
  await until(() => expect(page.visitors(topic)).toBeDefined())
  const write = (more: Partial<typeof articles.$inferInsert>) =>
    database().transaction(async (tx) => {
      await tx
        .update(drafts)
        .set({ version: sql`${drafts.version} + 1` })
        .where(eq(drafts.articleId, id))
      await tx
        .update(articles)
        .set({ ...more, updatedAt: new Date() })
        .where(eq(articles.id, id))
    })
  await write({})
  const lastChange = () => page.heard.findLast(({ kind }) => kind === 'changed')
  await until(() => expect(lastChange()).toEqual({ kind: 'changed', topic, version: 2 }))
  await write({ note: 'And a detail' })
  await until(() => expect(lastChange()).toEqual({ kind: 'changed', topic }))
})

test('those who have a story open together get what is written in it; one alone, and one who may not see it any more, do not', async () => {
  const started = await startArticle(cast.olena, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  const topic = `story:${articleId}` as const
  await shareWith(cast.olena, { articleId, people: [cast.danylo.id] })
  const write = async (text: string) => {
    const { version, ...before } = await newestText(database(), articleId)
    const answer = await replaceText(cast.olena, { articleId, seenVersion: version, headline: '', dek: text, body: before.body })
    return answer.ok ? answer.value.version : 0
  }
  const tellings = ({ heard }: ChannelPage) => heard.filter((message) => message.kind === 'changed' && message.topic === topic)
  const olena = await open('olena')
  olena.listen(topic)
  await until(() => expect(olena.visitors(topic)).toHaveLength(1))
  const alone = await write('Alone')
  await until(() => expect(tellings(olena).at(-1)).toEqual({ kind: 'changed', topic, version: alone }))

  const danylo = await open('danylo')
  danylo.listen(topic)
  await until(() => expect(olena.visitors(topic)).toHaveLength(2))
  const first = await write('First')
  await until(() => expect(tellings(danylo).at(-1)).toMatchObject({ version: first }))
  const second = await write('First, second')
  await until(() =>
    expect(tellings(danylo).at(-1)).toMatchObject({
      version: second,
      batches: [{ from: first, version: second, personId: cast.olena.id }],
    }),
  )
  expect(tellings(olena).at(-1)).toEqual(tellings(danylo).at(-1))

  const before = tellings(danylo).length
  await shareWith(cast.olena, { articleId, people: [] })
  await write('Not for Danylo')
  await until(() => expect(danylo.heard).toContainEqual({ kind: 'refused', topic }))
  await quiet()
  expect(JSON.stringify(tellings(danylo).slice(before))).not.toContain('Not for')
})

test('a long piece is not sent to everybody: they ask for it', async () => {
  const started = await startArticle(cast.marta, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  const topic = `story:${articleId}` as const
  const [one, other] = [await open('marta'), await open('ihor')]
  one.listen(topic)
  other.listen(topic)
  await until(() => expect(one.visitors(topic)).toHaveLength(2))
  let version = 1
  const write = async (words: string) => {
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }
    const answer = await replaceText(cast.marta, { articleId, seenVersion: version, headline: '', dek: '', body })
    version = answer.ok ? answer.value.version : 0
  }
  await write('Few words')
  await until(() => expect(other.heard).toContainEqual(expect.objectContaining({ kind: 'changed', topic, version })))
  await write(Array.from({ length: 20_000 }, () => randomUUID()).join(' '))
  await until(() => expect(other.heard).toContainEqual({ kind: 'changed', topic, version }))
})

test('many changes of many stories become few messages to a list', async () => {
  const page = await open('marta')
  page.listen('stories')
  await quiet()
  for (let round = 0; round < 20; round += 1) for (const id of [cast.articles.draft, cast.articles.submitted]) await touch(id)
  await hearsChange(page, 'stories')
  await quiet()
  expect(page.heard.length).toBeLessThan(10)
})

test('a move in the feed is heard by editors; a journalist may not listen to the feed', async () => {
  const [editor, journalist] = [await open('marta'), await open('olena')]
  editor.listen('feed')
  journalist.listen('feed')
  await until(() => expect(journalist.heard).toEqual([{ kind: 'refused', topic: 'feed' }]))
  await database()
    .update(feeds)
    .set({ version: sql`${feeds.version} + 1` })
  await hearsChange(editor, 'feed')
  expect(journalist.heard.length).toBe(1)
})

test('breaking news, its banners and its end are heard by editors; a journalist may not listen to it', async () => {
  const [editor, journalist] = [await open('marta'), await open('olena')]
  editor.listen('breaking')
  journalist.listen('breaking')
  await until(() => expect(journalist.heard).toEqual([{ kind: 'refused', topic: 'breaking' }]))
  const countChanges = () => editor.heard.filter(({ kind }) => kind === 'changed').length
  const [news] = await database().insert(breakingNews).values({ toldTo: 'nobody', startedBy: cast.marta.id }).returning()
  if (!news) throw new Error('it was not inserted')
  const banner = { breakingId: news.id, language: 'en', text: 'The bridge is open' } as const
  const acts = [
    () => database().insert(breakingBanners).values(banner),
    () => database().update(breakingBanners).set({ text: 'The bridge is closed' }),
    () => database().update(breakingNews).set({ endedAt: sql`now()`, version: 2 }),
  ]
  for (const act of acts) {
    await quiet()
    const before = countChanges()
    await act()
    await until(() => expect(countChanges()).toBeGreaterThan(before))
  }
  expect(journalist.heard.length).toBe(1)
})

test('a journalist may listen to a colleague’s story once it is shared with them', async () => {
  const page = await open('danylo')
  page.listen(`story:${cast.articles.draft}`)
  await until(() => expect(page.heard).toEqual([{ kind: 'refused', topic: `story:${cast.articles.draft}` }]))
  await shareWith(cast.olena, { articleId: cast.articles.draft, people: [cast.danylo.id] })
  page.listen(`story:${cast.articles.draft}`)
  await until(() => expect(page.visitors(`story:${cast.articles.draft}`)?.map(({ name }) => name)).toEqual([cast.danylo.name]))
  await shareWith(cast.olena, { articleId: cast.articles.draft, people: [] })
  await until(() => expect(page.heard.at(-1)).toEqual({ kind: 'refused', topic: `story:${cast.articles.draft}` }))
})

test('who is in a story is known to all in it: a person with two pages once, and gone with the last of them', async () => {
  const topic: Topic = `story:${cast.articles.draft}`
  const [olena, martaOnce, martaTwice] = [await open('olena'), await open('marta'), await open('marta')]
  for (const page of [olena, martaOnce, martaTwice]) page.listen(topic)
  const names = () => olena.visitors(topic)?.map(({ name }) => name)
  await until(() => expect(names()).toEqual([cast.marta.name, cast.olena.name].sort()))
  martaOnce.socket.close()
  await quiet()
  expect(names()).toHaveLength(2)
  martaTwice.socket.close()
  await until(() => expect(names()).toEqual([cast.olena.name]))
})

test('a list hears who is in which story, of those that its person may see', async () => {
  const [marta, danylo] = [await open('marta'), await open('danylo')]
  marta.listen('presence')
  danylo.listen('presence')
  const olena = await open('olena')
  olena.listen(`story:${cast.articles.draft}`)
  await until(() =>
    expect(marta.heard.at(-1)).toEqual({
      kind: 'presence',
      stories: { [cast.articles.draft]: [{ id: cast.olena.id, name: cast.olena.name }] },
    }),
  )
  await quiet()
  expect(danylo.heard.at(-1)).toEqual({ kind: 'presence', stories: {} })
})

test('who is disabled, demoted or signed out hears nothing more within two seconds', async () => {
  const disabled = await open('danylo')
  const closed = once(disabled.socket, 'close')
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.danylo.id))
  expect((await closed)[0]).toBe(closeCodes.signedOut)

  await database().update(people).set({ disabledAt: null, role: 'editor' }).where(eq(people.id, cast.danylo.id))
  const demoted = await open('danylo')
  demoted.listen('feed')
  await quiet()
  await database().update(people).set({ role: 'journalist' }).where(eq(people.id, cast.danylo.id))
  await until(() => expect(demoted.heard.at(-1)).toEqual({ kind: 'refused', topic: 'feed' }))

  const signedOut = once(demoted.socket, 'close')
  await database().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.personId, cast.danylo.id))
  expect((await signedOut)[0]).toBe(closeCodes.signedOut)
})

test.each([
  ['text that is no JSON', 'hello'],
  ['another kind', JSON.stringify({ kind: 'shout', topic: 'stories' })],
  ['a field too many', JSON.stringify({ kind: 'listen', topic: 'stories', as: 'editor' })],
  ['bytes', Buffer.from([1, 2, 3])],
  ['a message that is too long', JSON.stringify({ kind: 'listen', topic: 'x'.repeat(5_000) })],
])('%s ends the connection and nothing else', async (_, message) => {
  const [hostile, other] = [await open('olena'), await open('marta')]
  const closed = once(hostile.socket, 'close')
  hostile.socket.send(message)
  expect([closeCodes.badMessage, 1009]).toContain((await closed)[0])
  other.listen('stories')
  await touch(cast.articles.draft)
  await hearsChange(other, 'stories')
})

test('forty pages of one session are asked for once, so that the last of them hears nothing more as soon as the first', async () => {
  const topic: Topic = `story:${cast.articles.draft}`
  await shareWith(cast.olena, { articleId: cast.articles.draft, people: [cast.danylo.id] })
  const { name, value } = await sealSession(cast.danylo.id, 'Test/1')
  const all = await Promise.all(Array.from({ length: 40 }, () => openChannelPage(origin, { cookie: `${name}=${value}` })))
  pages.push(...all)
  for (const page of all) page.listen(topic)
  for (const page of all) await until(() => expect(page.visitors(topic)).toBeDefined())
  let asked = 0
  afterAnswer = async () => {
    asked += 1
  }
  await shareWith(cast.olena, { articleId: cast.articles.draft, people: [] })
  for (const { heard } of all) await until(() => expect(heard).toContainEqual({ kind: 'refused', topic }))
  afterAnswer = async () => {}
  expect(asked).toBeLessThan(5)
})

test('a journalist from whom a story is taken while they begin to listen does not hear it', async () => {
  const topic: Topic = `story:${cast.articles.draft}`
  await shareWith(cast.olena, { articleId: cast.articles.draft, people: [cast.danylo.id] })
  const page = await open('danylo')
  await quiet()
  afterAnswer = async () => {
    afterAnswer = async () => {}
    await shareWith(cast.olena, { articleId: cast.articles.draft, people: [] })
    await quiet() // the channel hears of it before the answer
  }
  page.listen(topic)
  await until(() => expect(page.heard).toContainEqual({ kind: 'refused', topic }))
  expect(page.visitors(topic)).toBeUndefined()
})

test('who is signed out hears and says nothing more, also when they do not agree to end the connection', async () => {
  const topic: Topic = `story:${cast.articles.submitted}`
  await database().update(people).set({ role: 'editor' }).where(eq(people.id, cast.danylo.id))
  const [hostile, marta] = [await open('danylo'), await open('marta')]
  for (const page of [hostile, marta]) page.listen(topic)
  await until(() => expect(marta.visitors(topic)).toHaveLength(2))
  // The page stops reading, so that it never answers the end of the connection.
  hostile.socket.pause()
  await database().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.personId, cast.danylo.id))
  const before = Date.now()
  await until(() => expect(marta.visitors(topic)).toHaveLength(1))
  expect(Date.now() - before).toBeLessThan(2_000)
  hostile.say({ kind: 'caret', topic, anchor: 1, head: 1, version: 1 })
  await quiet()
  expect(marta.carets()).toEqual([])
})

test('carets reach the others in a story, and the channel says whose they are', async () => {
  const topic: Topic = `story:${cast.articles.draft}`
  const [olena, marta, elsewhere] = [await open('olena'), await open('marta'), await open('marta')]
  for (const page of [olena, marta]) page.listen(topic)
  elsewhere.listen(`story:${cast.articles.submitted}`)
  await until(() => expect(marta.visitors(topic)).toHaveLength(2))
  for (let head = 1; head <= 30; head += 1) olena.say({ kind: 'caret', topic, anchor: 1, head, version: 7 })
  const visitor = { id: cast.olena.id, name: cast.olena.name }
  await until(() => expect(marta.carets().at(-1)).toMatchObject({ topic, visitor, caret: { anchor: 1, head: 30, version: 7 } }))
  expect(marta.carets().length, 'only the last of many').toBeLessThan(10)

  const late = await open('marta')
  late.listen(topic)
  await until(() => expect(late.carets().at(-1)).toMatchObject({ visitor, caret: { head: 30 } }))
  olena.socket.close()
  await until(() => expect(late.carets().at(-1)).toMatchObject({ visitor, caret: null }))
  await quiet()
  expect([olena.carets(), elsewhere.carets()]).toEqual([[], []])
})

test('a caret in a story that one does not listen to is refused', async () => {
  const topic: Topic = `story:${cast.articles.draft}`
  const [danylo, marta] = [await open('danylo'), await open('marta')]
  marta.listen(topic)
  await until(() => expect(marta.visitors(topic)).toBeDefined())
  for (const named of [topic, 'feed']) danylo.say({ kind: 'caret', topic: named, anchor: 1, head: 1, version: 1 })
  await until(() => expect(danylo.heard).toEqual([topic, 'feed'].map((named) => ({ kind: 'refused', topic: named }))))
  await quiet()
  expect(marta.carets()).toEqual([])
})

test.each([
  ['says whose it is', { person: 'x' }],
  ['names a page', { page: '00000000-0000-4000-8000-000000000000' }],
  ['carries words', { anchor: 'here' }],
  ['is nowhere', { anchor: -1 }],
  ['is further than a text', { head: 1e12 }],
])('a caret that %s ends the connection', async (_, field) => {
  const page = await open('olena')
  page.listen(`story:${cast.articles.draft}`)
  const closed = once(page.socket, 'close')
  page.say({ kind: 'caret', topic: `story:${cast.articles.draft}`, anchor: 1, head: 1, version: 1, ...field })
  expect((await closed)[0]).toBe(closeCodes.badMessage)
})

test('a person may have forty pages open, also when a hundred ask at the same time', async () => {
  const { name, value } = await sealSession(cast.ihor.id, 'Test/1')
  const statuses = await Promise.all(Array.from({ length: 100 }, () => statusOf({ cookie: `${name}=${value}` })))
  expect(statuses.filter((status) => status === 101)).toHaveLength(40)
})

test('who sends ten thousand messages is closed, and a topic that there is not is refused', async () => {
  const page = await open('olena')
  page.listen('everything')
  page.listen('story:42')
  await until(() => expect(page.heard.map(({ kind }) => kind)).toEqual(['refused', 'refused']))
  const closed = once(page.socket, 'close')
  for (let round = 0; round < 10_000; round += 1) page.listen('stories')
  expect((await closed)[0]).toBe(closeCodes.tooManyMessages)
})

test('a discarded or deleted story is a change like any other', async () => {
  const page = await open('marta')
  page.listen('stories')
  await quiet()
  await database().update(articles).set({ note: 'x' }).where(eq(articles.id, cast.articles.draft))
  await hearsChange(page, 'stories')
})

test('comments of a story are heard of by those who may see it, notices by the person whom they are for, and neither carries a word', async () => {
  const [olena, danylo, marta] = [await open('olena'), await open('danylo'), await open('marta')]
  const topic: Topic = `comments:${cast.articles.draft}`
  for (const page of [olena, danylo, marta]) for (const each of [topic, 'notices']) page.listen(each)
  await until(() => expect(danylo.heard).toContainEqual({ kind: 'refused', topic }))
  await quiet()
  const words = 'A secret of the desk'
  const range = { from: 1, to: 4, seenVersion: 1 }
  const ids = { articleId: cast.articles.draft, threadId: randomUUID(), commentId: randomUUID() }
  expect(await startThread(cast.olena, { ...ids, ...range, text: words, mentions: [cast.marta.id] })).toMatchObject({ ok: true })
  await hearsChange(olena, topic)
  await hearsChange(marta, topic)
  await hearsChange(marta, 'notices')
  await quiet()
  expect(danylo.heard.filter(({ kind }) => kind === 'changed')).toEqual([])
  expect(olena.heard).not.toContainEqual({ kind: 'changed', topic: 'notices' })
  expect(JSON.stringify([olena.heard, danylo.heard, marta.heard])).not.toContain(words)
  await shareWith(cast.olena, { articleId: cast.articles.draft, people: [cast.danylo.id] })
  danylo.listen(topic)
  await shareWith(cast.olena, { articleId: cast.articles.draft, people: [] })
  await until(() => expect(danylo.heard.filter((message) => message.kind === 'refused')).toHaveLength(2))
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { sealSession } from '#e2e/seal-session.ts'
import type { Topic } from '#lib/channel.ts'
import { freePort } from '#services/up/free-port.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { type ChannelPage, openChannelPage, quiet, until } from '#testing/channel-page.ts'

/** Two channels of one newsroom, each a process of its own. */
type Running = { process: ChildProcess; origin: string }
let cast: Cast
let topic: Topic
let one: Running
let other: Running
const pages: ChannelPage[] = []

beforeAll(async () => {
  cast = await seedCast()
  topic = `story:${cast.articles.draft}`
  ;[one, other] = await Promise.all([start(), start()])
}, 60_000)
afterEach(() => {
  for (const page of pages.splice(0)) page.socket.terminate()
})
afterAll(() => {
  for (const { process } of [one, other]) process.kill('SIGKILL')
})

async function start(): Promise<Running> {
  const port = await freePort()
  const channel = spawn(process.execPath, ['services/channel/main.ts'], {
    env: { ...process.env, GALLEY_CHANNEL_PORT: String(port), PUBLIC_URL: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(channel.stdout, 'data')
  return { process: channel, origin: `http://127.0.0.1:${port}` }
}

async function open(who: 'olena' | 'danylo' | 'marta', { origin }: Running): Promise<ChannelPage> {
  const { name, value } = await sealSession(cast[who].id, 'Test/1')
  const page = await openChannelPage(origin, { cookie: `${name}=${value}` })
  pages.push(page)
  return page
}

test('who is in a story on one channel, and where their caret is, is seen on the other', async () => {
  const [olena, marta, danylo] = [await open('olena', one), await open('marta', other), await open('danylo', other)]
  const list = await open('marta', other)
  for (const page of [list, danylo]) page.listen('presence')
  for (const page of [olena, marta, danylo]) page.listen(topic)
  const both = [cast.marta.name, cast.olena.name].sort()
  for (const page of [olena, marta]) await until(() => expect(page.visitors(topic)?.map(({ name }) => name)).toEqual(both))
  const visitor = { id: cast.olena.id, name: cast.olena.name }
  await until(() => expect(list.heard.at(-1)).toEqual({ kind: 'presence', stories: { [cast.articles.draft]: [visitor] } }))

  olena.moveCaret(topic, 7)
  await until(() => expect(marta.carets().at(-1)).toMatchObject({ visitor, caret: { anchor: 1, head: 7, version: 1 } }))
  const late = await open('marta', other)
  late.listen(topic)
  await until(() => expect(late.carets().at(-1)).toMatchObject({ visitor, caret: { head: 7 } }))
  olena.socket.close()
  await until(() => expect(marta.carets().at(-1)).toMatchObject({ visitor, caret: null }))
  await until(() => expect(marta.visitors(topic)?.map(({ name }) => name)).toEqual([cast.marta.name]))
  await quiet()
  expect([danylo.carets(), danylo.visitors(topic)], 'who may not see the story').toEqual([[], undefined])
  expect(danylo.heard.filter(({ kind }) => kind === 'presence')).toEqual([{ kind: 'presence', stories: {} }])
})

test('who is disabled leaves the story on all channels within two seconds', async () => {
  const [danylo, marta] = [await open('danylo', one), await open('marta', other)]
  await database().update(people).set({ role: 'editor' }).where(eq(people.id, cast.danylo.id))
  await quiet()
  for (const page of [danylo, marta]) page.listen(topic)
  await until(() => expect(marta.visitors(topic)).toHaveLength(2))
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, cast.danylo.id))
  await until(() => expect(marta.visitors(topic)).toHaveLength(1), 2_000)
})

test('the visitors of a channel that is killed are gone within seconds, and those of its successor are seen', async () => {
  const [olena, marta] = [await open('olena', one), await open('marta', other)]
  for (const page of [olena, marta]) page.listen(topic)
  await until(() => expect(marta.visitors(topic)).toHaveLength(2))
  one.process.kill('SIGKILL')
  await until(() => expect(marta.visitors(topic)).toHaveLength(1), 10_000)
  one = await start()
  const again = await open('olena', one)
  again.listen(topic)
  for (const page of [again, marta]) await until(() => expect(page.visitors(topic)).toHaveLength(2), 5_000)
}, 60_000)

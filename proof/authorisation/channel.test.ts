import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { breakingNews } from '#db/schema/breaking.ts'
import { comments, commentThreads } from '#db/schema/comments.ts'
import { feeds } from '#db/schema/feed.ts'
import { notices } from '#db/schema/notices.ts'
import { outsideChecks } from '#db/schema/outside-checks.ts'
import { wireItems } from '#db/schema/wire.ts'
import { topics as known, type Topic } from '#lib/channel.ts'
import { type Part, startChannel } from '#proof/edge/processes.ts'
import { ChannelPage, openChannelPage, quiet, until } from '#testing/channel-page.ts'
import { type Caller, type CallerName, callersAndFixtures, type Fixtures, outsiders, staff } from './callers.ts'
import * as channelTable from './channel-table.ts'
import * as table from './table.ts'

/**
 * The authorisation proof of the channel: every topic and every kind of message is tried by every caller against a real channel. A topic that
 * is not in channel-table.ts does not compile; one that the table has and the channel has not, fails.
 */
let channel: Part
let fixtures: Fixtures
let callers: Record<CallerName, Caller>
let story: string
const pages: ChannelPage[] = []

beforeAll(async () => {
  ;({ callers, fixtures } = await callersAndFixtures())
  story = fixtures.articles.draft
  channel = await startChannel()
}, 120_000)
afterEach(() => {
  for (const page of pages.splice(0)) page.socket.terminate()
})
afterAll(async () => {
  await channel?.stop()
})

async function open({ cookie }: Caller): Promise<ChannelPage> {
  const page = await openChannelPage(channel.origin, { cookie })
  pages.push(page)
  return page
}

/** The status with which somebody is let in (101) or not. */
async function statusOf(headers: Record<string, string>): Promise<number> {
  const page = new ChannelPage(channel.origin, headers)
  pages.push(page)
  return new Promise((resolve) => {
    page.socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0))
    page.socket.on('open', () => resolve(101))
    page.socket.on('error', () => {})
  })
}

const names = Object.keys(channelTable.topics) as (keyof typeof channelTable.topics)[] // Object.keys returns string[]
const nameOf = (name: keyof typeof channelTable.topics, id = story): Topic => {
  const ofDesk = known.ofDesk.find((each) => each === name)
  return ofDesk ?? (`${name}:${id}` as Topic) // the other names are those of a story
}

/** Who comes into the story: a list says who else is there. */
const visitor = 'ihor'

/** Each makes those who may listen hear of it. */
const changes: channelTable.Changes = {
  story: () =>
    database()
      .update(drafts)
      .set({ dek: sql`${drafts.dek} || '.'` })
      .where(eq(drafts.articleId, story)),
  feed: () =>
    database()
      .update(feeds)
      .set({ version: sql`${feeds.version} + 1` }),
  breaking: () => database().insert(breakingNews).values({ toldTo: 'nobody', startedBy: fixtures.marta.id, endedAt: sql`now()` }),
  wire: () =>
    database().insert(wireItems).values({ source: 'test', headline: 'On the wire', story: {}, contentDigest: '', at: sql`now()` }),
  visit: async () => (await open(callers[visitor])).listen(`story:${story}`),
  check: async () => {
    const check = { changeId: 1, articleId: story, kind: 'published', language: 'en', slug: '', countedFrom: sql`now()` } as const
    await database().delete(outsideChecks)
    await database().insert(outsideChecks).values(check)
  },
  comment: () => database().update(commentThreads).set({ changedAt: sql`now()` }).where(eq(commentThreads.articleId, story)),
  notice: async () => {
    const [comment] = await database().select({ id: comments.id }).from(comments).where(eq(comments.articleId, story))
    for (const name of staff) {
      const isTheirs = and(eq(notices.personId, fixtures[name].id), eq(notices.commentId, comment?.id ?? ''))
      await database().delete(notices).where(isTheirs)
      await database()
        .insert(notices)
        .values({ personId: fixtures[name].id, commentId: comment?.id ?? '', key: `comment:${comment?.id}`, kind: 'mention' })
    }
  },
}

/** What was heard of a topic, besides a refusal. */
const heardOf = ({ heard }: ChannelPage, topic: Topic) =>
  heard.filter((message) =>
    topic === 'presence' ? message.kind === 'presence' : 'topic' in message && message.topic === topic && message.kind !== 'refused',
  )

test('callers without a session, and pages of other sites, are not let in at all', async () => {
  for (const name of outsiders) expect(await statusOf({ cookie: callers[name].cookie }), name).toBe(401)
  for (const origin of ['', 'null', 'https://evil.example', `${channel.origin}.evil.example`])
    expect(await statusOf({ cookie: callers.ihor.cookie, origin }), origin).toBe(403)
  for (const name of staff) expect(await statusOf({ cookie: callers[name].cookie }), name).toBe(101)
})

test.each(names)('%s is heard by whom the table says, and by nobody else', async (name) => {
  const [{ may, change }, topic] = [channelTable.topics[name], nameOf(name)]
  const all = await Promise.all(
    staff.map(async (who) => ({ who, page: await open(callers[who]), standing: table.standingOf({ may }, who) })),
  )
  for (const { page } of all) page.listen(topic)
  for (const { page, standing, who } of all)
    if (standing !== 'in') await until(() => expect(page.heard, who).toContainEqual({ kind: 'refused', topic }))
  await quiet()
  const before = new Map(all.map(({ who, page }) => [who, heardOf(page, topic).length]))
  await changes[change]()
  for (const { page, standing, who } of all)
    if (standing === 'in' && (change !== 'visit' || (maySee(who) && who !== visitor)))
      await until(() => expect(heardOf(page, topic).length, `${who} should hear of ${topic}`).toBeGreaterThan(before.get(who) ?? 0))
  await quiet()
  for (const { page, standing, who } of all) {
    if (standing !== 'in')
      expect(
        page.heard.filter(({ kind }) => kind !== 'alive'),
        `${who} was refused`,
      ).toEqual([{ kind: 'refused', topic }])
    // Whoever may not see the story is told of it by no topic.
    if (!maySee(who)) expect(JSON.stringify(heardOf(page, topic)), who).not.toContain(story)
  }
})

const maySee = (who: (typeof staff)[number]): boolean => table.standingOf({ may: channelTable.topics.story.may }, who) === 'in'

test.each(Object.keys(channelTable.messages) as (keyof typeof channelTable.messages)[])(
  'a page that says “%s” of what it may not hear learns nothing and moves nobody',
  async (kind) => {
    const { say, isRefused } = channelTable.messages[kind]
    const marta = await open(callers.marta)
    marta.listen(`story:${story}`)
    await until(() => expect(marta.visitors(`story:${story}`)).toHaveLength(1))
    const danylo = await open(callers.danylo)
    for (const id of [story, randomUUID()]) {
      for (const name of known.ofStory) danylo.say({ kind, topic: `${name}:${id}`, ...say })
      await quiet()
    }
    danylo.say({ kind, topic: 'no such topic', ...say })
    await quiet()
    const refusals = danylo.heard.filter((message) => message.kind !== 'alive')
    // A story that is not theirs looks like one that there is not, and like a topic that there is not.
    expect(refusals.map((message) => message.kind)).toEqual(
      isRefused ? Array.from({ length: 2 * known.ofStory.length + 1 }, () => 'refused') : [],
    )
    expect(marta.carets()).toEqual([])
    expect(marta.visitors(`story:${story}`)?.map(({ id }) => id)).toEqual([callers.marta.id])
  },
)

import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { outsideChecks } from '#db/schema/outside-checks.ts'
import { outbox } from '#db/schema/record.ts'
import { publicUrl } from '#lib/env.ts'
import { newsSitemap, sitemap } from '#newsroom/syndication/sitemaps.ts'
import { textElement } from '#newsroom/syndication/xml.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { completeStory, seenOf, writeDek } from '#testing/planned-story.ts'
import type { AskSite } from './ask-site.ts'
import { mostInAMinute } from './begin-check.ts'
import { lookOutside } from './look-outside.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  await database().execute(sql`delete from pgboss.job`)
  cast = await seedCast()
})

/** Everything that was asked of the site. */
let asked: string[] = []
const openAs = (ask: AskSite) => () => ({
  ask: async (path: string) => {
    asked.push(path)
    return ask(path)
  },
  way: 'public' as const,
  close: async () => {},
})

/** A site that has what the newsroom has, for a story: its pages are made of the same questions as the paper's. */
async function freshSite(articleId: string): Promise<AskSite> {
  const [live] = await database().execute<{ slug: string; headline: string; at: string }>(sql`
    select slug, headline, coalesce(updated_at, first_published_at) as at from live_articles where article_id = ${articleId}`)
  const link = live ? `<a href="/news/${live.slug}">${live.headline}</a>` : ''
  const facts = { '@type': 'NewsArticle', headline: live?.headline, dateModified: live && new Date(live.at).toISOString() }
  const page = `<h1>${live?.headline}</h1><p>Some words.</p><script type="application/ld+json">${JSON.stringify(facts)}</script>`
  const rss = `<item>${textElement('title', live?.headline ?? '')}${textElement('link', `${publicUrl()}/news/${live?.slug}`)}</item>`
  const files: Record<string, string> = {
    '/news-sitemap.xml': await newsSitemap(publicUrl()),
    '/sitemap-1.xml': (await sitemap(publicUrl(), '1')) ?? '',
    '/rss.xml': live ? rss : '',
  }
  return async (path) => {
    if (path.startsWith('/news/')) return live ? { status: 200, text: page } : { status: 410, text: '' }
    return { status: 200, text: files[path] ?? link }
  }
}

async function publishNew(): Promise<string> {
  const articleId = await completeStory(cast)
  const answer = await publish(cast.marta, { articleId, seen: await seenOf(articleId) })
  if (!answer.ok) throw new Error(answer.problem)
  return articleId
}

const newestId = async () => {
  const [row] = await database()
    .select({ id: sql<number>`max(${outbox.id})`.mapWith(Number) })
    .from(outbox)
  return row?.id ?? 0
}
const checkOfChange = async (changeId: number) =>
  (await database().select().from(outsideChecks).where(eq(outsideChecks.changeId, changeId)))[0]
const age = (seconds: number) => database().execute(sql`update outbox set created_at = created_at - make_interval(secs => ${seconds})`)
const waitingJobs = () =>
  database().execute<{ data: { changeId: number }; isLater: boolean }>(sql`
    select data, start_after > now() as "isLater" from pgboss.job where name = 'look-outside' and state = 'created'`)

/** The change of the newest verb, looked at with this site as the worker does: with its job taken from the queue. */
async function look(site: AskSite) {
  const changeId = await newestId()
  asked = []
  await database().execute(sql`delete from pgboss.job`)
  await lookOutside(changeId, openAs(site))
  return checkOfChange(changeId)
}

test('a published story is found at every place, each with its time; what is seen is not asked for again', async () => {
  const articleId = await publishNew()
  expect((await waitingJobs()).map(({ data }) => data.changeId)).toEqual([await newestId()])
  const check = await look(await freshSite(articleId))
  expect(check).toMatchObject({ kind: 'published', ending: 'seen', redCount: 0, rounds: 1, way: 'public' })
  expect(check?.spots.map(({ name }) => name)).toEqual([
    'page',
    'structured-data',
    'feed',
    'section',
    'rss',
    'news-sitemap',
    'sitemap',
    'search',
  ])
  expect(check?.spots.every(({ after }) => after !== null && after >= 0 && after < 5_000)).toBe(true)
  expect(new Set(asked).size).toBe(asked.length)
  await look(await freshSite(articleId))
  expect(asked).toEqual([])
})

test('a page that stays old is red after five seconds, is looked at again, and turns green late', async () => {
  const articleId = await publishNew()
  await look(await freshSite(articleId))
  const old = await freshSite(articleId)
  await writeDek(cast.olena, articleId, 'Another dek.')
  const updated = await publish(cast.marta, { articleId, seen: await seenOf(articleId), including: [cast.olena.id] })
  expect(updated).toMatchObject({ ok: true, value: { isUpdate: true } })
  await age(6)
  const red = await look(old)
  expect(red).toMatchObject({ kind: 'updated', ending: null, endedAt: null })
  const unseen = red?.spots.filter(({ after }) => after === null)
  expect(unseen).toEqual([
    { name: 'structured-data', path: expect.any(String), after: null, problem: 'old' },
    { name: 'sitemap', path: '/sitemap-1.xml', after: null, problem: 'old' },
  ])
  expect(red?.redCount).toBe(2)
  expect(await waitingJobs()).toContainEqual({ data: { changeId: red?.changeId }, isLater: true })
  const late = await look(await freshSite(articleId))
  expect(late).toMatchObject({ ending: 'seen', redCount: 0, rounds: 2 })
  expect(late?.spots.find(({ name }) => name === 'sitemap')?.after).toBeGreaterThan(5_000)
  expect(asked.sort()).toEqual(unseen?.map(({ path }) => path).sort())
})

test('the worker gives up after minutes, and the place stays red', async () => {
  const articleId = await publishNew()
  await age(6)
  await look(async () => ({ problem: 'no-answer' }))
  await database().update(outsideChecks).set({ countedFrom: sql`now() - interval '6 minutes'` })
  expect(await look(async () => ({ status: 503, text: '' }))).toMatchObject({ articleId, ending: 'unseen', redCount: 8 })
  expect(await waitingJobs()).toEqual([])
})

test('only where the paper lists a story it must be found', async () => {
  const articleId = await publishNew()
  await database().delete(feedItems).where(eq(feedItems.articleId, articleId))
  await database().execute(sql`update live_articles set first_published_at = now() - interval '3 days' where article_id = ${articleId}`)
  const check = await look(await freshSite(articleId))
  expect(check?.spots.map(({ name }) => name)).toEqual(['page', 'structured-data', 'section', 'rss', 'sitemap', 'search'])
})

test('a taken-down story must be gone, and where it still is that is said', async () => {
  const articleId = await publishNew()
  const before = await freshSite(articleId)
  await takedown(cast.marta, { articleId, reason: 'A court says so' })
  await age(6)
  const check = await look(before)
  expect(check?.spots.map(({ name, problem }) => [name, problem])).toEqual([
    ['page', 'still-there'],
    ['feed', 'still-there'],
    ['section', 'still-there'],
    ['rss', 'still-there'],
    ['news-sitemap', 'still-there'],
    ['search', 'still-there'],
  ])
  expect(await look(await freshSite(articleId))).toMatchObject({ ending: 'seen' })
})

test('of a bulk act the first changes are looked at, and no more; a takedown always is', async () => {
  const nothing = { kind: 'unpublished', articleId: cast.articles.published, language: 'en', slug: '' } as const
  for (let count = 0; count < mostInAMinute; count += 1) {
    await transaction((tx) => announce(tx, ['x'], nothing))
    expect(await look(async () => ({ status: 200, text: '' }))).toMatchObject({ spots: [], ending: 'seen' })
  }
  await transaction((tx) => announce(tx, ['x'], nothing))
  expect(await look(async () => ({ status: 200, text: '' }))).toBeUndefined()
  await transaction((tx) => announce(tx, ['x'], { ...nothing, kind: 'taken-down' }))
  expect(await look(async () => ({ status: 200, text: '' }))).toBeDefined()
})

test('an import makes no look, and neither does a change that nobody looked at in its minute', async () => {
  await transaction((tx) => announce(tx, ['lists:en'], { kind: 'imported', articles: 19_000 }))
  await transaction((tx) => announce(tx, ['x'], { kind: 'changed', what: 'section', id: cast.section.id }))
  expect(await waitingJobs()).toEqual([])
  await unpublish(cast.marta, { articleId: cast.articles.published })
  await age(90)
  expect(await look(async () => ({ status: 404, text: '' }))).toBeUndefined()
  await lookOutside(123_456)
})

test('a change that another one followed is not looked at any more', async () => {
  const articleId = await publishNew()
  const first = await newestId()
  await unpublish(cast.marta, { articleId })
  asked = []
  await lookOutside(first, openAs(await freshSite(articleId)))
  expect(await checkOfChange(first)).toMatchObject({ ending: 'superseded', redCount: 0 })
  expect(asked).toEqual([])
})

test('of a story that has an embargo now nothing is asked but what readers knew, and never its headline', async () => {
  const articleId = await publishNew()
  await unpublish(cast.marta, { articleId })
  await database()
    .update(articles)
    .set({ embargoUntil: sql`now() + interval '1 day'`, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC', slug: 'a-secret-address' })
    .where(eq(articles.id, articleId))
  await writeDek(cast.olena, articleId, 'A secret dek')
  await look(await freshSite(articleId))
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter((path) => /secret|search/.test(path))).toEqual([])
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database, paperDatabase } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { corrections } from '#db/schema/corrections.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media, pictureCrops } from '#db/schema/media.ts'
import { feedOrder, stories } from '#db/schema/paper.ts'
import { oneTimeLinks, people } from '#db/schema/people.ts'
import { schedules } from '#db/schema/schedules.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { seedCast } from '#testing/cast.ts'
import { demoPeople } from './cast.ts'
import { pinned, planned } from './front-page.ts'
import { NewsroomNotEmpty, seedDemo } from './seed.ts'
import { demoStories } from './stories/all.ts'
import { atTheDesk, breakingNews, notes } from './stories/desk.ts'

const before = process.env.GALLEY_HOME
beforeAll(async () => {
  process.env.GALLEY_HOME = await mkdtemp(join(tmpdir(), 'galley-demo-'))
})
afterAll(async () => {
  if (process.env.GALLEY_HOME) await rm(process.env.GALLEY_HOME, { recursive: true, force: true })
  process.env.GALLEY_HOME = before
})

const feed = (language: 'en' | 'uk') =>
  paperDatabase()
    .select({ slug: stories.slug, pinned: feedOrder.pinned, at: stories.firstPublishedAt })
    .from(feedOrder)
    .innerJoin(stories, eq(stories.articleId, feedOrder.articleId))
    .where(and(eq(feedOrder.feed, 'main'), eq(feedOrder.language, language)))
    .orderBy(desc(feedOrder.pinned), asc(feedOrder.position))

const rows = async () => {
  const [found] = await database().execute<{ all: string }>(sql`
    select concat_ws(' ', (select count(*) from articles), (select count(*) from revisions), (select count(*) from feed_moves), (select count(*) from media),
      (select count(*) from audit), (select count(*) from outbox), (select count(*) from authors), (select count(*) from people)) as all`)
  return found?.all
}

test('an empty newsroom becomes The Crossing: its stories before readers, the pinned ones first, the rest newest first', {
  timeout: 180_000,
}, async () => {
  expect(await seedDemo()).toEqual({
    journalist: demoPeople.journalist.email,
    editor: demoPeople.editor.email,
    admin: demoPeople.admin.email,
  })
  for (const language of ['en', 'uk'] as const) {
    const shown = await feed(language)
    expect(shown.filter((item) => item.pinned).map(({ slug }) => slug)).toEqual(pinned[language])
    const others = shown.filter((item) => !item.pinned).map(({ at }) => at.getTime())
    expect(others).toEqual(others.toSorted((one, other) => other - one))
    expect(shown.length).toBe([...demoStories, breakingNews].filter((story) => story.language === language).length)
  }
  const [top] = (await feed('en')).filter((item) => !item.pinned)
  expect(top?.slug).toBe(breakingNews.key)
  const live = await database()
    .select({
      slug: liveArticles.slug,
      breaking: liveArticles.breaking,
      updatedAt: liveArticles.updatedAt,
      twinGroup: liveArticles.twinGroup,
    })
    .from(liveArticles)
  expect(live.filter(({ breaking }) => breaking).map(({ slug }) => slug)).toEqual([breakingNews.key])
  expect(live.filter(({ updatedAt }) => updatedAt).length).toBeGreaterThanOrEqual(3)
  const told = await database().select({ kind: corrections.kind, text: corrections.text }).from(corrections)
  expect(told.map(({ text }) => text).sort()).toEqual(notes.map(({ text }) => text).sort())
  expect(live.filter(({ twinGroup }) => twinGroup).length).toBe(2 * demoStories.filter(({ twinOf }) => twinOf).length)
})

test('the desk has stories on their way, and one that was sent back with a note', async () => {
  const stages = await database()
    .select({ stage: articles.stage, stories: count() })
    .from(articles)
    .where(sql`${articles.stage} <> 'published'`)
    .groupBy(articles.stage)
  const waiting = atTheDesk.filter(({ becomes }) => becomes === 'submitted').length
  expect(Object.fromEntries(stages.map(({ stage, stories: number }) => [stage, number]))).toEqual({
    submitted: waiting,
    draft: atTheDesk.length - waiting,
  })
  const noted = await database().select({ slug: articles.slug }).from(articles).where(sql`${articles.note} is not null`)
  expect(noted.map(({ slug }) => slug)).toEqual(atTheDesk.filter(({ note }) => note).map(({ story }) => story.key))
})

test('the editor has planned what goes out in the next days: two stories of the desk, and an update', async () => {
  const standing = await database()
    .select({ kind: schedules.kind, slug: articles.slug, at: schedules.at, wallTime: schedules.wallTime })
    .from(schedules)
    .innerJoin(articles, eq(articles.id, schedules.articleId))
    .where(isNull(schedules.endedAt))
    .orderBy(schedules.at)
  expect(standing).toMatchObject(planned.map(({ key, kind, at }) => ({ kind, slug: key, wallTime: expect.stringMatching(`T${at}$`) })))
  expect(standing.every(({ at }) => at.getTime() > Date.now())).toBe(true)
})

test('the editor looks after some of them, which have deadlines to come', async () => {
  const assigned = await database()
    .select({ slug: articles.slug, editor: people.email })
    .from(articles)
    .innerJoin(people, eq(people.id, articles.editorId))
  const expected = atTheDesk.filter(({ hasEditor }) => hasEditor).map(({ story }) => ({ slug: story.key, editor: demoPeople.editor.email }))
  expect(assigned).toHaveLength(expected.length)
  expect(assigned).toEqual(expect.arrayContaining(expected))
  const deadlines = await database().select({ at: articles.deadlineAt }).from(articles).where(sql`${articles.deadlineAt} > now()`)
  expect(deadlines).toHaveLength(atTheDesk.filter(({ deadline }) => deadline).length)
})

test('nobody of the demo has a password, every author of the paper has a portrait, every picture its words', async () => {
  expect(await database().select({ password: people.passwordHash }).from(people)).toEqual([
    { password: null },
    { password: null },
    { password: null },
  ])
  // The journalist who signs in has an author of her own, who has written nothing for readers yet.
  const shown = await database().select({ portrait: authors.portraitId }).from(authors).where(isNull(authors.personId))
  expect(shown.filter(({ portrait }) => portrait === null)).toEqual([])
  expect(
    (await database().select({ alt: media.alt, credit: media.credit }).from(media)).filter(({ alt, credit }) => !alt || !credit),
  ).toEqual([])
  expect(await database().select({ used: oneTimeLinks.usedAt }).from(oneTimeLinks).where(sql`${oneTimeLinks.usedAt} is not null`)).toEqual(
    [],
  )
})

test('every file has a title, and a picture a crop that was drawn by hand', async () => {
  const files = await database().select({ title: attachments.title }).from(attachments)
  expect(files.length).toBeGreaterThan(4)
  expect(files.filter(({ title }) => title === '')).toEqual([])
  const drawn = await database()
    .select({ name: media.name, shape: pictureCrops.shape })
    .from(pictureCrops)
    .innerJoin(media, eq(media.id, pictureCrops.mediaId))
  expect(drawn).toEqual([{ name: 'storks.jpg', shape: '1x1' }])
})

test('a second call changes nothing', async () => {
  const there = await rows()
  await seedDemo()
  expect(await rows()).toBe(there)
  await seedDemo({ force: true })
  expect(await feed('en')).toHaveLength(demoStories.filter(({ language }) => language === 'en').length + 1)
}, 120_000)

test('a newsroom of somebody else is left alone', async () => {
  await database().execute(
    sql`truncate articles, people, authors, sections, topics, media, feeds, newsroom, imports, audit, outbox cascade`,
  )
  await seedCast()
  const there = await rows()
  await expect(seedDemo()).rejects.toThrow(NewsroomNotEmpty)
  expect(await rows()).toBe(there)
})

import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { apiKeys } from '#db/schema/api-keys.ts'
import { articles } from '#db/schema/articles.ts'
import { feedItems, feeds } from '#db/schema/feed.ts'
import { liveArticles, liveBylines, liveTopics } from '#db/schema/live.ts'
import { people } from '#db/schema/people.ts'
import { previewLinks } from '#db/schema/previews.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import { webhookDeliveries, webhooks } from '#db/schema/webhooks.ts'
import { wireFeeds, wireItems, wireSightings } from '#db/schema/wire.ts'
import type { DeskLanguage } from '#lib/desk-languages.ts'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import { previewPath } from '#lib/paths.ts'
import { hashToken, makeToken } from '#newsroom/people/token.ts'
import { guestScreens } from './guest-screens.ts'
import { libraryScreens } from './library-screens.ts'
import type { Screen } from './screen.ts'

/** The screens by name, each with the fullest example of this newsroom. */
export async function screens(language: DeskLanguage): Promise<Screen[]> {
  const [story] = await database()
    .select({ id: articles.id, slug: liveArticles.slug, sectionId: liveArticles.sectionId })
    .from(liveArticles)
    .innerJoin(articles, eq(articles.id, liveArticles.articleId))
    .innerJoin(feedItems, eq(feedItems.articleId, articles.id))
    .innerJoin(feeds, eq(feeds.id, feedItems.feedId))
    .where(and(eq(feeds.name, 'main'), eq(feeds.language, 'en')))
    .orderBy(desc(feedItems.pinned), asc(feedItems.position))
    .limit(1)
  if (!story) throw new Error('there is no story in the feed to photograph')
  const [section] = await database().select({ slug: sections.slug }).from(sections).where(eq(sections.id, story.sectionId))
  const [author] = await database()
    .select({ slug: authors.slug })
    .from(liveBylines)
    .innerJoin(authors, eq(authors.id, liveBylines.authorId))
    .where(eq(liveBylines.articleId, story.id))
    .orderBy(asc(liveBylines.position))
    .limit(1)
  const [topic] = await database()
    .select({ slug: topics.slug })
    .from(liveTopics)
    .innerJoin(topics, eq(topics.id, liveTopics.topicId))
    .where(eq(liveTopics.articleId, story.id))
    .limit(1)
  const say = deskMessages[language]
  return [
    { name: 'feed', path: '/' },
    { name: 'feed-uk', path: '/uk' },
    { name: 'article', path: `/news/${story.slug}` },
    { name: 'section', path: `/section/${section?.slug}` },
    { name: 'topic', path: `/topic/${topic?.slug}` },
    { name: 'search', path: '/search?q=winter' },
    { name: 'corrections', path: '/corrections' },
    { name: 'author', path: `/author/${author?.slug}` },
    { name: '404', path: '/news/no-such-story' },
    { name: 'sign-in', path: '/desk/sign-in' },
    ...listScreens(say),
    { name: 'editor', path: `/desk/articles/${story.id}`, as: 'editor', open: whenWritable },
    ...(await embargoScreens()),
    ...libraryScreens(say),
    ...feedScreens(say),
    ...calendarScreens(),
    ...(await storyScreens(say)),
    ...bulkScreens(say),
    ...taxonomyScreens(say),
    { name: 'account', path: '/desk/account', as: 'editor', picture: 'your-account' },
    { name: 'health', path: '/desk/health', as: 'editor', picture: 'health', full: true },
    { name: 'audit', path: '/desk/audit', as: 'editor', picture: 'audit' },
    { name: 'audit-none', path: '/desk/audit?verb=recall&from=2001-01-01', as: 'editor' },
    ...(await guestScreens(say)),
    ...houseScreens,
    await programScreen(),
    await wireScreen(),
  ]
}

/** A story under embargo at the desk, and as somebody outside sees it by an express link. */
async function embargoScreens(): Promise<Screen[]> {
  const [story] = await database().select({ id: articles.id }).from(articles).where(isNotNull(articles.embargoUntil)).limit(1)
  if (!story) return []
  const token = makeToken()
  await database()
    .insert(previewLinks)
    .values({ articleId: story.id, tokenHash: hashToken(token), opensEmbargoed: true, expiresAt: sql`now() + interval '48 hours'` })
  return [
    { name: 'embargo', path: `/desk/articles/${story.id}`, as: 'editor', open: whenWritable },
    { name: 'preview', path: previewPath(token) },
    { name: 'preview-closed', path: previewPath('0'.repeat(43)) },
  ]
}

const houseScreens: Screen[] = [
  { name: 'people', path: '/desk/people', as: 'admin', picture: 'people' },
  { name: 'settings', path: '/desk/settings', as: 'admin', picture: 'settings' },
  { name: 'style', path: '/desk/settings/house-style', as: 'editor' },
  { name: 'snippets', path: '/desk/settings/snippets', as: 'editor' },
  { name: 'templates', path: '/desk/settings/templates', as: 'editor' },
  { name: 'set-up', path: '/desk/settings/set-up', as: 'admin', picture: 'set-up' },
  { name: 'import', path: '/desk/import', as: 'admin', picture: 'import' },
]

const taxonomyScreens = (say: Words): Screen[] => [
  { name: 'taxonomy-sections', path: '/desk/taxonomy/sections', as: 'editor' },
  {
    ...{ name: 'taxonomy-merge', path: '/desk/taxonomy/sections', as: 'editor', picture: 'merge-a-section' },
    open: pressAll(say.taxonomy.mergeOrDeleteNamed),
  },
  { name: 'taxonomy-topics', path: '/desk/taxonomy/topics', as: 'editor' },
  { name: 'taxonomy-authors', path: '/desk/taxonomy/authors', as: 'editor' },
]

/** Two keys and two webhooks, one with a log. Those of an earlier run are there already. */
async function programScreen(): Promise<Screen> {
  const screen: Screen = {
    name: 'programs',
    path: '/desk/programs',
    as: 'admin',
    open: (page) => page.locator('summary').click(),
    picture: 'programs',
  }
  if ((await database().$count(webhooks, eq(webhooks.url, 'https://push.example/galley'))) > 0) return screen
  const [admin] = await database().select({ id: people.id }).from(people).where(eq(people.role, 'admin')).limit(1)
  const createdBy = admin?.id ?? ''
  await database()
    .insert(apiKeys)
    .values(
      ['The app', 'Partner in Lviv'].map((name) => ({ name, hint: hashToken(name).slice(-4), secretHash: hashToken(name), createdBy })),
    )
    .onConflictDoNothing()
  const [push] = await database()
    .insert(webhooks)
    .values([
      { name: 'Push service', url: 'https://push.example/galley', sealedSecret: '', createdBy },
      { name: 'Archive', url: 'https://archive.example/hook', sealedSecret: '', createdBy, pausedAt: sql`now()`, pausedBecause: 'failing' },
    ])
    .returning({ id: webhooks.id })
  const event = { kind: 'published', articleId: randomUUID(), language: 'en', slug: 'the-bridge-is-open' } as const
  await database()
    .insert(webhookDeliveries)
    .values([
      { webhookId: push?.id ?? '', event, state: 'delivered', tries: 1, answer: '204' },
      { webhookId: push?.id ?? '', event: { ...event, kind: 'taken-down' }, state: 'waiting', tries: 2, answer: '503' },
    ])
  return screen
}

/** Two feeds and two texts of theirs, one of them open. Those of an earlier run are there already. */
async function wireScreen(): Promise<Screen> {
  const screen = (item: string | undefined): Screen => ({ name: 'wire', path: `/desk/wire?item=${item}`, as: 'editor', picture: 'wire' })
  const [known] = await database().select({ id: wireItems.id }).from(wireItems).where(eq(wireItems.source, 'wire:0'))
  if (known) return screen(known.id)
  const [editor] = await database().select({ id: people.id }).from(people).where(eq(people.role, 'editor')).limit(1)
  const feeds = await database()
    .insert(wireFeeds)
    .values(
      ['River agency', 'Office of the port'].map((name, place) => ({
        ...{ name, url: `https://wire.example/${place}.xml`, language: 'en' as const, licence: 'Name the agency.', minutes: 15 },
        ...{
          createdBy: editor?.id ?? '',
          lookedAt: sql`now()`,
          nextAt: sql`now() + interval '1 day'`,
          pausedAt: place === 1 ? sql`now()` : null,
        },
      })),
    )
    .returning({ id: wireFeeds.id })
  const texts = [
    ['The ferry crosses every half hour from Monday', 'The timetable holds until the end of October. Bicycles travel free.'],
    ['The market hall opens on Saturday', 'Forty stalls move indoors for the winter. The fishmongers stay on the quay.'],
  ]
  const items = await database()
    .insert(wireItems)
    .values(
      texts.map(([headline = '', words = ''], place) => ({
        ...{ source: `wire:${place}`, broughtBy: feeds[place]?.id ?? null, headline, contentDigest: `${place}` },
        ...{ at: sql`now() - ${place + 1} * interval '20 minutes'`, story: wireStory(headline, words) },
      })),
    )
    .returning({ id: wireItems.id })
  await database()
    .insert(wireSightings)
    .values(items.map(({ id }, place) => ({ feedId: feeds[place]?.id ?? '', key: `${place}`, digest: '', itemId: id })))
  return screen(items[0]?.id)
}

const wireStory = (headline: string, words: string) => ({
  ...{ language: 'en', headline, dek: '', section: { slug: '', name: '' }, topics: [], bylines: [], slug: null, oldSlugs: [], hero: null },
  ...{ publishedAt: new Date().toISOString(), updatedAt: null, hold: null, losses: [] },
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] },
})

type Words = (typeof deskMessages)[DeskLanguage]

const whenWritable = (page: Page) => page.locator('.ProseMirror[contenteditable="true"]').waitFor()

/** The first button or menu item with this name; of a name with a variable, with its beginning. */
function find(page: Page, name: string): Locator {
  const [start = ''] = name.split('{')
  const exact = start === name
  return page
    .getByRole('button', { name: start, exact })
    .or(page.getByRole('menuitem', { name: start, exact }))
    .first()
}

/** Presses one after the other. A page that has just been loaded may not have its handlers yet, so the first is pressed until the next is there. */
const pressAll =
  (...names: string[]) =>
  async (page: Page) => {
    await page.waitForLoadState('networkidle')
    for (const [at, name] of names.entries()) {
      const next = names[at + 1]
      await find(page, name).click()
      if (next === undefined) continue
      const isThere = await find(page, next)
        .waitFor({ timeout: 4000 })
        .then(() => true)
        .catch(() => false)
      if (!isThere) await find(page, name).click()
    }
    await page.waitForTimeout(300) // the panel has asked
    await page.waitForLoadState('networkidle') // and was answered
  }

/** Lists of the desk: stories, notices, breaking news. */
function listScreens({ stories }: Words): Screen[] {
  return [
    { name: 'desk', path: '/desk', as: 'editor' },
    { name: 'desk-assigned', path: '/desk?scope=assigned', as: 'editor' },
    { name: 'desk-menu', path: '/desk?scope=all', as: 'editor', open: pressAll(stories.moreFor) },
    { name: 'notices', path: '/desk/notices', as: 'editor', picture: 'notices' },
    { name: 'notices-choices', path: '/desk/notices/choices', as: 'editor', picture: 'notices-choices' },
    { name: 'breaking', path: '/desk/breaking', as: 'editor' },
  ]
}

/** The feed desk with each of its panels. */
function feedScreens({ feed, everywhere, editor }: Words): Screen[] {
  const live = '/desk/feed?language=en'
  const draft = '/desk/feed?language=en&draft=1'
  const at = (name: string, path: string, ...names: string[]): Screen => ({
    ...{ name: `feed-${name}`, path, as: 'editor' },
    ...(names.length > 0 && { open: pressAll(...names) }),
  })
  const menu = feed.moreFor
  return [
    { ...at('desk', live), picture: 'the-feed-desk' },
    at('add', live, feed.add),
    at('shape', live, feed.shape),
    at('history', live, feed.history),
    { ...at('older', live, feed.history, feed.lookAt), picture: 'an-older-order' },
    at('menu', live, menu),
    at('look', live, menu, feed.inThisFeedMore),
    at('pin-until', live, menu, feed.pinUntil),
    at('take-out-at', live, menu, feed.takeOutAt),
    at('position', live, menu, feed.moveToPosition),
    at('move', live, everywhere.moveThing),
    at('section', '/desk/feed?language=en&section=culture'),
    at('section-unused', '/desk/feed?language=uk&section=culture'),
    { ...at('draft', draft), picture: 'a-draft-order' },
    at('launch', draft, feed.launchNow),
    at('discard', draft, feed.discardDraft),
    at('preview', '/desk/feed/preview?language=en&draft=1'),
    at('preview-at', '/desk/feed/preview?language=en', feed.chooseMoment),
    at('preview-phone', '/desk/feed/preview?language=en', editor.asPhone),
  ]
}

function calendarScreens(): Screen[] {
  const calendar = '/desk/calendar'
  const openItem = async (page: Page) => {
    await page.waitForLoadState('networkidle')
    await page.locator('[data-item]:visible, main li button:visible').last().click()
  }
  return [
    { name: 'calendar', path: calendar, as: 'editor' },
    { name: 'calendar-item', path: calendar, as: 'editor', open: openItem },
    { name: 'calendar-day', path: `${calendar}?view=day`, as: 'editor' },
    { name: 'calendar-list', path: `${calendar}?view=list`, as: 'editor', full: true },
    { name: 'calendar-empty', path: `${calendar}?view=list&day=2031-01-01`, as: 'editor', full: true },
  ]
}

/** A story that waits for an editor, one that is planned, and a taken-down one, each with its panels. */
async function storyScreens({ schedule, assignment, embargo, preview, workflow, outside, editor }: Words): Promise<Screen[]> {
  const { waiting, planned, due, gone, live, maps, mapSlug } = await storiesForPanels()
  const at = (name: string, id: string | null, ...names: string[]): Screen[] =>
    id === null
      ? []
      : [
          {
            ...{ name, path: `/desk/articles/${id}`, as: 'admin' },
            open: async (page) => {
              await whenWritable(page).catch(() => {})
              await page.waitForLoadState('networkidle')
              const [first = ''] = names
              const isInDetails = ['embargo-form', 'preview-links', 'deadline'].includes(name)
              if (isInDetails && !(await find(page, first).isVisible())) await find(page, editor.details).click() // open on a wide screen
              await pressAll(...names)(page)
              if (isInDetails) await page.locator('form:focus-within').evaluateAll(([form]) => form?.scrollIntoView({ block: 'center' }))
              // Asks the worker, which looks within seconds.
              if (name === 'went-out')
                await page
                  .getByText(outside.summarySeen)
                  .waitFor({ timeout: 15_000 })
                  .catch(() => {})
            },
          },
        ]
  return [
    ...at('schedule', waiting, schedule.scheduleMore),
    ...at('schedule-planned', planned, schedule.scheduled),
    ...at('deadline', due, assignment.moveDeadline).map((screen) => ({ ...screen, picture: 'editor-and-deadline' })),
    ...at('embargo-form', waiting, embargo.setMore),
    ...at('preview-links', waiting, preview.make),
    ...at('went-out', live, workflow.moreFor, outside.more, outside.again).map((screen) => ({ ...screen, picture: 'went-out' })),
    ...(maps ? [mapScreen(maps)] : []),
    ...(mapSlug ? [readersMap(mapSlug)] : []),
    ...at('restore', gone, workflow.moreFor, workflow.restoreMore),
  ]
}

/** A story with a map, as it is written. */
const mapScreen = (id: string): Screen => ({
  ...{ name: 'map', path: `/desk/articles/${id}`, as: 'admin', picture: 'a-map' },
  open: async (page) => {
    await whenWritable(page)
    await page.waitForLoadState('networkidle')
    await page
      .locator('.story-map')
      .first()
      .evaluate((map) => map.scrollIntoView({ block: 'start' }))
    await page.evaluate(() => window.scrollBy(0, -120))
    await page.waitForLoadState('networkidle')
  },
})

/** The same kind of map as readers have it. */
const readersMap = (slug: string): Screen => ({
  ...{ name: 'map-paper', path: `/news/${slug}`, full: false, picture: 'a-map-for-readers' },
  open: (page) =>
    page
      .locator('.map')
      .first()
      .evaluate((map) => map.scrollIntoView({ block: 'center' })),
})

type ForPanels = 'waiting' | 'planned' | 'due' | 'gone' | 'live' | 'maps' | 'mapSlug'

async function storiesForPanels() {
  const [found] = await database().execute<Record<ForPanels, string | null>>(sql`
    select (select id from articles where submitted_at is not null and stage <> 'published' order by created_at limit 1) as waiting,
           (select article_id from schedules where article_id is not null and ended_at is null order by at limit 1) as planned,
           (select id from articles where deadline_at is not null and editor_id is not null order by deadline_at limit 1) as due,
           (select id from articles where stage = 'taken-down' limit 1) as gone,
           (select article_id from live_articles where language = 'en' order by first_published_at desc limit 1) as live,
           (select article_id from drafts where body @? '$.** ? (@.type == "map")' order by article_id limit 1) as maps,
           (select live.slug from live_articles live join revisions on revisions.id = live.revision_id
             where live.language = 'en' and revisions.body @? '$.** ? (@.type == "map")' limit 1) as "mapSlug"`)
  return found ?? { waiting: null, planned: null, due: null, gone: null, live: null, maps: null, mapSlug: null }
}

/** The list of stories with some of them selected. Drafts cannot be unpublished, so the report changes nothing. */
function bulkScreens({ stories, workflow }: Words): Screen[] {
  const at = (name: string, ...names: string[]): Screen => ({
    ...{ name: `bulk-${name}`, path: '/desk?scope=all&stage=draft', as: 'editor' },
    open: async (page) => {
      await page.waitForLoadState('networkidle')
      for (const place of [1, 2]) await page.getByRole('checkbox').nth(place).setChecked(true, { force: true })
      await pressAll(...names)(page)
    },
  })
  return [
    { ...at('bar'), path: '/desk?scope=all', picture: 'several-stories' },
    at('section', stories['bulk-section']),
    at('topic', stories['bulk-topic']),
    at('editor', stories['bulk-editor']),
    at('schedule', stories['bulk-schedule']),
    at('unpublish', stories['bulk-unpublish']),
    at('report', stories['bulk-unpublish'], workflow.unpublish),
    {
      ...at('undo', stories['bulk-unpublish'], workflow.unpublish),
      ...{ path: '/desk?scope=all&stage=published', picture: 'undo-for-a-minute', isOnlyPicture: true },
    },
  ]
}

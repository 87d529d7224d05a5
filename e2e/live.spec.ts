import type { Page, Route } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { tags } from '#lib/tags.ts'
import { edgesConfirmed } from '#testing/edges-confirmed.ts'
import { liveStory } from '#testing/live-story.ts'
import { expect, type Galley, tellReaders, test } from './fixtures.ts'
import { chooseForStory, pressUntilOpen, publishStory } from './press.ts'
import { fillLine } from './writing.ts'

const pill = (page: Page) => page.locator('galley-live').getByRole('link')

test('an editor publishes, and the reader’s open feed announces it without moving the page or the focus', async ({
  galley,
  as,
  reader,
}) => {
  await openAndListen(reader, '/')
  const lead = reader.getByRole('main').getByRole('link', { name: 'The published story' })
  await lead.focus()
  const shifts = await reader.evaluateHandle(() => {
    const seen: number[] = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push((entry as PerformanceEntry & { value: number }).value) // layout-shift entries have a value
    }).observe({ type: 'layout-shift' })
    return seen
  })
  await publishing(await as('editor'), galley.cast.articles.draft)
  await expect(pill(reader)).toHaveText('1 new story')
  await expect(reader.getByRole('status').filter({ hasText: '1 new story' })).toHaveCount(1)
  await expect(lead).toBeFocused()
  expect(await shifts.evaluate((seen) => seen.reduce((sum, value) => sum + value, 0))).toBe(0)
  await pill(reader).click()
  await expect(reader.getByRole('main').getByRole('article').first()).toContainText('The draft story')
  await expect(pill(reader)).toHaveCount(0)
})

test('a hidden page receives what it missed when it is shown again, in its language', async ({ galley, reader }) => {
  await openAndListen(reader, '/uk')
  // The browser tells a page that it is hidden, and later that it is visible again.
  const show = (state: 'hidden' | 'visible') =>
    reader.evaluate((now) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => now === 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await show('hidden')
  for (const slug of ['persha', 'druha', 'tretia']) await announceLive(galley, slug, 'uk')
  await announceLive(galley, 'in-english', 'en')
  await show('visible')
  await expect(pill(reader)).toHaveText('3 нові публікації')
  await announceLive(galley, 'chetverta', 'uk')
  await announceLive(galley, 'piata', 'uk')
  await expect(pill(reader)).toHaveText('5 нових публікацій')
})

test('an open story offers its new text, and disappears at once when it is taken down', async ({ galley, as, reader }) => {
  test.slow()
  const editor = await as('editor')
  await publishing(editor, galley.cast.articles.draft)
  await openAndListen(reader, '/news/the-draft-story')
  await editor.goto(`/desk/articles/${galley.cast.articles.draft}`)
  await fillLine(editor, 'The story, told anew')
  await expect(editor.getByText('Saved', { exact: true }).first()).toBeVisible()
  await pressUntilOpen(editor.getByRole('button', { name: 'Update', exact: true }), editor.getByRole('region', { name: 'Update' }))
  await editor.getByRole('button', { name: 'Update now' }).click()
  await expect(pill(reader)).toHaveText(/^Updated \d\d:\d\d: show the new text$/)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The draft story')
  // An edge that waits longer than three seconds for the new page serves the old one, and the pill comes again.
  await expect(async () => {
    await pill(reader).click({ timeout: 2_000 })
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The story, told anew', { timeout: 2_000 })
  }).toPass({ timeout: 30_000 })

  await expectListening(reader)
  await editor.goto(`/desk/articles/${galley.cast.articles.draft}`)
  await chooseForStory(editor, 'Take down…')
  await editor.getByRole('textbox', { name: /Reason/ }).fill('A court asked for it')
  await editor.getByRole('button', { name: 'Take down for good' }).click()
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('This story was taken down')
  await expect(reader.getByRole('status').filter({ hasText: 'This story was taken down' })).toHaveCount(1)
  expect(await reader.content()).not.toContain('Text of the')
})

test('changes between the rendering of a page and the opening of its stream are announced, earlier ones are not', async ({
  galley,
  reader,
}) => {
  const { published, draft } = galley.cast.articles
  await markListening(reader)
  await announceLive(galley, 'before-the-page', 'en')
  await tellReaders([])
  const announceUpdate = (articleId: string) =>
    transaction((tx) => announce(tx, [tags.article(articleId)], { kind: 'updated', articleId, language: 'en', slug: 'x' }))
  for (const [path, meanwhile, words] of [
    ['/', () => announceLive(galley, 'in-the-gap', 'en'), '1 new story'],
    ['/news/the-published-story', () => announceUpdate(published), /^Updated \d\d:\d\d: show the new text$/],
    ['/uk', () => announceLive(galley, 'in-english', 'en'), null],
    ['/news/the-published-story', () => announceUpdate(draft), null],
  ] as const) {
    const held = Promise.withResolvers<Route>()
    await reader.route('**/live?*', (route) => held.resolve(route), { times: 1 })
    const [stream] = await Promise.all([held.promise, reader.goto(path)])
    await meanwhile()
    await tellReaders([])
    await expect(pill(reader)).toHaveCount(0)
    await stream.continue()
    // Missed events are sent before the `here` event.
    await expectListening(reader)
    if (words) await expect(pill(reader)).toHaveText(words)
    else await expect(pill(reader)).toHaveCount(0)
  }
})

test('a page in the back/forward cache receives what it missed when the reader returns', async ({ galley, playwright, launchOptions }) => {
  const browser = await playwright.chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  const page = await browser.newPage({ baseURL: galley.url })
  const isAble = await keepsPages(page)
  await openAndListen(page, '/')
  if (isAble) {
    await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''))
    await page.goto('/section/war')
    await announceLive(galley, 'while-elsewhere', 'en')
    await goBackTo(page, '/')
    await expect(page.locator('html[data-kept]'), 'the browser kept the page as it was left').toHaveCount(1)
  } else {
    // Chromium's old headless mode has no back/forward cache, so the two events are dispatched by hand.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    await announceLive(galley, 'while-elsewhere', 'en')
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  }
  await expect(pill(page)).toHaveText('1 new story')
  await announceLive(galley, 'once-more', 'en')
  await expect(pill(page)).toHaveText('2 new stories')
  await browser.close()
})

/** Whether this browser keeps even a plain page in its back/forward cache. */
async function keepsPages(page: Page): Promise<boolean> {
  await page.goto('/robots.txt')
  await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''))
  await page.goto('/healthz')
  await goBackTo(page, '/robots.txt')
  return (await page.locator('html[data-kept]').count()) === 1
}

/** Not goBack() or waitForURL(): Playwright waits for a load event, which a cached page does not fire. */
async function goBackTo(page: Page, path: string) {
  await page.evaluate(() => void setTimeout(() => history.back()))
  await expect.poll(() => page.evaluate(() => location.pathname).catch(() => null)).toBe(path)
}

test('when an edge dies, its listening pages receive from the next one what they missed', async ({ galley, reader }) => {
  await openAndListen(reader, '/')
  const before = await announceLive(galley, 'told-before', 'en')
  await expect(pill(reader)).toHaveText('1 new story')
  const edge = galley.processes.find(({ name }) => name.startsWith('edge'))?.mark()
  if (!edge) throw new Error('no edge runs')
  process.kill(edge.pid, 'SIGKILL')
  await announceLive(galley, 'told-to-nobody', 'en')
  await transaction((tx) => announce(tx, [], { kind: 'taken-down', articleId: before, language: 'en', slug: 'told-before' }))
  await announceLive(galley, 'nor-this', 'en')
  await expect(pill(reader)).toHaveText('2 new stories', { timeout: 20_000 })
})

test('a page whose stream is refused retries after a while or when the network is back, and receives what it missed', async ({
  galley,
  reader,
}) => {
  await reader.clock.install()
  const asked: string[] = []
  let isRefusing = true
  await reader.route('**/live?*', (route) => {
    if (!isRefusing) return route.continue()
    asked.push(route.request().url())
    return route.fulfill({ status: 502 })
  })
  await reader.goto('/')
  await expect.poll(() => asked.length).toBe(1)
  await announceLive(galley, 'told-to-nobody', 'en')
  await expect(async () => {
    await reader.clock.fastForward(15_000)
    expect(asked.length).toBeGreaterThan(1)
  }).toPass()
  await expect(pill(reader)).toHaveCount(0)
  isRefusing = false
  await expect(async () => {
    await reader.evaluate(() => dispatchEvent(new Event('online')))
    await expect(pill(reader)).toHaveText('1 new story', { timeout: 1000 })
  }).toPass()
  expect(asked[1]).toMatch(/&since=\d+$/)
})

test('a story that is taken down while its stream is refused disappears after the retry', async ({ galley, reader }) => {
  const { published } = galley.cast.articles
  await reader.clock.install()
  const refused = Promise.withResolvers<void>()
  await reader.route('**/live?*', (route) => route.fulfill({ status: 503 }).then(refused.resolve), { times: 1 })
  await reader.goto('/news/the-published-story')
  await refused.promise
  await transaction((tx) => announce(tx, [], { kind: 'taken-down', articleId: published, language: 'en', slug: 'the-published-story' }))
  await expect(async () => {
    await reader.clock.fastForward(15_000)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('This story was taken down', { timeout: 1000 })
  }).toPass()
})

test('when Postgres loses changes that an open page has seen, the page loads again, once, and heeds what comes', async ({
  galley,
  reader,
}) => {
  const { published } = galley.cast.articles
  await reader.addInitScript(() => {
    Math.random = () => 0 // does not wait for its turn
  })
  await announceLive(galley, 'kept', 'en')
  await announceLive(galley, 'lost', 'en')
  await edgesConfirmed()
  await openAndListen(reader, '/news/the-published-story')
  let loads = 0
  reader.on('load', () => {
    loads += 1
  })
  await database().execute(sql`delete from outbox where id = (select max(id) from outbox)`)
  await expect.poll(() => loads).toBe(1)
  await expectListening(reader)
  await transaction((tx) => announce(tx, [], { kind: 'taken-down', articleId: published, language: 'en', slug: 'the-published-story' }))
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('This story was taken down')
  expect(loads).toBe(1)
})

test('with data saving on, a page opens no stream', async ({ galley, reader }) => {
  const asked: string[] = []
  reader.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await reader.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await reader.goto(galley.url, { waitUntil: 'networkidle' })
  expect(asked).not.toContain('/live')
})

/** Opens a page and waits for the stream's `here` event. */
async function openAndListen(page: Page, path: string): Promise<void> {
  await markListening(page)
  await page.goto(path)
  await expectListening(page)
}

const markListening = (page: Page) =>
  page.addInitScript(() => {
    const Real = EventSource
    window.EventSource = class extends Real {
      constructor(address: string | URL) {
        super(address)
        this.addEventListener('here', () => document.documentElement.setAttribute('data-listening', ''))
      }
    }
  })

const expectListening = (page: Page) => expect(page.locator('html[data-listening]')).toHaveCount(1)

async function publishing(editor: Page, articleId: string): Promise<void> {
  await editor.goto(`/desk/articles/${articleId}`)
  await publishStory(editor)
  await expect(editor.getByRole('link', { name: 'Open the page' })).toBeVisible()
  await edgesConfirmed()
}

/** Inserts a live story and announces it, as publishing does. */
async function announceLive({ cast }: Galley, slug: string, language: 'en' | 'uk'): Promise<string> {
  const articleId = await liveStory(cast, { slug, at: new Date(), language })
  await transaction((tx) => announce(tx, [tags.feed('main', language)], { kind: 'published', articleId, language, slug }))
  return articleId
}

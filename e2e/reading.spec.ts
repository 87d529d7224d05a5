import type { Browser, Page } from '@playwright/test'
import { generateNKeysBetween } from 'fractional-indexing'
import { database } from '#db/client.ts'
import { oldPaths, redirects } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { topicRedirects, topics } from '#db/schema/taxonomy.ts'
import { setPublishedLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { setLanguages } from '#newsroom/settings/set-languages.ts'
import { liveStory } from '#testing/live-story.ts'
import { isClean } from './axe.ts'
import { expect, type Galley, tellReaders, test, waitForScript } from './fixtures.ts'
import { faultsIn } from './valid-html.ts'

/** setLanguages sets those of the process that calls it, which runs other stories after this one. */
test.afterEach(() => setPublishedLanguages([]))

const pages = [
  '/',
  '/news/the-published-story',
  '/section/war',
  '/author/olena-hrytsenko',
  '/uk',
  '/uk/section/war',
  '/corrections',
  '/search',
  '/search?q=story',
  '/uk/search?q=xqzvw',
  '/topic/harvest',
  '/uk/topic/harvest',
  '/nothing-here',
  '/uk/nothing-here',
  '/news/the-taken-down-story',
]

/** A topic without stories. */
async function fillTopic(): Promise<string> {
  const [topic] = await database()
    .insert(topics)
    .values({ slug: 'harvest', name: { en: 'Harvest', uk: 'Жнива' } })
    .returning({ id: topics.id })
  if (!topic) throw new Error('no topic was made')
  return topic.id
}

/** A feed of three pages; the fourth story is pinned. */
async function fillFeed({ cast }: Galley, count = 45): Promise<void> {
  const keys = generateNKeysBetween(null, 'a0', count)
  for (const [number, position] of keys.entries()) {
    const articleId = await liveStory(cast, { slug: `reading-${number}`, at: new Date(Date.now() - (number + 1) * 3_600_000) })
    await database()
      .insert(feedItems)
      .values({ feedId: cast.feed.id, articleId, position, pinned: number === 3 })
  }
  await tellReaders([tags.feed('main', 'en'), tags.lists('en'), tags.section(cast.section.id)])
}

const stories = (page: Page) => page.locator('.wire li')

async function withoutScript(browser: Browser, { url }: Galley): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
  return context.newPage()
}

test('the paper’s fonts load after the first page, and the next page begins with them, without asking again', async ({ reader }) => {
  const order: string[] = []
  reader.on('request', (request) => order.push(request.url().endsWith('.woff2') ? 'face' : 'other'))
  reader.once('load', () => order.push('load'))
  await reader.goto('/news/the-published-story')
  await reader.waitForFunction(() => localStorage.getItem('faces-en'))
  expect(order).toContain('face')
  expect(order.indexOf('face')).toBeGreaterThan(order.indexOf('load'))
  expect(await reader.evaluate(() => document.fonts.check('1rem "Galley Serif"'))).toBe(true)

  await reader.goto('/section/war', { waitUntil: 'commit' })
  await expect(reader.locator('html')).toHaveClass('faces')
  await reader.waitForFunction(
    () => document.fonts.check('1rem "Galley Serif"') && getComputedStyle(document.body).fontFamily.startsWith('"Galley Sans"'),
  )
  await reader.waitForFunction(
    () => performance.getEntriesByType('resource').filter(({ name }) => /piazzolla|reader-/.test(name)).length > 1,
  )
  const fetched = await reader.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap((entry) => (entry instanceof PerformanceResourceTiming && /piazzolla|reader-/.test(entry.name) ? entry.transferSize : [])),
  )
  expect(Math.max(...fetched)).toBe(0)
})

// On phones a change of fonts is most likely to break a line elsewhere: these headlines end near the edge in some font or other.
test('nothing moves on the first page that a phone opens, whichever fonts its system has', async ({ galley, browser }) => {
  test.slow()
  const { cast } = galley
  expect(await setLanguages(cast.ihor, { languages: ['en', 'uk', 'ar'] })).toMatchObject({ ok: true })
  const paths = ['/', '/section/war', '/search?q=ferry', '/corrections', '/author/olena-hrytsenko', '/uk', '/ar', '/nothing-here']
  const headline = 'The ferry that crosses at night carries more than its timetable says'.split(' ')
  for (let words = 3; words <= headline.length; words += 1) {
    const at = new Date(Date.now() - words * 60_000)
    await liveStory(cast, { slug: `ferry-${words}`, at, headline: headline.slice(0, words).join(' ') })
    paths.push(`/news/ferry-${words}`)
  }
  for (const [language, words] of [
    ['uk', 'Пором, що ходить уночі, возить більше, ніж обіцяє розклад'],
    ['ar', 'العبّارة التي تعبر النهر ليلا تحمل أكثر مما يقوله جدولها'],
  ] as const) {
    await liveStory(cast, { slug: 'ferry', at: new Date(), language, headline: words })
    paths.push(`/${language}/news/ferry`)
  }
  await tellReaders([tags.newsroom(), tags.feed('main', 'en'), tags.lists('en'), tags.section(cast.section.id)])
  for (const path of paths) {
    const context = await browser.newContext({ baseURL: galley.url, viewport: { width: 412, height: 823 }, deviceScaleFactor: 2 })
    const page = await context.newPage()
    await page.addInitScript(() => {
      type Shift = PerformanceEntry & { value: number; sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[] }
      const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(' ')
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries() as Shift[])
          document.documentElement.dataset.moved = `${value.toFixed(4)} ${sources
            .map(({ node, previousRect, currentRect }) => `${node?.textContent?.trim()} ${place(previousRect)} → ${place(currentRect)}`)
            .join('; ')}`
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(path)
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('faces-')))
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))))
    expect([path, await page.locator('html').getAttribute('data-moved')]).toEqual([path, null])
    await context.close()
  }
})

test('Show more brings the next stories in place: nothing moves, focus goes to the first of them, and it is announced', async ({
  galley,
  reader,
}) => {
  await fillFeed(galley)
  await reader.goto('/')
  await expect(stories(reader)).toHaveCount(20)
  await waitForScript(reader)
  const more = reader.getByRole('link', { name: 'Show more' })
  await more.scrollIntoViewIfNeeded()
  const before = await reader.evaluate(() => ({ y: scrollY, address: location.href }))
  await more.click()
  await expect(stories(reader)).toHaveCount(40)
  await expect(stories(reader).nth(20).getByRole('link').first()).toBeFocused()
  await expect(reader.getByRole('status').filter({ hasText: '20 more stories' })).toHaveCount(1)
  expect(await reader.evaluate(() => ({ y: scrollY, address: location.href }))).toEqual(before)
  await more.click()
  await expect(stories(reader)).toHaveCount(46)
  await expect(more).toHaveCount(0)
  const days = await reader.locator('.wire .day > h3').allTextContents()
  expect(days).toEqual([...new Set(days)])
  // The cast's story is from today and comes last: below an older day it shows its own date.
  await expect(stories(reader).last().locator('time').first()).toHaveText(/^\d+ \w+ \d\d:\d\d$/)
  const links = await reader.locator('.wire h4 a').evaluateAll((found) => found.map((link) => link.getAttribute('href')))
  expect(new Set(links).size).toBe(46)
})

test('without script Show more is a link to the next page, which links back', async ({ galley, browser }) => {
  await fillFeed(galley)
  const page = await withoutScript(browser, galley)
  const face = page.waitForRequest(/\.woff2$/)
  await page.goto('/')
  await face // a page without script loads the fonts at once
  await page.getByRole('link', { name: 'Show more' }).click()
  await expect(page).toHaveURL(/\?after=/)
  await expect(stories(page)).toHaveCount(20)
  await expect(page.getByRole('link', { name: 'The story reading-20' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the newest stories' }).click()
  await expect(page.getByRole('link', { name: 'The story reading-0', exact: true })).toBeVisible()
  await page.context().close()
})

test('when the next stories cannot be fetched, there is a message and the link still works', async ({ galley, reader }) => {
  await fillFeed(galley, 25)
  await reader.goto('/')
  await waitForScript(reader)
  await reader.route('**/?after=*', (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()))
  const more = reader.getByRole('link', { name: 'Show more' })
  const trouble = reader.getByRole('status').filter({ hasText: 'could not be fetched' })
  for (const width of [390, 1280]) {
    await reader.setViewportSize({ width, height: 800 })
    const height = await reader.evaluate(() => document.documentElement.scrollHeight)
    await more.click()
    await expect(trouble).toHaveClass('trouble')
    await trouble.scrollIntoViewIfNeeded()
    // The message is visible between the link and the footer, as wide as its text, and nothing moves.
    const [link, said, foot] = [await more.boundingBox(), await trouble.boundingBox(), await reader.getByRole('contentinfo').boundingBox()]
    expect(said?.width).toBeGreaterThan(200)
    expect(said?.y).toBeGreaterThanOrEqual((link?.y ?? 0) + (link?.height ?? 0))
    expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThan(foot?.y ?? 0)
    expect(await reader.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
  }
  await expect(more).toHaveAttribute('href', /\?after=/)
  await reader.unroute('**/?after=*')
  await more.click()
  await expect(stories(reader)).toHaveCount(26)
  await expect(trouble).toHaveCount(0)
})

test('when the link cannot be copied to the clipboard, it is shown selected, also at the end of the story', async ({ reader }) => {
  const thrown: Error[] = []
  reader.on('pageerror', (error) => thrown.push(error))
  await reader.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: undefined })
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError')) },
    })
  })
  await reader.goto('/news/the-published-story')
  await reader.getByRole('button', { name: 'Share' }).last().click()
  const field = reader.getByRole('textbox', { name: /Copy it from here/ })
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(/\/news\/the-published-story$/)
  expect(await field.evaluate((input: HTMLInputElement) => input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0))).toBe(
    await field.inputValue(),
  )
  await expect(reader.getByRole('link', { name: 'Telegram' })).toHaveAttribute(
    'href',
    `https://t.me/share/url?url=${encodeURIComponent(await field.inputValue())}`,
  )
  await isClean(reader, 'a link to be copied by hand')
  expect(thrown).toEqual([])
})

test('a chosen theme applies to the next page', async ({ reader }) => {
  await reader.goto('/')
  const button = reader.getByRole('button', { name: 'Theme' })
  await button.click()
  await button.click()
  await expect(button).toHaveText('Theme: dark')
  await reader.goto('/section/war')
  await expect(reader.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await reader.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
})

test('every address has the right status and language, with and without script', async ({ galley, browser }) => {
  await database().insert(redirects).values({ language: 'en', slug: 'the-old-address', articleId: galley.cast.articles.published })
  const { published, 'taken-down': takenDown } = galley.cast.articles
  await database()
    .insert(oldPaths)
    .values([
      { path: '/2026/11/20/the-first-address', articleId: published },
      { path: '/?p=901', articleId: published },
      { path: '/2026/11/20/taken-down', articleId: takenDown },
    ])
  const topicId = await fillTopic()
  await database().insert(topicRedirects).values({ slug: 'reaping', topicId })
  const page = await withoutScript(browser, galley)
  for (const [path, status, language, heading] of [
    ['/nothing-here', 404, 'en', 'There is no such page'],
    ['/uk/news/nema', 404, 'uk', 'Такої сторінки немає'],
    ['/fr', 404, 'en', 'There is no such page'],
    ['/news/the-draft-story', 404, 'en', 'There is no such page'],
    ['/news/the-taken-down-story', 410, 'en', 'This story was taken down'],
    ['/2026/11/20/taken-down', 410, 'en', 'This story was taken down'],
    ['/2026/11/20/never-was', 404, 'en', 'There is no such page'],
    ['/?p=902', 404, 'en', 'There is no such page'],
  ] as const) {
    const answer = await page.goto(path)
    expect([path, answer?.status()]).toEqual([path, status])
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  }
  for (const [path, to] of [
    ['/news/the-old-address', '/news/the-published-story'],
    ['/en/section/war', '/section/war'],
    ['/topic/reaping', '/topic/harvest'],
    ['/uk/topic/reaping', '/uk/topic/harvest'],
    ['/topic/reaping/rss.xml', '/topic/harvest/rss.xml'],
    ['/2026/11/20/the-first-address/', '/news/the-published-story'],
    ['/?p=901', '/news/the-published-story'],
  ] as const) {
    const answer = await page.request.get(path, { maxRedirects: 0 })
    expect(answer.status()).toBe(308)
    const { pathname, search } = new URL(answer.headers().location ?? '', galley.url)
    expect(pathname + search).toBe(to)
  }
  const tombstone = await page.request.get('/news/the-taken-down-story')
  expect(await tombstone.text()).not.toContain('Text of the')
  await page.context().close()
})

test('a page loads only from its own site', async ({ galley, reader }) => {
  const hosts = new Set<string>()
  reader.on('request', (request) => hosts.add(new URL(request.url()).origin))
  for (const path of pages) await reader.goto(path, { waitUntil: 'networkidle' })
  expect([...hosts]).toEqual([galley.url])
})

test('axe finds nothing on any public page, light or dark', async ({ galley, reader }) => {
  test.slow()
  await fillFeed(galley, 25)
  await fillTopic()
  for (const path of pages) {
    await reader.goto(path)
    await isClean(reader, path)
  }
})

test('the HTML of every public page is valid', async ({ galley, reader }) => {
  await fillFeed(galley, 25)
  await fillTopic()
  for (const path of pages) {
    const answer = await reader.request.get(path)
    const found = (await faultsIn(await answer.text())).map((fault) => `${path} ${fault}`)
    expect(found).toEqual([])
  }
})

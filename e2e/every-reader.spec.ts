import type { Page } from '@playwright/test'
import { generateNKeysBetween } from 'fractional-indexing'
import { database } from '#db/client.ts'
import { feedItems } from '#db/schema/feed.ts'
import { topics } from '#db/schema/taxonomy.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { tags } from '#lib/tags.ts'
import { boxKinds, figureShapes } from '#newsroom/articles/nodes.ts'
import { liveStory } from '#testing/live-story.ts'
import { isClean } from './axe.ts'
import { expect, type Galley, tellReaders, test, waitForScript } from './fixtures.ts'
import { faultsIn } from './valid-html.ts'

const paragraph = (words: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const row = (type: 'tableHeader' | 'tableCell', cells: string[]): DocumentNode => ({
  type: 'tableRow',
  content: cells.map((words) => ({ type, content: [paragraph(words)] })),
})

const line = (type: string, words: string): DocumentNode => ({ type, content: [{ type: 'text', text: words }] })
const figures: DocumentNode = {
  type: 'table',
  content: [
    row('tableHeader', ['Way', 'This year', 'Last year']),
    row('tableCell', ['Donaudampfschifffahrtsgesellschaft', '1,840,000', '1,204,000']),
    row('tableCell', ['Boat', '212', '190']),
  ],
}
const everyBox: DocumentNode[] = [
  ...boxKinds.map((kind) => ({ type: 'box', attrs: { kind }, content: [line('title', `A box of ${kind}`), paragraph('Built in 1908.')] })),
  { type: 'pullQuote', content: [paragraph('A bridge is a thing that one notices twice.'), line('attribution', 'Halyna Stets')] },
  line('preformatted', 'const kapitän = "Donaudampfschifffahrtsgesellschaftskapitän"; // a very long line of code'),
  ...figureShapes.map((drawnAs) => ({ type: 'tableFigure', attrs: { drawnAs }, content: [line('title', `Fares as ${drawnAs}`), figures] })),
]

/** A story with wide content: a table, a long word, a quotation, a card. */
const wide = (card: string): ArticleDocument => ({
  type: 'doc',
  content: [
    paragraph(
      'The Donaudampfschifffahrtsgesellschaftskapitän waited at https://harbour.example/a/very/long/address/that/has/no/blank/in/it.',
    ),
    {
      type: 'blockquote',
      content: [paragraph('“We were careful, and it took as long as it took.”'), paragraph('Nataliia Dubyna, team leader')],
    },
    {
      type: 'table',
      content: [
        row('tableHeader', ['Street', 'Length', 'Opened', 'Closed', 'Reopened', 'Passengers', 'Trams', 'Depot']),
        row('tableCell', ['Soborna', '6.1 km', '1932', '2022', '2026', '18 400', '12', 'Northern']),
      ],
    },
    { type: 'relatedStory', attrs: { articleId: card } },
    ...everyBox,
    paragraph('It ends here.'),
  ],
})

/** A feed of two pages, with three pinned stories, all on one topic, and the story with wide content. */
async function fill({ cast }: Galley): Promise<void> {
  const [topic] = await database()
    .insert(topics)
    .values({ slug: 'harvest', name: { en: 'Harvest and international agricultural administration', uk: 'Жнива' } })
    .returning({ id: topics.id })
  const keys = generateNKeysBetween(null, 'a0', 45)
  let card = ''
  for (const [number, position] of keys.entries()) {
    const at = new Date(Date.now() - (number + 1) * 3_600_000)
    const articleId = await liveStory(cast, {
      slug: `read-${number}`,
      at,
      topicId: topic?.id,
      ...(number === 1 ? { body: wide(card) } : {}),
    })
    card = articleId
    await database()
      .insert(feedItems)
      .values({ feedId: cast.feed.id, articleId, position, pinned: number < 3 })
  }
  await tellReaders([tags.feed('main', 'en'), tags.lists('en'), tags.section(cast.section.id)])
}

const pages = ['/', '/news/read-1', '/section/war', '/topic/harvest', '/author/olena-hrytsenko', '/search', '/corrections', '/nothing-here']

test('a reader with enlarged text, a narrow phone or a zoomed page can read everything by scrolling vertically', async ({
  galley,
  browser,
}) => {
  test.slow()
  await fill(galley)
  for (const { width, size } of [
    { width: 390, size: 24 },
    { width: 390, size: 32 },
    { width: 320, size: 16 }, // and 1280 px at 400 % (WCAG 1.4.10)
    { width: 1280, size: 32 },
  ]) {
    const context = await browser.newContext({ baseURL: galley.url, viewport: { width, height: 844 } })
    const page = await context.newPage()
    const inspector = await context.newCDPSession(page)
    await inspector.send('Page.setFontSizes', { fontSizes: { standard: size } })
    await page.goto('/') // with the paper's fonts from the second page on
    await page.waitForFunction(() => localStorage.getItem('faces-en'))
    for (const path of pages) {
      await page.goto(path)
      await page.waitForFunction(() => document.documentElement.classList.contains('faces'))
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(`${size}px`)
      expect(await faultsOfLayout(page), `${path}, ${width} px, letters of ${size} px`).toEqual([])
    }
    await context.close()
  }
})

/** Texts that overflow the page, or are broken into lines of one or two letters. */
const faultsOfLayout = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = []
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide`)
    // For screen readers only: one pixel, clipped.
    const isClipped = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clipPath !== 'none' || isClipped(element.parentElement))
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? ''
      const holder = node.parentElement
      if (words === '' || !holder?.checkVisibility() || holder.closest('.skip, .table, .sections, option, script, style')) continue
      if (isClipped(holder)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0)
      if (boxes.some((box) => box.right > clientWidth + 1 || box.left < -1)) faults.push(`out of the page: ${words.slice(0, 60)}`)
      const lines = new Set(boxes.map((box) => Math.round(box.top))).size
      if (words.length > 8 && lines > 1 && words.length / lines < 4) faults.push(`${lines} lines: ${words.slice(0, 60)}`)
    }
    return faults
  })

test('Back from a story restores the length of the list and the scroll position', async ({ galley, reader }) => {
  await fill(galley)
  await reader.goto('/')
  await waitForScript(reader)
  await reader.getByRole('link', { name: 'Show more' }).click()
  await expect(reader.locator('.wire li')).toHaveCount(40)
  const story = reader.getByRole('link', { name: 'The story read-33', exact: true })
  await story.scrollIntoViewIfNeeded()
  const before = await reader.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(1000)
  await story.click()
  await expect(reader.getByRole('heading', { level: 1, name: 'The story read-33' })).toBeVisible()
  await reader.goBack()
  await expect(reader.locator('.wire li')).toHaveCount(40)
  await expect(story).toBeInViewport()
  await expect.poll(() => reader.evaluate((place) => Math.abs(scrollY - place), before)).toBeLessThan(50)
})

test('below a story there are three others on its topic, then the feed without them, also after Show More', async ({ galley, reader }) => {
  await fill(galley)
  await reader.goto('/news/read-1')
  const more = reader.getByRole('complementary', { name: 'More on Harvest' })
  await expect(more.getByRole('listitem')).toHaveCount(3)
  await expect(more.getByRole('link', { name: 'The story read-1', exact: true })).toHaveCount(0)
  await waitForScript(reader)
  await reader.getByRole('link', { name: 'Show more' }).click()
  const readLinks = () =>
    reader.locator('aside [data-story] a[href^="/news/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  await expect.poll(async () => (await readLinks()).length).toBeGreaterThan(20)
  const found = (await readLinks()).filter((href, at, all) => at === 0 || all[at - 1] !== href)
  expect(found).not.toContain('/news/read-1')
  expect(found.filter((href) => href !== '/news/read-0')).toHaveLength(new Set(found.filter((href) => href !== '/news/read-0')).size)
})

test('a printed story has its address and the date', async ({ galley, reader }) => {
  await fill(galley)
  await reader.goto('/news/read-1')
  await waitForScript(reader)
  await reader.emulateMedia({ media: 'print' })
  await reader.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(reader.getByText('It ends here.')).toBeVisible()
  await expect(reader.getByText(`${galley.url}/news/read-1`)).toBeVisible()
  await expect(reader.locator('.printed')).toHaveAttribute('data-on', /^Printed on \d+ \w+ \d{4}$/)
  for (const name of ['Related', 'More on Harvest', 'News Feed', 'Topics', 'About the author'])
    await expect(reader.getByRole('complementary', { name })).toHaveCount(0)
  await expect(reader.locator('.related')).toBeHidden()
})

test('a story with everything is valid, and axe finds nothing', async ({ galley, reader }) => {
  await fill(galley)
  for (const path of ['/', '/news/read-1']) {
    expect(await faultsIn(await (await reader.request.get(path)).text())).toEqual([])
    await reader.goto(path)
    await isClean(reader, path)
  }
})

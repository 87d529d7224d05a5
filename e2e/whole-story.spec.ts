import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { providers } from '#lib/embeds/providers.ts'
import { edgesConfirmed } from '#testing/edges-confirmed.ts'
import { publishWholeStory } from '#testing/whole-story.ts'
import { isClean } from './axe.ts'
import { expect, type Galley, test, waitForScript } from './fixtures.ts'
import { faultsIn } from './valid-html.ts'
import { address, text } from './writing.ts'

const players = Object.values(providers).filter((provider) => 'player' in provider).length
const widths = [320, 390, 768, 1280, 1600]

async function publishIt({ cast }: Galley): Promise<string> {
  const path = await publishWholeStory(cast)
  await edgesConfirmed()
  return path
}

async function openAt(browser: Browser, { url }: Galley, width: number, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height: 844 }, javaScriptEnabled })
  return context.newPage()
}

test('a story with every node fits every screen, in both themes: nothing is cut off or over another, and axe finds nothing', async ({
  galley,
  browser,
}) => {
  test.slow()
  const path = await publishIt(galley)
  for (const width of widths) {
    const page = await openAt(browser, galley, width)
    await page.goto(path)
    await waitForScript(page)
    expect(await faultsOfLayout(page), `${width} px`).toEqual([])
    if (width === 390 || width === 1280) await isClean(page, `${width} px`)
    await page.context().close()
  }
})

test('on the desk, too, a story with every node is no wider than a phone', async ({ galley, as }) => {
  const path = await publishIt(galley)
  const [story] = await database()
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.slug, path.split('/').at(-1) ?? ''))
  const desk = await as('editor')
  await desk.setViewportSize({ width: 390, height: 844 })
  await desk.goto(address(story?.id ?? ''))
  await expect(text(desk)).toHaveAttribute('contenteditable', 'true')
  await expect(text(desk).locator('table').last()).toBeAttached()
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('a story with every node is whole without script, and on paper', async ({ galley, browser }) => {
  test.slow()
  const path = await publishIt(galley)
  for (const width of [320, 1280]) {
    const page = await openAt(browser, galley, width, false)
    await page.goto(path)
    expect(await faultsOfLayout(page), `without script, ${width} px`).toEqual([])
    await expect(page.getByRole('link', { name: 'Watch on YouTube' })).toBeVisible()
    await expect(page.locator('.embed button')).toHaveCount(players)
    await expect(page.locator('.embed button:visible')).toHaveCount(0)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 640, height: 950 }) // A4 between its margins
    expect(await faultsOfLayout(page), 'on paper').toEqual([])
    for (const words of ['The doors close.', '1,840,000', 'It ends here.']) await expect(page.getByText(words).last()).toBeVisible()
    await page.context().close()
  }
})

test('a story with every node keeps to the budgets: nothing moves, nobody else is asked, and little is loaded', async ({
  galley,
  browser,
}) => {
  test.slow()
  const path = await publishIt(galley)
  for (const width of [390, 1280]) {
    const page = await openAt(browser, galley, width)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const refused: string[] = []
    page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()))
    const early: string[] = []
    page.once('load', () => early.push(...asked))
    await page.addInitScript(() => {
      type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[])
          if (!hadRecentInput)
            document.documentElement.dataset.moved = `${value} ${sources.map(({ node }) => node?.textContent?.trim()).join('; ')}`
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(path)
    await waitForScript(page)
    const came = early.filter((address) => !address.startsWith('data:')).map(kindOf)
    if (width === 390) expect(came, 'before the page is there').toEqual(['page', 'picture'])
    await expect(page.locator('script[type=speculationrules]')).toHaveCount(1)
    await seeAll(page)
    expect(refused).toEqual([])
    expect(await page.locator('html').getAttribute('data-moved'), `moved at ${width} px`).toBeNull()
    expect(asked.filter((address) => !address.startsWith(galley.url))).toEqual([])
    expect(asked.filter((address) => address.includes('/attachments/'))).toEqual([])
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap((entry) => (entry instanceof PerformanceResourceTiming && entry.initiatorType === 'script' ? entry.name : [])),
    )
    expect(scripts.length).toBeGreaterThan(0)
    const kilobytes = await Promise.all(scripts.map((address) => packedSize(page, address)))
    expect(kilobytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(8)
    expect(await packedSize(page, path)).toBeLessThanOrEqual(30)
    expect(await faultsIn(await (await page.request.get(path)).text())).toEqual([])
    await page.context().close()
  }
})

const kindOf = (address: string): string => {
  const { pathname } = new URL(address)
  if (pathname.startsWith('/news/')) return 'page'
  return pathname.startsWith('/media/') ? 'picture' : pathname
}

/** In KB, as the edge packs what is asked for often (services/edge/page.ts). */
const packedSize = async (page: Page, address: string): Promise<number> =>
  brotliCompressSync(await (await page.request.get(address)).body()).length / 1024

/** Scrolls through the page, so that every picture is loaded, those at the end of a gallery too. */
async function seeAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.querySelectorAll<HTMLImageElement>('main img')) {
      image.scrollIntoView()
      await image.decode()
    }
  })
}

/** Words that are beyond the edge of the page, or over others. */
const faultsOfLayout = (page: Page) =>
  page.evaluate(() => {
    type Line = { words: string; holder: Element; left: number; right: number; top: number; bottom: number }
    const { clientWidth, scrollWidth } = document.documentElement
    const faults = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []
    const lines: Line[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement
      const words = node.textContent?.trim() ?? ''
      if (words === '' || !holder?.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue
      // What scrolls by itself is cut off at its edges; what is for screen readers only is clipped.
      if (holder.closest('.skip, .sections, script, style') || isClipped(holder)) continue
      const frame = holder.closest('.table, .gallery')?.getBoundingClientRect()
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        const [left, right] = [Math.max(box.left, frame?.left ?? box.left), Math.min(box.right, frame?.right ?? box.right)]
        // A line's box is taller than its letters.
        const air = box.height / 4
        if (right - left > 1) lines.push({ words: words.slice(0, 40), holder, left, right, top: box.top + air, bottom: box.bottom - air })
      }
    }
    for (const { words, left, right } of lines) if (right > clientWidth + 1 || left < -1) faults.push(`out of the page: ${words}`)
    for (const [at, one] of lines.entries())
      for (const other of lines.slice(at + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (across > 2 && down > 1 && one.holder !== other.holder) faults.push(`${one.words} | is over | ${other.words}`)
      }
    return faults

    function isClipped(element: Element | null): boolean {
      return element !== null && (getComputedStyle(element).clipPath !== 'none' || isClipped(element.parentElement))
    }
  })

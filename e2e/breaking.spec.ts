import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { setPublishedLanguages } from '#lib/publication.ts'
import { editBreaking } from '#newsroom/breaking/edit-breaking.ts'
import { publishBreaking } from '#newsroom/breaking/publish-breaking.ts'
import { setLanguages } from '#newsroom/settings/set-languages.ts'
import type { Cast } from '#testing/cast.ts'
import { edgesConfirmed } from '#testing/edges-confirmed.ts'
import { becomeDue } from '#testing/planned-story.ts'
import { isClean } from './axe.ts'
import { expect, type Galley, test, waitForScript } from './fixtures.ts'

/** setLanguages sets those of the process that calls it, which runs other stories after this one. */
test.afterEach(() => setPublishedLanguages([]))

/** The banner of a page, and the one that came while it was open. */
const inPage = (page: Page) => page.getByRole('complementary', { name: 'Breaking' })
const overPage = (page: Page) => page.locator('galley-live').getByRole('status').filter({ hasText: 'Breaking' })
const text = 'Fire on the quay: two ships evacuated'

test('breaking news from the phone, by touch', async ({ galley, as, browser, reader }) => {
  test.slow()
  await openAndListen(reader, '/')
  const shifts = await countShifts(reader)
  const phone = await phoneOf(browser, galley, await as('editor'))
  await phone.goto('/desk')

  // Two steps: what it says, and how readers will have it.
  await expect(async () => {
    await phone.getByRole('button', { name: 'More', exact: true }).tap() // nothing happens before the page's script has loaded
    await phone.getByRole('menuitem', { name: 'Breaking news' }).tap({ timeout: 2000 })
  }).toPass()
  const english = phone.getByRole('textbox', { name: 'Text of the banner (English)' })
  await english.tap()
  await phone.keyboard.type(text)
  await isClean(phone, 'the first step on a phone')
  await phone.getByRole('button', { name: 'Check' }).tap()
  await expect(phone.getByRole('heading', { name: 'Step 2 of 2: how readers will have it' })).toBeFocused()
  await expect(phone.frameLocator('iframe').getByText(text)).toBeVisible()
  await expect(phone.getByRole('list').filter({ hasText: 'Everybody on the desk is told, once.' })).toContainText(
    'It leads to no story yet',
  )
  await isClean(phone, 'the second step on a phone')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await phone.getByRole('button', { name: 'Publish breaking news' }).tap()
  await expect(phone.getByRole('region', { name: 'Readers have now' })).toContainText('Readers have it')

  // A reader who has the feed open is told, and nothing moves; every other page has it when it is opened.
  await expect(overPage(reader)).toContainText(text)
  expect(await shifts.evaluate((seen) => seen.reduce((sum, value) => sum + value, 0))).toBe(0)
  await isClean(reader, 'a feed on which breaking news came')
  for (const path of ['/', '/news/the-published-story', '/section/war', '/search?q=story', '/no-such-page']) {
    await reader.goto(path)
    await expect(inPage(reader)).toContainText(text)
    await expect(inPage(reader).getByRole('link')).toHaveCount(0)
  }
  await reader.goto('/uk')
  await expect(reader.locator('.breaking')).toHaveCount(0)
  await phone.context().close()
})

test('on the phone, breaking news gets its story, is changed, ended, and had back, each from the bar of the desk', async ({
  galley,
  as,
  browser,
  reader,
}) => {
  test.slow()
  await publish(galley.cast, [{ language: 'en', text, articleId: null }])
  await openAndListen(reader, '/')
  const phone = await phoneOf(browser, galley, await as('editor'))
  await phone.goto(`/desk/articles/${galley.cast.articles.published}`)
  const bar = phone.getByRole('region', { name: 'Breaking news' })
  await tapUntilGone(bar.getByRole('button', { name: 'This is the breaking story' }))
  await expect(overPage(reader).getByRole('link', { name: text })).toHaveAttribute('href', '/news/the-published-story')

  await bar.getByRole('link', { name: 'Change' }).tap()
  await phone.getByRole('textbox', { name: 'Text of the banner (English)' }).fill('The fire is out')
  await phone.getByRole('button', { name: 'Save the change' }).tap()
  await expect(phone.getByText('The banner was changed.')).toBeVisible()
  await expect(overPage(reader).getByRole('link', { name: 'The fire is out' })).toBeVisible()
  await phone.goto('/desk')
  await tapUntilGone(bar.getByRole('button', { name: 'End now' }))
  await expect(overPage(reader)).toHaveCount(0)
  await expect(bar).toHaveCount(0)
  await phone.getByRole('button', { name: 'Undo' }).first().tap()
  await expect(bar).toContainText('The fire is out')
  await expect(overPage(reader)).toContainText('The fire is out')
  await phone.context().close()
})

test('breaking news with its story, by the keyboard alone, until its planned end', async ({ as, reader }) => {
  test.slow()
  const editor = await as('editor')
  await editor.goto('/desk/breaking')
  await expect(async () => {
    await tabTo(editor, 'Text of the banner (English)')
    await editor.keyboard.type('A')
    await expect(editor.getByRole('button', { name: 'Choose a story' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await editor.keyboard.press('Control+A')
  await editor.keyboard.type(text)
  await tabTo(editor, 'Choose a story')
  await editor.keyboard.press('Enter')
  await editor.keyboard.type('published')
  await expect(editor.getByRole('option', { name: 'The published story' })).toBeVisible()
  await editor.keyboard.press('Enter')
  await expect(editor.getByText('The published story')).toBeVisible()
  await tabTo(editor, 'When')
  await editor.keyboard.type('in 3 hours')
  await tabTo(editor, 'Check')
  await isClean(editor, 'the first step')
  await editor.keyboard.press('Enter')
  await expect(editor.getByRole('heading', { name: 'Step 2 of 2: how readers will have it' })).toBeFocused()
  await editor.getByRole('button', { name: 'Back' }).press('Enter')
  await expect(editor.getByRole('heading', { name: 'Step 1 of 2: what it says' })).toBeFocused()
  await tabTo(editor, 'Check')
  await editor.keyboard.press('Enter')
  await expect(editor.getByText('“The published story” goes to the top of the feed')).toBeVisible()
  await isClean(editor, 'the second step')
  await tabTo(editor, 'Publish breaking news')
  await editor.keyboard.press('Enter')
  await expect(editor.getByRole('region', { name: 'Readers have now' })).toContainText('Leads to “The published story”')
  await isClean(editor, 'the page of breaking news')

  await reader.goto('/section/war')
  await inPage(reader).getByRole('link', { name: text }).click()
  await expect(reader).toHaveURL(/\/news\/the-published-story$/)

  // Its end is in the calendar, and comes by itself.
  await editor.goto('/desk/calendar?view=list')
  const planned = editor.getByRole('listitem').filter({ hasText: 'End breaking news' })
  await expect(planned.getByRole('link', { name: text })).toHaveAttribute('href', '/desk/breaking')
  const [end] = await database().select({ id: schedules.id }).from(schedules).where(eq(schedules.kind, 'end-breaking'))
  await becomeDue(end?.id ?? '')
  await expect(async () => {
    await reader.goto('/section/war')
    await expect(inPage(reader)).toHaveCount(0, { timeout: 500 })
  }).toPass()
})

test('a reader dismisses a banner without a cookie, and sees it again when it says something else', async ({ galley, browser, reader }) => {
  const id = await publish(galley.cast, [{ language: 'en', text, articleId: galley.cast.articles.published }])
  await reader.goto('/')
  await waitForScript(reader)
  await isClean(reader, 'a feed with breaking news')
  await inPage(reader).getByRole('button', { name: 'Close' }).click()
  await expect(inPage(reader)).toHaveCount(0)
  await expect(reader.locator('main')).toBeFocused()
  expect(await reader.context().cookies()).toEqual([])
  const shifts = await shiftsOnLoad(reader, '/section/war')
  await expect(inPage(reader)).toHaveCount(0)
  expect(shifts).toBe(0)
  const banners = [{ language: 'en' as const, text: 'The fire is out', articleId: galley.cast.articles.published }]
  await editBreaking(galley.cast.marta, { id, seen: 1, banners })
  await edgesConfirmed()
  await reader.goto('/section/war')
  await expect(inPage(reader)).toContainText('The fire is out')

  const bare = await browser.newContext({ baseURL: galley.url, javaScriptEnabled: false })
  const page = await bare.newPage()
  await page.goto('/')
  await expect(inPage(page).getByRole('link', { name: 'The fire is out' })).toBeVisible()
  await expect(inPage(page).getByRole('button')).toHaveCount(0)
  await bare.close()
})

test('in Arabic the banner stands from right to left', async ({ galley, reader }) => {
  await setLanguages(galley.cast.ihor, { languages: ['en', 'ar'] })
  await publish(galley.cast, [{ language: 'ar', text: 'حريق على الرصيف', articleId: null }])
  await reader.setViewportSize({ width: 390, height: 844 })
  await reader.goto('/ar')
  await waitForScript(reader)
  const banner = reader.getByRole('complementary', { name: 'عاجل' })
  await expect(banner).toContainText('حريق على الرصيف')
  await isClean(reader, 'a feed in Arabic with breaking news')
  const [line, button] = [await banner.locator('p').boundingBox(), await banner.getByRole('button', { name: 'إغلاق' }).boundingBox()]
  expect(button?.x).toBeLessThan(line?.x ?? 0)
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

async function publish({ marta }: Cast, banners: Parameters<typeof publishBreaking>[1]['banners']): Promise<string> {
  const ends = { wallTime: '2099-01-01T00:00', zone: 'UTC' }
  const answer = await publishBreaking(marta, { id: randomUUID(), banners, ends, toldTo: 'nobody' })
  if (!answer.ok) throw new Error(answer.problem)
  await edgesConfirmed()
  return answer.value.id
}

async function openAndListen(reader: Page, path: string): Promise<void> {
  const listening = reader.waitForRequest((request) => new URL(request.url()).pathname === '/live')
  await reader.goto(path)
  await listening
}

async function countShifts(page: Page) {
  return page.evaluateHandle(() => {
    const seen: number[] = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push((entry as PerformanceEntry & { value: number }).value) // layout-shift entries have a value
    }).observe({ type: 'layout-shift' })
    return seen
  })
}

/** What moved while a page was loaded and its script ran. */
async function shiftsOnLoad(page: Page, path: string): Promise<number> {
  await page.goto(path)
  await waitForScript(page)
  return page.evaluate(
    () =>
      new Promise<number>((tell) => {
        let sum = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value // as above
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => setTimeout(() => tell(sum)))
      }),
  )
}

/** The same person on a phone. */
async function phoneOf(browser: Browser, { url }: Galley, signedIn: Page): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    hasTouch: true,
    viewport: { width: 390, height: 844 },
    storageState: await signedIn.context().storageState(),
    serviceWorkers: 'block',
  })
  return context.newPage()
}

/** Taps a button until its act has taken it away: nothing happens before the page's script has loaded. */
async function tapUntilGone(button: ReturnType<Page['getByRole']>): Promise<void> {
  await expect(async () => {
    if ((await button.count()) > 0) await button.tap({ timeout: 2000 })
    await expect(button).toHaveCount(0, { timeout: 5000 })
  }).toPass()
}

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const labelled = element?.getAttribute('aria-labelledby')?.split(' ')[0]
      const label = labelled ? document.getElementById(labelled)?.textContent : null
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? ''
    })
    if (focused.trim() === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to “${name}”`)
}

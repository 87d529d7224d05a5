import type { Browser, Page } from '@playwright/test'
import { liveStory } from '#testing/live-story.ts'
import { expect, type Galley, test, waitForScript } from './fixtures.ts'

const results = (page: Page) => page.locator('.found li')

async function withoutScript(browser: Browser, { url }: Galley): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
  return context.newPage()
}

test('a reader without script finds a story, narrows the search and opens the next page', async ({ galley, browser }) => {
  for (let number = 0; number < 25; number += 1)
    await liveStory(galley.cast, { slug: `harvest-${number}`, at: new Date(Date.UTC(2026, 8, 1 + number)) })
  const page = await withoutScript(browser, galley)
  await page.goto('/')
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
  await page.getByRole('searchbox').fill('harvest')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/q=harvest/)
  await expect(results(page)).toHaveCount(20)
  await expect(page.getByText('25 stories')).toBeVisible()
  await page.getByRole('link', { name: 'Show more' }).click()
  await expect(results(page)).toHaveCount(5)
  await page.getByLabel('From').fill('2026-09-24')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(results(page)).toHaveCount(2)
  await expect(page.getByLabel('From')).toHaveValue('2026-09-24')
  await page.getByLabel('Order').selectOption('Newest first')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/sort=newest/)
  await expect(results(page).first()).toContainText('25 Sept')
  await page.getByRole('searchbox').fill('xqzvw')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('No stories found for “xqzvw”.')).toBeVisible()
  await page.context().close()
})

test('a misspelled word is corrected with a note, and more results appear in place', async ({ galley, reader }) => {
  for (let number = 0; number < 25; number += 1) await liveStory(galley.cast, { slug: `harvest-${number}`, at: new Date() })
  await reader.goto('/search?q=havrest')
  await expect(reader.getByText('“harvest”')).toBeVisible()
  await expect(results(reader)).toHaveCount(20)
  await waitForScript(reader)
  await reader.getByRole('link', { name: 'Show more' }).click()
  await expect(results(reader)).toHaveCount(25)
  await expect(results(reader).nth(20).getByRole('link').first()).toBeFocused()
})

test('an invalid day is reported, and switching the language keeps the query', async ({ galley, reader }) => {
  await liveStory(galley.cast, { slug: 'harvest', at: new Date() })
  await reader.goto('/search?q=harvest&section=war&from=2026-02-30&to=2099-01-01')
  await expect(reader.getByText('There is no day “2026-02-30”')).toBeVisible()
  await expect(reader.getByLabel('From')).toHaveValue('')
  await expect(results(reader)).toHaveCount(1)
  await reader.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Українська' }).click()
  await expect(reader).toHaveURL(/\/uk\/search\?q=harvest&section=war&to=2099-01-01$/)
  await expect(reader.getByRole('searchbox')).toHaveValue('harvest')
  await expect(reader.getByText('немає, тож пошук')).toHaveCount(0)
})

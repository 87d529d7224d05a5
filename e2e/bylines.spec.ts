import type { Browser, Page } from '@playwright/test'
import { database } from '#db/client.ts'
import { authors, topics } from '#db/schema/taxonomy.ts'
import { standingPlace } from './standing-place.ts'
import { expect, openStory, test } from './writing.ts'

test.beforeEach(async ({ galley }) => {
  expect(galley.url).toBeTruthy()
  await database()
    .insert(authors)
    .values([
      { slug: 'les-dorosh', name: { en: 'Les Dorosh' } },
      { slug: 'lesia-koval', name: { en: 'Lesia Koval' } },
    ])
  await database()
    .insert(topics)
    .values([{ slug: 'rail', name: { en: 'Railways' } }])
})

for (const device of ['mouse', 'touch'] as const)
  test(`choosing an author by ${device} adds one byline, whatever is pressed next`, async ({ galley, browser, as }) => {
    const page = device === 'mouse' ? await as('editor') : await touchOf(await as('editor'), browser, galley.url)
    const press = (target: ReturnType<Page['getByRole']>) =>
      device === 'mouse' ? target.click() : target.tap({ position: { x: 9, y: 9 } })
    await openStory(page, galley.cast.articles.draft)
    if (device === 'touch') await press(page.getByRole('button', { name: 'Story details' }))
    const byline = page.getByRole('combobox', { name: 'Bylines' })
    await press(byline)
    await page.keyboard.type('les')
    const place = await standingPlace(page.getByRole('option', { name: 'Les Dorosh' }), 'Les Dorosh')
    await (device === 'mouse' ? page.mouse.click(...place) : page.touchscreen.tap(...place))
    await expect(page.getByRole('listbox')).toHaveCount(0)
    await expect(page.getByRole('list', { name: 'Bylines' }).getByRole('listitem')).toHaveText(['Olena Hrytsenko', 'Les Dorosh'])
    // Presses the position of the field, even if something overlays it.
    const at = await page.getByRole('combobox', { name: 'Topics' }).boundingBox()
    if (!at) throw new Error('no field for topics')
    const middle = [at.x + at.width / 3, at.y + at.height / 2] as const
    await (device === 'mouse' ? page.mouse.click(...middle) : page.touchscreen.tap(...middle))
    await expect(page.getByRole('combobox', { name: 'Topics' })).toBeFocused()
    await expect(page.getByRole('list', { name: 'Bylines' }).getByRole('listitem')).toHaveText(['Olena Hrytsenko', 'Les Dorosh'])
  })

/** The same person on a phone. */
async function touchOf(page: Page, browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    hasTouch: true,
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  await context.addCookies(await page.context().cookies())
  return context.newPage()
}

import type { Page, Response } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { pressUntilOpen } from './press.ts'
import { caretLine, expect, fillLine, openStory, photo, status, test, text } from './writing.ts'

test('the panel beside the text begins below the bar, however many rows the bar has', async ({ writing }) => {
  const page = await writing('editor')
  await page.setViewportSize({ width: 1280, height: 480 }) // so that the text is longer than the window
  const gap = () =>
    page.evaluate(() => {
      const at = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
      return Math.abs((at('aside')?.top ?? 0) - (at('.editor-bar')?.bottom ?? Number.NaN))
    })
  for (const size of ['16px', '24px']) {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size
      scrollTo({ top: 40 })
    }, size)
    expect(await page.evaluate(() => scrollY)).toBe(40)
    await expect.poll(gap, { message: `letters of ${size}` }).toBeLessThan(1)
  }
})

test('topics added and removed in quick succession are all saved, however slow the network is', async ({ writing, galley }) => {
  await database()
    .insert(topics)
    .values([
      { slug: 'astronomy', name: { en: 'Astronomy' } },
      { slug: 'books', name: { en: 'Books' } },
      { slug: 'cranes', name: { en: 'Cranes' } },
    ])
  const page = await writing('editor')
  await slowDown(page)
  for (const topic of ['Astronomy', 'Books', 'Cranes']) {
    await field(page, 'Topics').press('ArrowDown')
    await page.getByRole('option', { name: topic }).click()
  }
  await expect(chosenTopics(page)).toHaveText(['Astronomy', 'Books', 'Cranes'])
  await areSaved(page)
  await openStory(page, galley.cast.articles.draft)
  await expect(chosenTopics(page)).toHaveText(['Astronomy', 'Books', 'Cranes'])

  await details(page).getByRole('button', { name: 'Remove Astronomy' }).click()
  await details(page).getByRole('button', { name: 'Remove Cranes' }).click()
  await areSaved(page)
  await openStory(page, galley.cast.articles.draft)
  await expect(chosenTopics(page)).toHaveText(['Books'])
})

test('pressing Enter twice creates a topic once', async ({ writing }) => {
  const page = await writing('editor')
  let made = 0
  page.on('request', (request) => {
    if (request.postData()?.includes('"en":"Harbours"')) made += 1
  })
  await slowDown(page)
  await field(page, 'Topics').fill('Harbours')
  await expect(page.getByRole('option', { name: 'Create topic “Harbours”' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(chosenTopics(page)).toHaveText(['Harbours'])
  await areSaved(page)
  await expect(field(page, 'Topics')).toHaveValue('')
  expect(made).toBe(1)
})

test('details changed without a network are listed, and saved with the next change that succeeds', async ({ writing, galley }) => {
  const page = await writing('editor')
  const broken = '**/desk/articles/**'
  await page.route(broken, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await breaking(page).press('Space')
  await title(page).fill('Typed in the tunnel')
  await page.keyboard.press('Tab')
  await expect(details(page).getByText('Not saved: Breaking news, Title for search engines.')).toBeVisible()
  await page.unroute(broken)
  await breaking(page).press('Space')
  await expect(details(page).getByText('Not saved')).toHaveCount(0)
  await areSaved(page)
  await openStory(page, galley.cast.articles.draft)
  await expect(title(page)).toHaveValue('Typed in the tunnel')
  await expect(breaking(page)).not.toBeChecked()
})

test('a section and a search title that were changed without a network survive a reload, and are saved when it is back', async ({
  writing,
  galley,
}) => {
  const page = await writing('editor')
  const broken = '**/desk/articles/**'
  await page.route(broken, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await choose(page, 'None yet')
  await title(page).pressSequentially('Typed in the tunnel')
  await page.reload() // in the middle of a field
  await expect(title(page)).toHaveValue('Typed in the tunnel')
  await expect(section(page)).toHaveText('None yet')
  await expect(details(page).getByText('Not saved: Section, Title for search engines.')).toBeVisible()
  await page.unroute(broken)
  // It tries every five seconds, and a request that was held back in the moment of the way back counts as lost after twenty.
  await expect(details(page).getByText('Not saved')).toHaveCount(0, { timeout: 30_000 })
  await areSaved(page)
  await openStory(page, galley.cast.articles.draft)
  await expect(title(page)).toHaveValue('Typed in the tunnel')
  await expect(section(page)).toHaveText('None yet')
})

test('two people change a story’s topics and its section at once, and both stand', async ({ writing }) => {
  await database()
    .insert(topics)
    .values({ slug: 'dry-docks', name: { en: 'Dry docks' } })
  const [journalist, editor] = [await writing('journalist'), await writing('editor')]
  await Promise.all([slowDown(journalist), slowDown(editor)])
  await field(journalist, 'Topics').fill('Dry')
  await Promise.all([journalist.getByRole('option', { name: 'Dry docks' }).click(), choose(editor, 'None yet')])
  for (const page of [journalist, editor]) {
    await areSaved(page)
    await expect(section(page)).toHaveText('None yet')
    await expect(chosenTopics(page)).toHaveText(['Dry docks'])
    await page.reload()
    await expect(section(page)).toHaveText('None yet')
    await expect(chosenTopics(page)).toHaveText(['Dry docks'])
  }
})

test('a colleague replaces a search title: its writer sees both, and brings the own one back', async ({ writing }) => {
  const [journalist, editor] = [await writing('journalist'), await writing('editor')]
  await title(journalist).fill('Ferries return')
  await title(journalist).press('Enter')
  await expect(title(editor)).toHaveValue('Ferries return')
  await title(editor).fill('Ferries are back')
  await title(editor).press('Enter')
  await expect(details(journalist).getByRole('alert')).toContainText('from yours, “Ferries return”, to “Ferries are back”')
  await expect(title(journalist)).toHaveValue('Ferries are back')
  await details(journalist).getByRole('button', { name: 'Bring back “Ferries return”' }).click()
  await expect(title(editor)).toHaveValue('Ferries return')
  await expect(details(editor).getByRole('alert')).toContainText('to “Ferries return”')
  await details(editor).getByRole('button', { name: 'Leave it as it is' }).click()
  await expect(details(editor).getByRole('alert')).toHaveCount(0)
})

test('a slug typed while the headline is being saved is kept', async ({ as }) => {
  const page = await as('journalist')
  await page.goto('/desk/articles/new')
  await page.getByRole('button', { name: 'English' }).click()
  await slowDown(page)
  await fillLine(page, 'Bridge reopens')
  const slug = details(page).getByRole('textbox', { name: 'Slug' })
  await slug.pressSequentially('a-bridge-of-my-own', { delay: 100 })
  await expect(status(page)).toHaveText('Saved')
  await expect(slug).toHaveValue('a-bridge-of-my-own')
  await page.keyboard.press('Tab')
  await areSaved(page)
  await page.reload()
  await expect(slug).toHaveValue('a-bridge-of-my-own')
})

test('on a phone the checklist leads to the headline, and the panel does not cover it', async ({ writing, galley }) => {
  const page = await writing('editor')
  await page.setViewportSize({ width: 390, height: 844 })
  await fillLine(page, '')
  await expect(status(page)).toHaveText('Saved')
  await page.getByRole('button', { name: 'Story details' }).click()
  await details(page).getByRole('button', { name: 'Write a headline' }).click()
  await expect.poll(() => caretLine(page)).toBe('headline')
  await expect(details(page)).toBeHidden()
  const panel = page.getByRole('region', { name: 'Publish', exact: true })
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await panel.getByRole('button', { name: 'Write a headline' }).click()
  await expect.poll(() => caretLine(page)).toBe('headline')
  await expect(panel).toBeHidden()

  // With the keyboard open one bar remains next to the text; a story's address is available without the details.
  await page.setViewportSize({ width: 390, height: 470 })
  await expect(page.getByRole('navigation', { name: 'Desk' })).toBeHidden()
  await openStory(page, galley.cast.articles.published)
  const section = page.locator('[data-detail="section"]')
  await expect(section, 'details that have no room are not drawn').toHaveCount(0)
  await pressUntilOpen(page.getByRole('button', { name: 'More for this story' }), page.getByRole('menu'))
  await expect(page.getByRole('menuitem', { name: 'View as readers have it' })).toHaveAttribute('href', '/news/the-published-story')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1100, height: 800 })
  await expect(section, 'the phone was turned').toBeVisible()
})

test('the fields below the checklist do not move while they are used', async ({ writing }) => {
  const page = await writing('editor')
  const checklist = details(page).getByRole('region', { name: 'Checklist' })
  const placeOf = async () => (await title(page).boundingBox())?.y ?? 0
  await expect(checklist).toContainText('Nothing is missing')
  await section(page).focus()
  const place = await placeOf()
  await choose(page, 'None yet')
  await expect(checklist).toContainText('Choose a section')
  expect(await placeOf()).toBe(place)
  await choose(page, 'War')
  await expect(checklist).toContainText('Nothing is missing')
  expect(await placeOf()).toBe(place)
  await text(page).click()
  await expect.poll(placeOf).toBeLessThanOrEqual(place)
})

test('the checklist shows that a picture has become ready without further typing', async ({ as, galley }) => {
  const { draft } = galley.cast.articles
  const added = await addPicture(galley.cast.olena, { name: 'quay.jpg', bytes: await photo('#357') }, { renditions: 'now' })
  if (!added.ok) throw new Error(`the picture was refused: ${added.problem}`)
  const { id } = added.value
  await database()
    .update(articles)
    .set({ hero: { mediaId: id, alt: 'A quay', caption: '', credit: 'Olena' } })
    .where(eq(articles.id, draft))
  const become = (state: 'processing' | 'ready') => database().update(media).set({ state }).where(eq(media.id, id))
  const page = await as('editor')
  await openStory(page, draft)
  await expect(details(page).getByText('Nothing is missing')).toBeVisible()
  await become('processing')
  let isSaved = false
  page.on('response', (response) => {
    if (isSave(response)) isSaved = true
  })
  const looked = page.waitForResponse((response) => isSaved && response.request().method() === 'POST' && !isSave(response))
  await text(page).press('!')
  await looked // after the save; no later save triggers it
  await expect(details(page).getByText('Wait a moment for the hero picture')).toBeVisible()
  await become('ready')
  await expect(details(page).getByText('Nothing is missing')).toBeVisible()
})

const isSave = (response: Response) => response.request().method() === 'POST' && response.url().endsWith('/draft')
const details = (page: Page) => page.getByRole('complementary', { name: 'Story details' })
const field = (page: Page, name: string) => details(page).getByRole('combobox', { name })
const breaking = (page: Page) => details(page).getByRole('checkbox', { name: 'Breaking news' })
const title = (page: Page) => details(page).getByRole('textbox', { name: 'Title for search engines' })
const section = (page: Page) => details(page).getByRole('button', { name: /Section$/ })
const choose = async (page: Page, name: string) => {
  await section(page).click()
  await page.getByRole('option', { name }).click()
}
const chosenTopics = (page: Page) => details(page).getByRole('grid', { name: 'Topics' }).getByRole('row')
const areSaved = (page: Page) => expect(details(page).getByRole('img', { name: 'Saving the details' })).toHaveCount(0)

/** Delays every request for stories by half a second. */
async function slowDown(page: Page) {
  await page.route('**/desk/articles/**', async (route) => {
    if (route.request().method() !== 'GET') await new Promise((go) => setTimeout(go, 500))
    await route.continue()
  })
}

import type { Locator, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import type { DocumentNode } from '#lib/document-types.ts'
import { markerOf } from '#newsroom/articles/marker.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { isClean } from './axe.ts'
import { publishStory, submitStory } from './press.ts'
import { address, examined, expect, onANewLine, openStory, photo, status, test, text } from './writing.ts'

const map = (page: Page) => text(page).getByRole('figure', { name: 'Map', exact: true })
const marker = (page: Page) => map(page).getByRole('button', { name: /^Marker:/ })
const placeName = (page: Page) => map(page).locator('.title')
const coordinates = (page: Page) => map(page).getByRole('textbox', { name: 'Coordinates' })
const picker = (page: Page) => page.getByRole('region', { name: 'Choose the picture of a map' })

/** The map as the newsroom has it. */
async function savedMap(articleId: string) {
  const [draft] = await database().select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, articleId))
  const { attrs = {}, content = [] }: Partial<DocumentNode> = draft?.body.content.find(({ type }) => type === 'map') ?? {}
  const title = content.find(({ type }) => type === 'title')
  return {
    isThere: content.length > 0,
    marker: markerOf(attrs),
    coordinates: attrs.coordinates,
    name: (title?.content ?? []).map((each) => each.text).join(''),
    pictures: content.filter(({ type }) => type === 'picture').length,
  }
}

/** Drags the marker to a place on its picture, in percent, in steps as a hand does. */
async function dragTo(page: Page, [x, y]: readonly [number, number]) {
  const [from, box] = [await middleOf(marker(page)), await boxOf(map(page).locator('.story-picture-frame img'))]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 3, { steps: 4 })
  await page.mouse.move(box.x + (box.width * x) / 100, box.y + (box.height * y) / 100, { steps: 4 })
  await page.mouse.up()
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${locator} is not on the screen`)
  return box
}

async function middleOf(locator: Locator) {
  await locator.scrollIntoViewIfNeeded()
  const { x, y, width, height } = await boxOf(locator)
  return { x: x + width / 2, y: y + height / 2 }
}

const close = (value: unknown, wanted: number) => Math.abs(Number(value) - wanted) < 1

test('a map is made by mouse from an uploaded picture, described and published, and readers see the place without asking anybody', async ({
  galley,
  writing,
  as,
  reader,
}) => {
  test.slow()
  const { draft } = galley.cast.articles
  const page = await writing('journalist')
  await onANewLine(page)
  const toolbar = page.getByRole('toolbar', { name: 'Formatting' })
  await toolbar.getByRole('button', { name: 'More blocks' }).click()
  await page.getByRole('menuitem', { name: 'Map', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await picker(page).getByRole('button', { name: 'Upload' }).click()
  await (await chooser).setFiles({ name: 'river.jpg', mimeType: 'image/jpeg', buffer: await photo('#468') })

  await expect(map(page).locator('.story-picture-frame img')).toBeVisible(examined)
  await page.keyboard.type('The ferry')
  await expect(placeName(page)).toHaveText('The ferry')
  await map(page).getByRole('textbox', { name: 'Alt' }).fill('A river with a ferry')
  await map(page).getByRole('textbox', { name: 'Credit' }).fill('Map: Olena')
  await dragTo(page, [20, 75])
  await expect.poll(async () => close((await savedMap(draft)).marker.x, 20)).toBe(true)
  expect(close((await savedMap(draft)).marker.y, 75)).toBe(true)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(marker(page)).toHaveAccessibleName('Marker: 50 % from the left, 50 % from the top')
  await dragTo(page, [20, 75])
  // Beyond the edge it stays on the picture.
  await dragTo(page, [20, 400])
  await expect(marker(page)).toHaveAccessibleName(/, 100 % from the top/)
  await dragTo(page, [20, 75])

  await coordinates(page).fill('by the church')
  await page.keyboard.press('Enter')
  await expect(
    map(page).getByText('“by the church” is no place: write latitude and longitude in decimal degrees, such as 49.9935, 36.2304'),
  ).toBeVisible()
  await expect(coordinates(page)).toHaveValue('by the church')
  await isClean(page, 'the editor with a map and a mistake')
  await coordinates(page).fill('49,9935; 36,2304')
  await page.keyboard.press('Enter')
  await expect(coordinates(page)).toHaveValue('49.9935, 36.2304')
  await expect(map(page).getByRole('link')).toHaveAttribute('href', /openstreetmap\.org\/\?mlat=49\.9935&mlon=36\.2304/)
  await expect.poll(async () => await savedMap(draft)).toMatchObject({ coordinates: '49.9935, 36.2304', name: 'The ferry', pictures: 1 })
  await expect(status(page)).toHaveText('Saved')
  await submitStory(page)

  const editor = await as('editor')
  await editor.goto(address(draft))
  await publishStory(editor)
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story')
  const asked: string[] = []
  reader.on('request', (request) => void (new URL(request.url()).origin !== new URL(galley.url).origin && asked.push(request.url())))
  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(reader.locator('.map .place')).toHaveText('The ferry', { timeout: 500 })
  }).toPass()
  for (const width of [320, 390, 1280]) {
    await reader.setViewportSize({ width, height: 900 })
    const [drawn, at] = [await boxOf(reader.locator('.map img')), await middleOf(reader.locator('.map .marker'))]
    const now = await boxOf(reader.locator('.map img'))
    expect(close(((at.x - now.x) / now.width) * 100, 20), `${width} px: across`).toBe(true)
    expect(close(((at.y - now.y) / now.height) * 100, 75), `${width} px: down`).toBe(true)
    const name = await boxOf(reader.locator('.map .place .title'))
    expect(name.x).toBeGreaterThanOrEqual(drawn.x - 1)
    expect(name.x + name.width).toBeLessThanOrEqual(drawn.x + drawn.width + 1)
  }
  await expect(reader.getByRole('link', { name: 'Open on OpenStreetMap' })).toHaveAttribute('href', /^https:\/\/www\.openstreetmap\.org\//)
  expect(await reader.locator('script[type="application/ld+json"]').first().textContent()).toContain(
    '"contentLocation":[{"@type":"Place","name":"The ferry","geo":{"@type":"GeoCoordinates","latitude":49.9935,"longitude":36.2304}}]',
  )
  await isClean(reader, 'a story with a map')
  expect(asked).toEqual([])
})

test('a map is made by keyboard alone, its marker says where it goes, and undo takes all of it back', async ({ galley, writing }) => {
  test.slow()
  const { articles, olena } = galley.cast
  await addPicture(olena, { name: 'river.jpg', bytes: await photo('#357') }, { renditions: 'now' })
  const page = await writing('journalist')
  const { keyboard } = page
  await text(page).focus()
  await keyboard.press('ControlOrMeta+End')
  await keyboard.press('Enter')
  await expect(status(page)).toHaveText('Saved')
  await keyboard.type('/coordin')
  await expect(page.getByRole('option', { name: 'Map', selected: true })).toBeVisible()
  await keyboard.press('Enter')
  const picture = picker(page).getByRole('option').first()
  await expect(picture).toBeVisible()
  for (let presses = 0; presses < 12 && !(await picture.evaluate((element) => element === document.activeElement)); presses += 1)
    await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(map(page).locator('.story-picture-frame img')).toBeVisible()
  await keyboard.type('The quay')
  await expect(placeName(page)).toHaveText('The quay')

  await keyboard.press('Tab')
  await expect(marker(page)).toBeFocused()
  await keyboard.press('ArrowLeft')
  await keyboard.press('Shift+ArrowDown')
  await expect(map(page).getByRole('status')).toHaveText('Marker: 49 % from the left, 55 % from the top')
  for (let presses = 0; presses < 12; presses += 1) await keyboard.press('Shift+ArrowRight')
  await expect(map(page).getByRole('status')).toHaveText('Marker: 100 % from the left, 55 % from the top')
  await keyboard.press('Escape')
  await keyboard.type('!')
  await expect(placeName(page)).toHaveText('The quay!')
  await keyboard.press('Enter')
  await keyboard.type('Below.')
  await expect(text(page).locator('> p').last()).toHaveText('Below.')
  await expect
    .poll(async () => await savedMap(articles.draft))
    .toMatchObject({ marker: { x: 100, y: 55 }, coordinates: '', name: 'The quay!', pictures: 1 })

  // The start of its name chooses the map; the next Backspace takes it out, and one undo brings it back.
  await placeName(page).click()
  await keyboard.press('Home')
  await keyboard.press('Backspace')
  await expect(map(page)).toHaveAttribute('data-selected', 'true')
  await keyboard.press('Backspace')
  await expect(map(page)).toHaveCount(0)
  await keyboard.press('ControlOrMeta+z')
  await expect(marker(page)).toHaveAccessibleName('Marker: 100 % from the left, 55 % from the top')
  await expect(async () => {
    if ((await map(page).count()) > 0) await keyboard.press('ControlOrMeta+z')
    expect(await map(page).count()).toBe(0)
  }).toPass({ intervals: [100], timeout: 15_000 })
  await expect(text(page)).not.toContainText('Below.')
  await expect.poll(async () => (await savedMap(articles.draft)).isThere).toBe(false)
})

test('a map on the phone: its marker follows the finger, and the page does not scroll with it', async ({ galley, as, browser }) => {
  test.slow()
  const { olena, articles } = galley.cast
  await addPicture(olena, { name: 'river.jpg', bytes: await photo('#357') }, { renditions: 'now' })
  const signedIn = await as('journalist')
  const context = await browser.newContext({
    ...{ baseURL: galley.url, locale: 'en-GB', hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
    ...{ storageState: await signedIn.context().storageState(), serviceWorkers: 'block' },
  })
  const phone = await context.newPage()
  await phone.goto(address(articles.draft))
  await expect(text(phone)).toHaveAttribute('contenteditable', 'true')
  await text(phone).locator('p').last().tap()
  await phone.getByRole('toolbar').first().getByRole('button', { name: 'More blocks' }).tap()
  await phone.getByRole('menuitem', { name: 'Map', exact: true }).tap()
  await picker(phone).getByRole('option').first().tap()
  await expect(map(phone).locator('.story-picture-frame img')).toBeVisible()
  await phone.keyboard.type('The ferry')
  await expect(placeName(phone)).toHaveText('The ferry')

  const from = await middleOf(marker(phone))
  const box = await boxOf(map(phone).locator('.story-picture-frame img'))
  const scrolled = await phone.evaluate(() => scrollY)
  const fingers = await context.newCDPSession(phone)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  const to = { x: box.x + box.width * 0.25, y: box.y + box.height * 0.2 }
  await touch('touchStart', from.x, from.y)
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part)
  await touch('touchEnd', to.x, to.y)
  await expect.poll(async () => close((await savedMap(articles.draft)).marker.x, 25)).toBe(true)
  expect(close((await savedMap(articles.draft)).marker.y, 20)).toBe(true)
  expect(await phone.evaluate(() => scrollY)).toBe(scrolled)
  const { width, height } = await boxOf(marker(phone))
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await isClean(phone, 'a map on the phone')
  await context.close()
})

test('one moves the marker while another writes the name and a third changes the coordinates, and nothing is lost', async ({
  galley,
  writing,
  as,
}) => {
  test.slow()
  const { articles, olena } = galley.cast
  await addPicture(olena, { name: 'river.jpg', bytes: await photo('#357') }, { renditions: 'now' })
  const one = await writing('journalist')
  await onANewLine(one)
  await one.keyboard.type('/map')
  await expect(one.getByRole('option', { name: 'Map', selected: true })).toBeVisible()
  await one.keyboard.press('Enter')
  await picker(one).getByRole('option').first().click()
  await one.keyboard.type('The ')
  await expect.poll(async () => (await savedMap(articles.draft)).name).toBe('The ')

  const other = await as('editor')
  await openStory(other, articles.draft)
  await expect(placeName(other)).toHaveText('The ')
  await placeName(other).click()
  await other.keyboard.press('End')
  await Promise.all([dragTo(one, [80, 10]), other.keyboard.type('ferry of Stara Hreblia', { delay: 20 })])
  await coordinates(one).fill('49.1225, 24.729')
  await one.keyboard.press('Enter')
  for (const page of [one, other]) {
    await expect(placeName(page)).toHaveText('The ferry of Stara Hreblia')
    await expect(marker(page)).toHaveAccessibleName(/^Marker: (?:79|80|81)/)
    await expect(coordinates(page)).toHaveValue('49.1225, 24.729')
    await expect(status(page)).toHaveText('Saved')
  }
  expect(await savedMap(articles.draft)).toMatchObject({ name: 'The ferry of Stara Hreblia', pictures: 1, coordinates: '49.1225, 24.729' })

  // As a suggestion the marker can be refused.
  await other.keyboard.press('ControlOrMeta+Shift+e')
  await placeName(other).click()
  await other.keyboard.press('Tab')
  await other.keyboard.press('Shift+ArrowDown')
  await expect(marker(other)).toHaveAccessibleName(/ 1[456](?:\.\d)? % from the top/)
  await expect(marker(one)).toHaveAccessibleName(/ 1[456](?:\.\d)? % from the top/)
  await expect(other.getByText('Accept or reject the open suggestions')).toBeVisible()
})

import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { isClean } from './axe.ts'
import { address, expect, figures, photo, status, test, text } from './writing.ts'

test('a gallery and a chart are made on the phone, by touch', async ({ galley, as, browser }) => {
  test.slow()
  const { olena, articles } = galley.cast
  for (const [name, colour] of [
    ['quay.jpg', '#357'],
    ['crane.jpg', '#753'],
  ] as const)
    await addPicture(olena, { name, bytes: await photo(colour) }, { renditions: 'now' })
  const signedIn = await as('journalist')
  const context = await browser.newContext({
    baseURL: galley.url,
    locale: 'en-GB',
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
    storageState: await signedIn.context().storageState(),
    serviceWorkers: 'block',
  })
  const phone = await context.newPage()
  await phone.goto(address(articles.draft))
  await expect(text(phone)).toHaveAttribute('contenteditable', 'true')
  const toolbar = phone.getByRole('toolbar').first()
  const body = async () => {
    const [draft] = await database().select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, articles.draft))
    return draft?.body.content.filter(({ type }) => type !== 'paragraph') ?? []
  }

  await text(phone).locator('p').last().tap()
  await phone.keyboard.press('End')
  await phone.keyboard.press('Enter')
  for (const place of [0, 1]) {
    await toolbar.getByRole('button', { name: 'Picture', exact: true }).tap()
    await phone.getByRole('region', { name: 'Choose a picture' }).getByRole('option').nth(place).tap()
    await expect(figures(phone)).toHaveCount(place + 1)
    // The caret is in the caption now; the place below the picture is where the next one goes.
    await text(phone).locator('p').last().tap()
  }
  await figures(phone).first().getByRole('button', { name: 'Text width', exact: true }).tap()
  await phone.getByRole('menuitemradio', { name: 'Gallery' }).tap()
  await expect
    .poll(async () => (await body()).map(({ type, attrs, content }) => [type, attrs?.layout, content?.length]))
    .toEqual([['pictures', 'gallery', 2]])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await text(phone).locator('p').last().tap()
  await toolbar.getByRole('button', { name: 'More blocks' }).tap()
  await phone.getByRole('menuitem', { name: 'Chart', exact: true }).tap()
  const title = text(phone).locator('.table-figure .title')
  await expect(title).toBeVisible()
  await title.tap()
  await phone.keyboard.type('Passengers')
  const cells = text(phone).locator('th, td')
  for (const [place, words] of [
    [0, 'Vessel'],
    [1, 'July'],
    [2, 'Ferry'],
    [3, '1,840'],
    [4, 'Boat'],
    [5, '212'],
  ] as const) {
    await cells.nth(place).tap()
    await phone.keyboard.type(words)
  }
  await expect(status(phone)).toHaveText('Saved')
  const chart = async () => (await body()).find(({ type }) => type === 'tableFigure')
  await expect.poll(async () => JSON.stringify(await chart())).toContain('212')
  expect((await chart())?.attrs?.drawnAs).toBe('bars')
  expect(JSON.stringify(await chart())).toContain('Passengers')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await isClean(phone, 'a gallery and a chart on the phone')
  await context.close()
})

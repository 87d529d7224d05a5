import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { sections, topics } from '#db/schema/taxonomy.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { standingPlace } from './standing-place.ts'

test('an editor selects stories by keyboard and Shift, moves them, unpublishes what can be, and undoes it', async ({
  galley,
  as,
  reader,
}) => {
  test.slow()
  await database()
    .insert(sections)
    .values({ slug: 'economy', name: { en: 'Economy' }, position: 1 })
  await database()
    .insert(topics)
    .values({ slug: 'grain', name: { en: 'Grain' } })
  const editor = await as('editor')
  await editor.goto('/desk?scope=all')
  const bar = editor.getByRole('region', { name: 'Selected stories' })
  await expect(async () => {
    await editor.keyboard.press('j')
    await editor.keyboard.press('x')
    await expect(bar).toContainText('1 story selected', { timeout: 1000 })
  }).toPass()
  for (let rows = 0; rows < 4; rows += 1) await editor.keyboard.press('j')
  await editor.keyboard.press('Shift+X')
  await expect(bar).toContainText('5 stories selected')
  await isClean(editor, 'selected stories')

  await bar.getByRole('button', { name: 'Section…' }).click()
  await bar
    .getByRole('region', { name: 'Move to a section' })
    .getByRole('button', { name: /Section/ })
    .click()
  await editor.getByRole('option', { name: 'Economy' }).click()
  await bar.getByRole('button', { name: 'Move', exact: true }).click()
  const done = editor.getByRole('region', { name: 'Done for 4 stories' })
  await expect(done).toContainText('Not done for 1 story:')
  await expect(done).toContainText('The taken-down story')
  await expect(done).toContainText('Its stage does not allow this.')
  await done.getByRole('button', { name: 'Undo' }).click()
  await expect(editor.getByRole('region', { name: 'Undone for 4 stories' })).toBeVisible()
  const [draft] = await database()
    .select({ sectionId: articles.sectionId })
    .from(articles)
    .where(eq(articles.id, galley.cast.articles.draft))
  expect(draft?.sectionId).toBe(galley.cast.section.id)

  // The list may be put in order anew after the undo: a row that moves loses the focus, and its key.
  for (const name of ['The published story', 'The draft story']) {
    const box = editor.getByRole('checkbox', { name: `Select “${name}”` })
    await expect(async () => {
      if (!(await box.isChecked())) await box.press('Space')
      await expect(box).toBeChecked({ timeout: 1000 })
    }).toPass()
  }
  await bar.getByRole('button', { name: 'Unpublish…' }).click()
  await bar.getByRole('button', { name: 'Unpublish', exact: true }).click()
  const unpublished = editor.getByRole('region', { name: 'Done for 1 story' })
  await expect(unpublished).toContainText('The draft story')
  await expect(async () => expect((await reader.goto('/news/the-published-story'))?.status()).toBe(404)).toPass()
  await unpublished.getByRole('button', { name: 'Undo' }).click()
  await expect(editor.getByRole('region', { name: 'Undone for 1 story' })).toBeVisible()
  await expect(async () => expect((await reader.goto('/news/the-published-story'))?.status()).toBe(200)).toPass()
})

test('on a phone, stories are selected by touch and get a topic', async ({ galley, as, browser }) => {
  await database()
    .insert(topics)
    .values({ slug: 'grain', name: { en: 'Grain' } })
  const signedIn = await as('editor')
  const context = await browser.newContext({
    baseURL: galley.url,
    locale: 'en-GB',
    hasTouch: true,
    viewport: { width: 390, height: 844 },
    storageState: await signedIn.context().storageState(),
    serviceWorkers: 'block',
  })
  const phone = await context.newPage()
  await phone.goto('/desk?scope=all')
  /** The box that a finger touches: the tick box itself is hidden in it. */
  const boxOf = (headline: string) => phone.locator('label').filter({ has: phone.getByRole('checkbox', { name: `Select “${headline}”` }) })
  const bar = phone.getByRole('region', { name: 'Selected stories' })
  await expect(async () => {
    await boxOf('The draft story').tap()
    await expect(bar).toContainText('1 story selected', { timeout: 3000 })
  }).toPass()
  await boxOf('The submitted story').tap()
  await expect(bar).toContainText('2 stories selected')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await bar.getByRole('button', { name: 'Topic…' }).tap()
  await bar.getByRole('combobox', { name: 'Topic' }).tap()
  await bar.getByRole('combobox', { name: 'Topic' }).pressSequentially('gra')
  await phone.touchscreen.tap(...(await standingPlace(phone.getByRole('option', { name: 'Grain' }), 'Grain')))
  await bar.getByRole('button', { name: 'Add', exact: true }).tap()
  await expect(phone.getByRole('region', { name: 'Done for 2 stories' })).toBeVisible()
  await context.close()
})

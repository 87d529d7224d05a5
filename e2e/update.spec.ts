import { isClean } from './axe.ts'
import { expect, fillLine, openStory, status, test, write } from './writing.ts'

test('an edited story shows unpublished changes, and is published with another person’s changes only if the editor agrees', async ({
  as,
  galley,
}) => {
  const { published } = galley.cast.articles
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  const row = editor.getByRole('listitem').filter({ hasText: 'The published story' })
  await openStory(editor, published)
  const update = editor.getByRole('button', { name: 'Update', exact: true })
  await expect(editor.getByRole('heading', { name: 'Readers have this version' })).toBeVisible()
  await expect(update).toBeDisabled()
  await expect(update).toHaveAccessibleDescription('Readers have this version')

  await openStory(journalist, published)
  const dek = journalist.getByRole('textbox', { name: 'Dek' })
  await dek.fill('A dek that Olena wrote.')
  await expect(status(journalist)).toHaveText('Saved')
  await expect(journalist.getByText('Changes not published').first()).toBeVisible()

  await openStory(editor, published)
  await fillLine(editor, 'The published story, told again')
  await expect(editor.getByRole('region', { name: 'Checklist' })).toContainText('Changes not publishedHeadline, Dek')
  await update.click()
  const panel = editor.getByRole('region', { name: 'Update', exact: true })
  const changes = panel.getByRole('list', { name: 'What changes for readers' }).getByRole('listitem')
  await expect(changes).toHaveCount(2)
  await expect(changes.first().getByRole('insertion')).toContainText(', told again')
  await expect(changes.last().getByRole('deletion')).toHaveCount(0)
  await expect(changes.last().getByRole('insertion')).toContainText('that Olena wrote')
  const now = panel.getByRole('button', { name: 'Update now' })
  await expect(now).toBeDisabled()
  await panel.getByText('Publish the changes of Olena too').click()

  // Meanwhile a colleague changes a detail: it was not on the screen, so it is not published, and is listed first.
  const admin = await as('admin')
  await openStory(admin, published)
  await admin.getByRole('checkbox', { name: 'Breaking news' }).press('Space')
  await expect(admin.getByRole('region', { name: 'Checklist' })).toContainText('Breaking news')
  await now.click()
  await expect(panel.getByRole('alert')).toContainText('nothing was published')
  await expect(changes).toHaveCount(3)
  await expect(now).toBeDisabled()
  await panel.getByText('Publish the changes of Ihor and Olena too').click()
  await now.click()
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()
  await expect(update).toBeDisabled()

  await editor.goto('/desk?scope=all&stage=published')
  await expect(row).toBeVisible()
  await expect(row.getByText('Changes not published')).toHaveCount(0)
})

test('a change that is undone does not count: no button is enabled, and the list shows nothing', async ({ as, galley }) => {
  const editor = await as('editor')
  const { published } = galley.cast.articles
  await openStory(editor, published)
  const headline = editor.getByRole('textbox', { name: 'Headline', exact: true })
  const update = editor.getByRole('button', { name: 'Update', exact: true })
  await headline.fill('Something else')
  await expect(update).toBeEnabled()
  await expect(status(editor)).toHaveText('Saved')
  // The bar with all its buttons fits on a phone.
  await editor.setViewportSize({ width: 390, height: 844 })
  await expect(update).toBeInViewport({ ratio: 1 })
  expect(await editor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await editor.setViewportSize({ width: 1280, height: 720 })
  const list = await as('editor')
  const row = list.getByRole('listitem').filter({ hasText: 'Something else' })
  await list.goto('/desk?scope=all&stage=published')
  await expect(row.getByText('Changes not published')).toBeVisible()
  await headline.fill('The published story')
  await expect(update).toBeDisabled()
  await list.reload()
  await expect(list.getByRole('listitem').filter({ hasText: 'The published story' })).toBeVisible()
  await expect(list.getByText('Changes not published')).toHaveCount(0)
})

test('an editor sends one paragraph of an update and keeps the rest', async ({ as, galley, reader }) => {
  const editor = await as('editor')
  const { published } = galley.cast.articles
  await openStory(editor, published)
  await fillLine(editor, 'The published story, told again')
  await write(editor, ' First of all.')
  await editor.keyboard.press('Enter')
  await editor.keyboard.type('A second paragraph that waits.')
  await expect(status(editor)).toHaveText('Saved')
  await editor.getByRole('button', { name: 'Update', exact: true }).click()
  const panel = editor.getByRole('region', { name: 'Update', exact: true })
  const changes = panel.getByRole('list', { name: 'What changes for readers' }).getByRole('listitem')
  await expect(changes).toHaveCount(3)
  await changes.filter({ hasText: 'told again' }).getByRole('checkbox').press('Space')
  await changes.filter({ hasText: 'that waits' }).getByRole('checkbox').press('Space')
  await isClean(editor, 'an update of which a part is left out')
  await panel.getByRole('button', { name: 'Update now' }).click()
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()

  // An edge that waits longer than three seconds for the new page serves the old one.
  await expect(async () => {
    await reader.goto('/news/the-published-story')
    await expect(reader.locator('article')).toContainText('First of all.', { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await expect(reader.locator('article')).not.toContainText('that waits')
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The published story')
  // The rest is still in the draft, and is the next update.
  await expect(editor.getByRole('textbox', { name: 'Headline', exact: true })).toHaveText('The published story, told again')
  const update = editor.getByRole('button', { name: 'Update', exact: true })
  await expect(update).toBeEnabled()
  await update.click()
  await expect(changes).toHaveCount(2)
  await panel.getByRole('button', { name: 'Update now' }).click()
  await expect(update).toBeDisabled()
  await reader.reload()
  await expect(reader.locator('article')).toContainText('that waits')
})

test('spelling does not mark a story as updated, and a number that becomes another asks whether it is a correction', async ({
  as,
  galley,
  reader,
}) => {
  const editor = await as('editor')
  await openStory(editor, galley.cast.articles.published)
  const update = editor.getByRole('button', { name: 'Update', exact: true })
  const panel = editor.getByRole('region', { name: 'Update', exact: true })
  const now = panel.getByRole('button', { name: 'Update now' })
  const close = editor.getByRole('button', { name: 'Close', exact: true })
  const updated = reader.getByRole('article').getByText(/^Updated/)

  await fillLine(editor, 'The publlished story')
  await update.click()
  await expect(panel.getByText('This corrects spelling only')).toBeVisible()
  await now.click()
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()
  await reader.goto('/news/the-published-story')
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The publlished story')
  await expect(updated).toHaveCount(0)

  await close.click()
  await write(editor, ' The fire killed 12 people.')
  await update.click()
  await now.click() // a new sentence changes no fact
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()
  await reader.reload()
  await expect(updated).toBeVisible()

  await close.click()
  await write(editor, '')
  for (let left = 0; left < ' people.'.length; left += 1) await editor.keyboard.press('ArrowLeft')
  await editor.keyboard.press('Backspace')
  await editor.keyboard.press('Backspace')
  await editor.keyboard.type('21')
  await update.click()
  await now.click()
  const question = panel.getByRole('alertdialog', { name: 'Is it a correction?' })
  await expect(question).toContainText('This changes 12 → 21. Publish as a correction?')
  await isClean(editor, 'the question whether changed facts are a correction')
  await question.getByRole('button', { name: 'Go back' }).click()
  await now.press('Enter')
  await expect(question.getByRole('button', { name: /^Yes/ })).toBeFocused()
  await editor.keyboard.press('Enter')
  const draft = 'An earlier version of this article gave the number of people as 12. It is 21.'
  await expect(panel.getByRole('textbox', { name: 'Note to readers' })).toBeFocused()
  await expect(panel.getByRole('textbox', { name: 'Note to readers' })).toHaveValue(draft)
  await panel.getByRole('button', { name: 'Publish correction' }).click()
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()
  await reader.reload()
  await expect(reader.getByRole('article')).toContainText('The fire killed 21 people.')
  await expect(reader.getByRole('region', { name: 'Corrections' }).getByText(draft)).toBeVisible()
})

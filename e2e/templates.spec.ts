import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { expect, line, test, text } from './writing.ts'

test('an editor writes a template, a journalist begins a story with it, and its point holds publishing until it is ticked', async ({
  as,
}) => {
  test.slow()
  const editor = await as('editor')
  await editor.goto('/desk/settings/templates')
  await expect(editor.getByText('There is no template yet')).toBeVisible()
  await isClean(editor, 'no templates')
  const form = editor.getByRole('region', { name: 'New template' })
  await pressUntilOpen(editor.getByRole('button', { name: 'New template' }), form)
  await form.getByRole('textbox', { name: 'Name' }).fill('Interview')
  await form.getByRole('button', { name: 'Add a point' }).click()
  await form.getByRole('textbox', { name: 'Point 1' }).fill('Shown to the person')
  await form.getByRole('checkbox', { name: 'Holds publishing' }).check({ force: true })
  await form.getByRole('button', { name: 'Add a point' }).click()
  await form.getByRole('textbox', { name: 'Point 2' }).fill('A portrait')
  await isClean(editor, 'a new template')
  await form.getByRole('button', { name: 'Add the template' }).click()
  await expect(editor.getByRole('list', { name: 'Templates' })).toContainText('2 points')
  await isClean(editor, 'templates')

  // Its text.
  await editor.getByRole('link', { name: 'Write the text of “Interview”' }).click()
  await expect(text(editor)).toHaveAttribute('contenteditable', 'true')
  await line(editor).click()
  await editor.keyboard.type('Interview: ')
  await text(editor).locator('p').last().click()
  await editor.keyboard.type('Who is it, and why now?')
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor.getByText('The text of the template is saved.')).toBeVisible()
  await isClean(editor, 'the text of a template')

  // A story begins with it.
  const page = await as('journalist')
  await page.goto('/desk/articles/new')
  await page.getByRole('button', { name: 'English' }).click()
  const offer = page.getByRole('region', { name: 'Begin with a template:' })
  await offer.getByRole('button', { name: 'Interview' }).click()
  await expect(line(page)).toHaveText(/^Interview:/)
  await expect(text(page)).toContainText('Who is it, and why now?')
  await expect(offer).toHaveCount(0)
  const points = page.getByRole('group', { name: 'Points of its template' })
  await expect(points.getByRole('checkbox')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Template: Shown to the person' })).toBeVisible()
  await isClean(page, 'a story with points')
  await page.getByRole('button', { name: 'Template: Shown to the person' }).click()
  await page.keyboard.press('Space')
  await expect(points.getByRole('checkbox', { name: /Shown to the person/ })).toBeChecked()
  await expect(page.getByRole('button', { name: 'Template: Shown to the person' })).toHaveCount(0)
  await page.reload()
  await expect(points.getByRole('checkbox', { name: /Shown to the person/ })).toBeChecked()
  await expect(points.getByRole('checkbox', { name: 'A portrait' })).not.toBeChecked()

  // Deleted, and put back whole.
  await editor.goto('/desk/settings/templates')
  const list = editor.getByRole('list', { name: 'Templates' })
  const remove = editor.getByRole('button', { name: 'Remove Interview' })
  await expect(async () => {
    if (await remove.isVisible()) await remove.click({ timeout: 5000 })
    await expect(editor.getByText('There is no template yet')).toBeVisible({ timeout: 5000 })
  }).toPass()
  await editor.getByRole('button', { name: 'Undo' }).click()
  await expect(list).toContainText('2 points')
  await expect(list).toContainText('Who is it, and why now?')
})

import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { atTheEnd, expect, line, onANewLine, openStory, status, test, text } from './writing.ts'

test('a journalist saves blocks as a snippet and inserts them with the slash menu and the palette; one for all is an editor’s', async ({
  as,
  writing,
  galley,
}) => {
  const page = await writing('journalist')
  await onANewLine(page)
  await page.keyboard.type('The Crossing is made by its readers.')
  await page.getByRole('button', { name: 'Block', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save as a snippet' }).click()
  const panel = page.getByRole('region', { name: 'Save as a snippet' })
  await expect(panel).toContainText('1 block is saved.')
  await expect(panel.getByRole('checkbox')).toHaveCount(0)
  await isClean(page, 'the panel of a snippet')
  await panel.getByRole('textbox', { name: 'Name' }).fill('About us')
  await page.keyboard.press('Enter')
  await expect(panel).toHaveCount(0)

  // By the slash menu, and by the palette.
  await onANewLine(page)
  await page.keyboard.type('/about')
  await expect(page.getByRole('option', { name: 'About us' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(text(page).getByText('The Crossing is made by its readers.')).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+Shift+k')
  await page.keyboard.type('about us')
  await page.getByRole('option', { name: 'Insert: About us' }).click()
  await expect(text(page).getByText('The Crossing is made by its readers.')).toHaveCount(3)
  await expect(status(page)).toHaveText('Saved')

  // The same name: asked, then replaced.
  await atTheEnd(page)
  await page.keyboard.type(' And by you.')
  await page.getByRole('button', { name: 'Block', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save as a snippet' }).click()
  await panel.getByRole('textbox', { name: 'Name' }).fill('About us')
  await page.keyboard.press('Enter')
  await expect(panel.getByText('There is a snippet with this name.')).toBeVisible()
  await panel.getByRole('button', { name: 'Replace it' }).click()
  await expect(panel).toHaveCount(0)

  // Renamed, deleted, put back.
  await page.goto('/desk/settings/snippets')
  const list = page.getByRole('list', { name: 'Snippets' })
  await expect(list).toContainText('made by its readers. And by you.')
  await expect(page.getByRole('link', { name: 'Templates' })).toHaveCount(0)
  await isClean(page, 'snippets')
  const rename = page.getByRole('region', { name: 'Rename “About us”' })
  await pressUntilOpen(page.getByRole('button', { name: 'Rename “About us”' }), rename)
  await rename.getByRole('textbox', { name: 'Name' }).fill('Who we are')
  await page.keyboard.press('Enter')
  await expect(list).toContainText('Who we are')
  await page.getByRole('button', { name: 'Remove Who we are' }).click()
  await expect(page.getByText('There is no snippet yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(list).toContainText('Who we are')

  // An editor has none of it, and saves one for all.
  const editor = await as('editor')
  await editor.goto('/desk/settings/snippets')
  await expect(editor.getByText('There is no snippet yet')).toBeVisible()
  await expect(editor.getByRole('link', { name: 'Templates' })).toBeVisible()
  await isClean(editor, 'no snippets')
  await openStory(editor, galley.cast.articles.draft)
  await line(editor).click()
  await expect(editor.getByRole('button', { name: 'Block', exact: true })).toBeDisabled()
  await atTheEnd(editor)
  await editor.keyboard.press('ControlOrMeta+Shift+k')
  await editor.keyboard.type('save as a snippet')
  await editor.keyboard.press('Enter')
  const saving = editor.getByRole('region', { name: 'Save as a snippet' })
  await saving.getByRole('textbox', { name: 'Name' }).fill('Closing')
  await saving.getByRole('checkbox', { name: /For everybody/ }).check({ force: true })
  await editor.keyboard.press('Enter')
  await expect(saving).toHaveCount(0)
  await page.reload()
  await expect(list).toContainText('Closing')
  await expect(page.getByRole('button', { name: 'Rename “Closing”' })).toHaveCount(0)
})

import type { Page } from '@playwright/test'
import { isClean } from './axe.ts'
import { atTheEnd, expect, line, openStory, test, text, write } from './writing.ts'

const bar = (page: Page) => page.getByRole('region', { name: 'Find and replace' })
const field = (page: Page) => bar(page).getByRole('textbox', { name: 'Find', exact: true })
const isPressed = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true })

test('words are found with their count, replaced one by one and all at once, and one undo brings them back', async ({ writing }) => {
  const page = await writing('journalist')
  await write(page, ' A river, п’ять rivers, and the river.')
  await atTheEnd(page)
  await page.keyboard.press('Control+f')
  await expect(field(page)).toBeFocused()
  await field(page).fill('river')
  await expect(bar(page).getByRole('status')).toHaveText('1 of 3')
  await expect(text(page).locator('.found')).toHaveCount(3)
  await page.keyboard.press('Enter')
  await expect(bar(page).getByRole('status')).toHaveText('2 of 3')
  await page.keyboard.press('Shift+Enter')
  await expect(bar(page).getByRole('status')).toHaveText('1 of 3')
  await isPressed(page, 'Whole words').click()
  await expect(bar(page).getByRole('status')).toHaveText('1 of 2')
  await isClean(page, 'the bar to find and replace')

  // By the keys of the bar.
  await field(page).press('Control+h')
  await bar(page).getByRole('textbox', { name: 'Replace with' }).fill('stream')
  await page.keyboard.press('Enter')
  await expect(text(page)).toContainText('A stream, п’ять rivers, and the river.')
  await expect(bar(page).getByRole('status')).toHaveText('1 of 1')
  await isPressed(page, 'Whole words').click()
  await bar(page).getByRole('button', { name: 'Replace all' }).click()
  await expect(text(page)).toContainText('A stream, п’ять streams, and the stream.')
  await expect(bar(page).getByRole('status')).toHaveText('2 places replaced')
  // An apostrophe is found by its plain form, and Escape leads to it.
  await field(page).fill("п'ять")
  await expect(bar(page).getByRole('status')).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('п’ять')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page)).toContainText('A stream, п’ять rivers, and the river.')
})

test('what an editor replaces while suggesting is a suggestion for each place, in the headline too', async ({ writing, galley }) => {
  const editor = await writing('editor')
  await editor.getByRole('button', { name: 'Suggest changes' }).click()
  await line(editor).click()
  await editor.keyboard.press('Control+h')
  await field(editor).fill('draft')
  await expect(bar(editor).getByRole('status')).toHaveText(/of 2$/)
  await bar(editor).getByRole('textbox', { name: 'Replace with' }).fill('new')
  await bar(editor).getByRole('button', { name: 'Replace all' }).click()
  await expect(text(editor).locator('ins')).toHaveText(['new', 'new'])
  await expect(editor.getByRole('button', { name: 'Suggestions: 2 open' })).toBeVisible()
  // A colleague, who has the story open at the same time, has the same.
  const journalist = await writing('journalist')
  await openStory(journalist, galley.cast.articles.draft)
  await expect(text(journalist).locator('ins')).toHaveText(['new', 'new'])
})

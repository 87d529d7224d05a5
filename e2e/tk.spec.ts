import { pressUntilOpen } from './press.ts'
import { expect, status, test, text, write } from './writing.ts'

test('a story with TK is not published; the count and the checklist lead to it, and without it it can be', async ({ writing }) => {
  const page = await writing('editor')
  await write(page, ' About TK people came, TKTK said.')
  await expect(text(page).locator('.tk')).toHaveText(['TK', 'TKTK'])
  const count = page.getByRole('button', { name: '2 TKs: go to the next' })
  await page.keyboard.press('ControlOrMeta+Home')
  await count.click()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('TK')
  await page.keyboard.type('300')
  await expect(page.getByRole('button', { name: '1 TK: go to it' })).toBeVisible()
  await expect(status(page)).toHaveText('Saved')

  const publish = page.getByRole('region', { name: 'Publish', exact: true })
  await pressUntilOpen(page.getByRole('button', { name: 'Publish', exact: true }), publish)
  await publish.getByRole('button', { name: 'Replace the TK in the text' }).click()
  await expect(text(page)).toBeFocused()
  await page.keyboard.type(', she') // the caret is behind the TK
  await expect(text(page)).toContainText('TKTK, she said.')
  await text(page).locator('.tk').dblclick()
  await page.keyboard.type('Marta')
  await expect(text(page).locator('.tk')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /TK/ })).toHaveCount(0)
})

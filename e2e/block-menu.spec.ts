import type { Page } from '@playwright/test'
import { isClean } from './axe.ts'
import { centre } from './dragging.ts'
import { address, expect, onANewLine, openStory, status, test, text } from './writing.ts'

/** The words of the blocks of the text, one after another. */
const blocks = (page: Page) => page.locator('.ProseMirror > :is(p, h2, h3, ul, ol, blockquote)')
const first = 'Text of the draft story.'
const handle = (page: Page) => page.getByRole('button', { name: 'Move, copy or change the block' })
const choose = async (page: Page, item: string) => {
  await page.getByRole('menuitem', { name: item, exact: false }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
}

/** Three blocks more at the end: a subhead and two paragraphs. */
async function writeSection(page: Page): Promise<void> {
  await onANewLine(page)
  await page.keyboard.type('## Prices')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Bread costs more.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Milk does not.')
  await expect(blocks(page)).toHaveText([first, 'Prices', 'Bread costs more.', 'Milk does not.'])
  await expect(status(page)).toHaveText('Saved')
}

test('by the mouse: the handle is dragged, and pressed for the menu', async ({ writing }) => {
  const page = await writing('journalist')
  await writeSection(page)
  await blocks(page).nth(3).hover()
  const from = await centre(handle(page))
  const to = await blocks(page).nth(0).boundingBox()
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (const share of [0.3, 0.6, 0.9, 1]) await page.mouse.move(from.x + 60 * share, from.y + ((to?.y ?? 0) + 4 - from.y) * share)
  await page.mouse.up()
  await expect(blocks(page)).toHaveText(['Milk does not.', first, 'Prices', 'Bread costs more.'])
  await page.keyboard.press('ControlOrMeta+z')
  await expect(blocks(page)).toHaveText([first, 'Prices', 'Bread costs more.', 'Milk does not.'])

  await blocks(page).nth(1).hover()
  await handle(page).click()
  await expect(page.getByRole('menuitem', { name: 'Subhead', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await isClean(page, 'the menu of a block')
  await choose(page, 'Move section up')
  await expect(blocks(page)).toHaveText(['Prices', 'Bread costs more.', 'Milk does not.', first])
  await blocks(page).nth(2).hover()
  await handle(page).click()
  await choose(page, 'Quotation')
  await expect(page.locator('.ProseMirror > blockquote')).toHaveText('Milk does not.')
  await page.keyboard.type('!')
  await expect(page.locator('.ProseMirror > blockquote')).toHaveText('!Milk does not.')
  await expect(status(page)).toHaveText('Saved')
  await page.reload()
  await expect(blocks(page)).toHaveText(['Prices', 'Bread costs more.', '!Milk does not.', first])
})

test('by the keyboard alone: several blocks move together, are copied, turned into a list and deleted', async ({ writing }) => {
  const page = await writing('journalist')
  await writeSection(page)
  await page.keyboard.press('Shift+ArrowUp') // the last two
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(blocks(page)).toHaveText([first, 'Bread costs more.', 'Milk does not.', 'Prices'])
  await expect(page.getByText('Moved: blocks 2 to 3 of 4', { exact: true })).toBeAttached() // for screen readers
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await page.keyboard.press('Alt+Shift+ArrowUp') // there is nothing above
  await expect(blocks(page)).toHaveText(['Bread costs more.', 'Milk does not.', first, 'Prices'])
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(blocks(page)).toHaveText([first, 'Bread costs more.', 'Milk does not.', 'Prices'])

  const menu = page.getByRole('button', { name: 'Block', exact: true })
  const act = async (item: string) => {
    await menu.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.type(item)
    await expect(page.getByRole('menuitem', { name: item, exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await act('Duplicate')
  await expect(blocks(page)).toHaveText([first, 'Bread costs more.', 'Milk does not.', 'Bread costs more.', 'Milk does not.', 'Prices'])
  await act('List')
  await expect(page.locator('.ProseMirror > ul > li')).toHaveText(['Bread costs more.', 'Milk does not.'])
  await expect(text(page)).toBeFocused()
  await act('Delete')
  await expect(blocks(page)).toHaveText([first, 'Bread costs more.', 'Milk does not.', 'Prices'])
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ControlOrMeta+z')
  await expect(blocks(page)).toHaveText([first, 'Bread costs more.', 'Milk does not.', 'Prices'])
  await expect(page.locator('.ProseMirror > ul')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+/')
  await expect(page.getByText('Alt+Shift+↑')).toBeVisible()
})

test('by touch on a phone, from the toolbar', async ({ as, browser, galley }) => {
  const desk = await as('journalist')
  const context = await browser.newContext({
    baseURL: galley.url,
    hasTouch: true,
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  await context.addCookies(await desk.context().cookies())
  const phone = await context.newPage()
  await openStory(phone, galley.cast.articles.draft)
  await writeSection(phone)
  await phone.getByText('Bread costs more.').tap()
  const menu = phone.getByRole('button', { name: 'Block', exact: true })
  await menu.scrollIntoViewIfNeeded()
  await menu.tap()
  await isClean(phone, 'the menu of a block on a phone')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await phone.getByRole('menuitem', { name: 'Move up' }).first().tap()
  await expect(blocks(phone)).toHaveText([first, 'Bread costs more.', 'Prices', 'Milk does not.'])
  await expect(handle(phone)).toHaveCount(0)
  await context.close()
})

test('while one suggests, a move is a suggestion: refused, the text is as it was', async ({ writing }) => {
  const [journalist, editor] = [await writing('journalist'), await writing('editor')]
  await writeSection(journalist)
  await expect(blocks(editor)).toHaveCount(4)
  await editor.getByRole('button', { name: 'Suggest changes' }).click()
  await editor.getByText('Milk does not.').click()
  await editor.keyboard.press('Alt+Shift+ArrowUp')
  await expect(text(editor).locator('del')).not.toHaveCount(0)
  await expect(text(journalist).locator('ins')).not.toHaveCount(0)
  await journalist.getByRole('button', { name: /^Suggestions: / }).click()
  await journalist.getByRole('button', { name: 'Reject all' }).click()
  await expect(blocks(journalist)).toHaveText([first, 'Prices', 'Bread costs more.', 'Milk does not.'])
  await expect(blocks(editor)).toHaveText([first, 'Prices', 'Bread costs more.', 'Milk does not.'])
})

test('one moves the paragraph that a colleague is writing in: every word moves along, and the caret with them', async ({
  writing,
  galley,
}) => {
  const [journalist, editor] = [await writing('journalist'), await writing('editor')]
  await writeSection(journalist)
  await expect(blocks(editor)).toHaveText([first, 'Prices', 'Bread costs more.', 'Milk does not.'])
  await blocks(editor).nth(3).click()
  await editor.keyboard.press('End')
  await editor.keyboard.type(' It ')
  await journalist.keyboard.press('Alt+Shift+ArrowUp')
  await editor.keyboard.type('never did, they say')
  await journalist.keyboard.press('Alt+Shift+ArrowUp')
  await editor.keyboard.type(', in the town.')
  const together = [first, 'Milk does not. It never did, they say, in the town.', 'Prices', 'Bread costs more.']
  await expect(blocks(editor)).toHaveText(together)
  await expect(blocks(journalist)).toHaveText(together)
  await journalist.keyboard.press('ControlOrMeta+z')
  await expect(blocks(editor)).toHaveText([first, 'Prices', together[1] ?? '', 'Bread costs more.'])
  await expect(status(editor)).toHaveText('Saved')
  await editor.goto(address(galley.cast.articles.draft))
  await expect(blocks(editor)).toHaveText([first, 'Prices', together[1] ?? '', 'Bread costs more.'])
})

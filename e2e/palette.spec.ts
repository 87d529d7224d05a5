import type { Page } from '@playwright/test'
import { isClean } from './axe.ts'
import { expect } from './fixtures.ts'
import { atTheEnd, openStory, test, text, write } from './writing.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to, find or do' })
const field = (page: Page) => palette(page).getByRole('combobox', { name: 'A place, a story or a command' })
/** Nothing happens before the desk's script has loaded. */
const openPalette = (page: Page) =>
  expect(async () => {
    if (!(await palette(page).isVisible())) await page.keyboard.press('ControlOrMeta+k')
    await expect(field(page)).toBeFocused({ timeout: 2000 })
  }).toPass()
const option = (page: Page, name: string) => palette(page).getByRole('option', { name })

test('a journalist goes everywhere by the palette and the keyboard alone, and sees only what is theirs', async ({ as, galley }) => {
  const page = await as('journalist')
  await page.goto('/desk')
  await expect(page.getByRole('button', { name: 'New story', exact: true }).first()).toBeVisible()
  await openPalette(page)
  await isClean(page, 'the palette before anything is typed')
  // Another's story and the pages of admins are not found.
  await page.keyboard.type('audit')
  await expect(palette(page).getByRole('status')).toHaveText('Nothing found for “audit”.')
  await field(page).fill('draft')
  await expect(option(page, 'The draft story')).toBeVisible()
  await isClean(page, 'the palette with results')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()

  await page.keyboard.press('ControlOrMeta+Shift+k')
  await page.keyboard.type('the draft')
  await expect(option(page, 'The draft story')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/desk/articles/${galley.cast.articles.draft}`)
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')

  // In the text, with nothing selected, the palette; with words selected, a link.
  await write(page, ' more words')
  // Where the caret is when the palette has just given the focus back: the next key must find it in the text.
  const caretAtFocus = page.evaluate(
    () =>
      new Promise((found) => {
        const editor = document.querySelector('.ProseMirror')
        editor?.addEventListener('focus', () => found(getSelection()?.anchorNode?.textContent), { once: true })
      }),
  )
  await page.keyboard.press('ControlOrMeta+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeHidden()
  await expect(text(page)).toBeFocused()
  expect(await caretAtFocus).toContain('more words')
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('s')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('region', { name: 'Link', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')

  // The commands of the screen are those of its buttons.
  await page.keyboard.press('ControlOrMeta+Shift+k')
  await page.keyboard.type('publish')
  await expect(palette(page).getByRole('status')).toHaveText(/result|Nothing/)
  await expect(palette(page).getByRole('option', { name: 'Publish', exact: true })).toBeHidden()
  await field(page).fill('save a version')
  await expect(option(page, 'Save a version')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: /name/i }).last()).toBeVisible()
  await atTheEnd(page)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('find and')
  await expect(option(page, 'Find and replace')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Find and replace' })).toBeVisible()
  await page.keyboard.press('Escape')
  await atTheEnd(page)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('submit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: /Submit/ })).toBeVisible()
  await page.keyboard.press('Escape')

  // What was open lately stands there before anything is typed; the other layout was on.
  await page.goto('/desk')
  await expect(page.getByRole('button', { name: 'New story', exact: true }).first()).toBeVisible()
  await openPalette(page)
  await expect(option(page, 'The draft story')).toBeVisible()
  await page.keyboard.type('ьувшф')
  await expect(option(page, 'Media')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk/media')
})

test('an editor on a phone opens it from the menu, and publishes by it', async ({ as, galley }) => {
  const page = await as('editor')
  await page.setViewportSize({ width: 390, height: 844 })
  await openStory(page, galley.cast.articles.submitted)
  await page.getByRole('button', { name: /Account:/ }).click()
  await page.getByRole('menuitem', { name: 'Search and commands' }).click()
  await expect(field(page)).toBeFocused()
  const box = await palette(page).boundingBox()
  expect(box?.width).toBe(390)
  await field(page).fill('publish')
  await isClean(page, 'the palette on a phone')
  await palette(page).getByRole('option', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('region', { name: /Publish/ })).toBeVisible()
})

import type { Page } from '@playwright/test'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'
import { address, openStory, text } from './writing.ts'

const comments = (page: Page) => page.getByRole('complementary', { name: 'Comments' })
const cards = (page: Page) => comments(page).getByRole('article')

/** The words that are marked; a colleague's caret in them makes two pieces of them. */
const marks = (page: Page, words: string) =>
  expect.poll(async () => (await page.locator('.ProseMirror .remark').allTextContents()).join('')).toBe(words)

/** Selects words of the text as a person does with the keyboard: from their start to their end. */
async function select(page: Page, before: string, words: string) {
  await text(page).getByText('Text of the draft story').click()
  await page.keyboard.press('Home')
  for (const _ of before) await page.keyboard.press('ArrowRight')
  for (const _ of words) await page.keyboard.press('Shift+ArrowRight')
}

test('a comment follows its words through a colleague’s rewrite', async ({ galley, as }) => {
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await openStory(journalist, galley.cast.articles.draft)
  await openStory(editor, galley.cast.articles.draft)
  await select(editor, 'Text of the ', 'draft story')
  await sendComment(editor, 'Which one is it?')
  await marks(editor, 'draft story')
  await marks(journalist, 'draft story')

  // The journalist rewrites all around it, splits the paragraph before it, and writes in it.
  await text(journalist).getByText('Text of the draft story').click()
  await journalist.keyboard.press('Home')
  await journalist.keyboard.type('At last: the ')
  await journalist.keyboard.press('Enter')
  for (const _ of 'Text of the draft') await journalist.keyboard.press('ArrowRight')
  await journalist.keyboard.type(' and short')
  await journalist.keyboard.press('End')
  await journalist.keyboard.type(' There is more.')
  for (const page of [journalist, editor]) await marks(page, 'draft and short story')

  // The words go; the comment stays with what it was on.
  await journalist.keyboard.press('Shift+Home')
  await journalist.keyboard.press('Delete')
  for (const page of [journalist, editor]) await expect(page.locator('.ProseMirror .remark')).toHaveCount(0)
  await expect(cards(editor)).toContainText('On deleted text:')
  await expect(cards(editor)).toContainText('draft story')
  await expect(cards(editor)).toContainText('Which one is it?')
})

async function sendComment(page: Page, words: string) {
  await page.keyboard.press('ControlOrMeta+Alt+m')
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(cards(page).filter({ hasText: words })).toBeFocused()
}

test('a mention arrives as a notice, which leads to its comment; the answer is one too', async ({ galley, as }) => {
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await editor.goto('/desk')
  await openStory(journalist, galley.cast.articles.draft)
  await select(journalist, 'Text of the ', 'draft story')
  await journalist.getByRole('button', { name: 'Comment', exact: true }).click()
  await journalist.keyboard.type('Is that right, @mar')
  await expect(journalist.getByRole('option', { name: 'Marta' })).toBeVisible()
  await journalist.keyboard.press('Enter')
  await expect(journalist.getByRole('textbox', { name: 'Comment', exact: true })).toHaveValue('Is that right, @Marta ')
  await journalist.keyboard.type('?')
  await journalist.getByRole('button', { name: 'Send' }).click()
  await expect(cards(journalist)).toContainText('Is that right, @Marta ?')

  await expect(editor.getByRole('link', { name: /Notices 1 unread notice/ })).toBeVisible()
  await editor.getByRole('link', { name: /Notices/ }).click()
  await expect(editor.getByRole('link', { name: /Olena named you in a comment/ })).toBeVisible()
  await isClean(editor, 'notices')
  await editor.getByRole('link', { name: /Olena named you in a comment/ }).click()
  await expect(cards(editor)).toBeFocused()
  await isClean(editor, 'a story with a comment')
  await expect(editor.getByRole('link', { name: /unread notice/ })).toHaveCount(0)
  await comments(editor).getByRole('textbox', { name: 'Reply' }).fill('Yes, it is.')
  await comments(editor).getByRole('button', { name: 'Reply' }).click()
  await expect(cards(journalist)).toContainText('Yes, it is.')
  await expect(journalist.getByRole('link', { name: /Notices 1 unread notice/ })).toBeAttached()
})

test('by keyboard alone: comment, go from one to the next, resolve, reopen', async ({ galley, as }) => {
  const page = await as('journalist')
  await openStory(page, galley.cast.articles.draft)
  await select(page, '', 'Text')
  await sendComment(page, 'First')
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await select(page, 'Text of the ', 'draft')
  await sendComment(page, 'Second')
  await page.keyboard.press('F8')
  await expect(cards(page).filter({ hasText: 'First' })).toBeFocused()
  await page.keyboard.press('Shift+F8')
  await expect(cards(page).filter({ hasText: 'Second' })).toBeFocused()
  await expect(page.locator('.ProseMirror .remark.is-active')).toHaveText('draft')

  const card = cards(page).filter({ hasText: 'Second' })
  await card.getByRole('button', { name: 'Resolve' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The comment is resolved.')).toBeVisible()
  await expect(card).toHaveCount(0)
  await marks(page, 'Text')
  await comments(page).getByRole('button', { name: 'Resolved' }).focus()
  await page.keyboard.press('Enter')
  await expect(card).toContainText('Resolved by Olena')
  await card.getByRole('button', { name: 'Reopen' }).focus()
  await page.keyboard.press('Enter')
  await marks(page, 'Textdraft')
})

test('a comment that could not be sent is still there after a reload', async ({ galley, as }) => {
  const page = await as('journalist')
  await openStory(page, galley.cast.articles.draft)
  await select(page, 'Text of the ', 'draft')
  await page.keyboard.press('ControlOrMeta+Alt+m')
  await page.keyboard.type('Half a thought')
  await page.reload()
  const unsent = page.getByRole('textbox', { name: 'Comment', exact: true })
  await pressUntilOpen(page.getByRole('button', { name: 'Comments', exact: true }), unsent)
  await expect(unsent).toHaveValue('Half a thought')
  await select(page, 'Text of ', 'the')
  await comments(page).getByRole('button', { name: 'Send' }).click()
  await expect(cards(page)).toContainText('Half a thought')
  await marks(page, 'the')
})

test('on a phone the comments are a sheet, and each is one’s own to edit or delete', async ({ galley, as }) => {
  const page = await as('journalist')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(address(galley.cast.articles.draft))
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  await select(page, 'Text of the ', 'draft')
  await sendComment(page, 'Frist')
  await isClean(page, 'comments on a phone')
  await page.getByRole('button', { name: 'More for the comment by Olena' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Edit the comment' }).fill('First')
  await comments(page).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(cards(page)).toContainText('edited')
  await page.getByRole('button', { name: 'More for the comment by Olena' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(cards(page)).toHaveCount(0)
  await expect(page.locator('.ProseMirror .remark')).toHaveCount(0)
})

import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { address, atTheEnd, status, text } from './writing.ts'

/** Opens a story on a network from which, until `release`, nothing comes but the scripts that its page names. */
async function openWithoutTheRest(page: Page, articleId: string) {
  const html = await (await page.request.get(address(articleId))).text()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  let isCut = false
  await page.route(/\/_next\/static\/chunks\/[^/]+\.js$/, async (route) => {
    const [name = ''] = new URL(route.request().url()).pathname.split('/').slice(-1)
    if (html.includes(name)) return route.continue()
    if (isCut) return route.abort('failed')
    await released
    return route.continue()
  })
  await page.goto(address(articleId))
  await atTheEnd(page)
  return {
    release,
    /** From now on each of them fails. */
    cut: (is: boolean) => {
      isCut = is
    },
  }
}

const pasteWord = (page: Page) =>
  text(page).evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text/html', '<p class=MsoNormal>Pasted <b>boldly</b><o:p></o:p></p>')
    data.setData('text/plain', 'Pasted boldly')
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  })

test('one writes before the toolbar and the panels are there, and what is pressed, pasted and looked for meanwhile is not lost', async ({
  as,
  galley,
}) => {
  const page = await as('journalist')
  const { release } = await openWithoutTheRest(page, galley.cast.articles.draft)
  await page.keyboard.type(' Written at once.')
  await expect(status(page)).toHaveText('Saved')
  await pasteWord(page)
  await page.keyboard.type(' and what comes after it')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('lost')
  await page.keyboard.press('Escape') // the palette is not wanted any more
  await page.keyboard.type('.')
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('zebra')
  await expect(text(page)).toContainText('Written at once.Loading… and what comes after it.')
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toHaveCount(0)
  release()
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible()
  // What was typed for it is in it.
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toHaveValue('zebra')
  await expect(text(page).getByText('boldly')).toHaveCSS('font-weight', /[67]00/)
  // Where it was pasted, and the caret where one went on.
  await expect(text(page)).toContainText('Written at once.Pasted boldly and what comes after it.')
  await page.keyboard.press('Escape')
  await page.keyboard.insertText(' The end.')
  await expect(text(page)).toContainText('what comes after it. The end.')
  // What was pasted late is undone by itself too.
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page)).toContainText('Written at once. and what comes after it.')
  await expect(text(page)).not.toContainText('The end.')
})

test('what is typed of a comment while its panel is on its way is in it, and not in the text', async ({ as, galley }) => {
  const page = await as('journalist')
  const { release } = await openWithoutTheRest(page, galley.cast.articles.draft)
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('ControlOrMeta+Alt+m')
  await page.keyboard.type('Half a thoughtt')
  await page.keyboard.press('Backspace')
  release()
  const comment = page.getByRole('textbox', { name: 'Comment', exact: true })
  await expect(comment).toHaveValue('Half a thought')
  await page.keyboard.type('.')
  await expect(comment).toHaveValue('Half a thought.')
  await expect(text(page)).toContainText('Text of the draft story.')
})

test('what is typed for a part that cannot be loaded is neither lost nor in the text: the page says what it was', async ({
  as,
  galley,
}) => {
  const page = await as('journalist')
  const network = await openWithoutTheRest(page, galley.cast.articles.draft)
  network.cut(true)
  network.release()
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('ControlOrMeta+Alt+m')
  await page.keyboard.type('Half a ')
  await expect(page.getByRole('complementary', { name: 'Comments' }).getByRole('alert')).toContainText('This part could not be loaded.')
  await page.keyboard.type('thought')
  const said = page.getByRole('listitem').filter({ hasText: 'This was not written anywhere:' })
  await expect(said).toContainText('Half a thought')
  await expect(said.getByRole('button', { name: 'Copy' })).toBeVisible()
  await expect(text(page)).toContainText('Text of the draft story.')
  await expect(text(page)).not.toContainText('thought')
})

test('the menu of blocks stays open when the tools come', async ({ as, galley }) => {
  const page = await as('journalist')
  const { release } = await openWithoutTheRest(page, galley.cast.articles.draft)
  await page.keyboard.type(' /foot')
  const footnote = page.getByRole('option', { name: 'Footnote', selected: true })
  await expect(footnote).toBeVisible()
  release()
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible()
  await page.keyboard.type('note')
  await expect(footnote).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(footnote).toHaveCount(0)
  // The small toolbar waited for it.
  await page.keyboard.press('Shift+Home')
  await expect(page.getByRole('toolbar', { name: 'Selected' })).toBeVisible()
})

test('a part whose script does not come says so beside the text, which goes on, and comes with another try', async ({ as, galley }) => {
  const page = await as('journalist')
  const network = await openWithoutTheRest(page, galley.cast.articles.draft)
  await page.getByRole('button', { name: /^Account:/ }).click()
  const coming = page.getByRole('navigation', { name: 'Desk' }).getByRole('status').filter({ hasText: 'Loading…' })
  await expect(coming).toBeInViewport({ ratio: 1 })
  await atTheEnd(page)
  await expect(coming).toHaveCount(0)
  network.cut(true)
  network.release()
  await pasteWord(page)
  await expect(page.getByText('The text was pasted without its formatting')).toBeVisible()
  await expect(text(page)).toContainText('Pasted boldly')
  await page.getByRole('button', { name: 'Comments', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'Comments' })
  await expect(panel.getByRole('alert')).toContainText('This part could not be loaded.')
  await panel.getByRole('button', { name: 'Retry' }).click()
  await expect(panel.getByRole('button', { name: 'Load the page again' })).toBeVisible() // after an update
  await atTheEnd(page)
  await page.keyboard.type(' And on.')
  await expect(text(page)).toContainText('And on.')
  await expect(status(page)).toHaveText('Saved')
  network.cut(false)
  await panel.getByRole('button', { name: 'Retry' }).click()
  await expect(panel.getByRole('alert')).toHaveCount(0)
  await expect(panel.getByRole('button').nth(1)).toBeVisible()
})

test('a menu gives the focus back to its button, however it was opened, and the keys of the page work there', async ({ as }) => {
  const page = await as('editor')
  await page.goto('/desk')
  const button = page.getByRole('button', { name: /^Account:/ })
  const item = page.getByRole('menuitem', { name: 'Your account' })
  await expect(async () => {
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
    await expect(item).toBeVisible({ timeout: 5_000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog', { name: 'Go to, find or do' })).toBeVisible()
})

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

test('one writes before the toolbar and the panels are there, and what is pressed, pasted and looked for meanwhile is not lost', async ({
  as,
  galley,
}) => {
  const page = await as('journalist')
  const { release } = await openWithoutTheRest(page, galley.cast.articles.draft)
  await page.keyboard.type(' Written at once.')
  await expect(status(page)).toHaveText('Saved')
  await text(page).evaluate((element) => {
    const data = new DataTransfer()
    data.setData('text/html', '<p class=MsoNormal>Pasted <b>boldly</b><o:p></o:p></p>')
    data.setData('text/plain', 'Pasted boldly')
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  })
  await page.keyboard.press('ControlOrMeta+f')
  await expect(page.getByText('Loading…').last()).toBeVisible()
  await page.keyboard.type('at once')
  await expect(text(page)).not.toContainText('at onceat')
  await expect(text(page)).toContainText('Written at once.')
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toHaveCount(0)
  release()
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
  await expect(text(page).getByText('boldly')).toHaveCSS('font-weight', /[67]00/)
  await expect(text(page)).toContainText('Pasted boldly')
})

test('a part whose script does not come says so beside the text, which goes on, and comes with another try', async ({ as, galley }) => {
  const page = await as('journalist')
  const network = await openWithoutTheRest(page, galley.cast.articles.draft)
  network.cut(true)
  network.release()
  await page.getByRole('button', { name: 'Comments', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'Comments' })
  await expect(panel.getByRole('alert')).toContainText('This part could not be loaded.')
  await atTheEnd(page)
  await page.keyboard.type(' And on.')
  await expect(text(page)).toContainText('And on.')
  await expect(status(page)).toHaveText('Saved')
  network.cut(false)
  await panel.getByRole('button', { name: 'Retry' }).click()
  await expect(panel.getByRole('alert')).toHaveCount(0)
  await expect(panel.getByRole('button').nth(1)).toBeVisible()
})

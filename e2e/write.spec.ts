import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { sessions } from '#db/schema/people.ts'
import { expect, test } from './fixtures.ts'

const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
const status = (page: Page) => page.getByRole('status', { name: 'Saving' })
const address = (articleId: string) => `/desk/articles/${articleId}`

async function openStory(page: Page, articleId: string) {
  await page.goto(address(articleId))
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
}

/** At the end of the text, whatever stands there. */
async function atTheEnd(page: Page) {
  await text(page).click()
  await page.keyboard.press('ControlOrMeta+End')
}

test('a journalist starts a story, writes with markdown and the slash menu, and finds it all after a reload', async ({ as }) => {
  const page = await as('journalist')
  await page.goto('/desk/articles/new')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('textbox', { name: 'Headline', exact: true }).fill('Bridge reopens')
  await page.keyboard.press('Enter')
  await page.keyboard.type('After nine months, traffic.')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await page.keyboard.type('First words, **and bold ones** here.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('## What happened')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/quo')
  await expect(page.getByRole('option', { name: 'Quotation' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('It stands.')
  await expect(status(page)).toHaveText('Saved')

  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Headline', exact: true })).toHaveValue('Bridge reopens')
  await expect(text(page).getByRole('heading', { name: 'What happened' })).toBeVisible()
  await expect(text(page).locator('strong')).toHaveText('and bold ones')
  await expect(text(page).getByRole('listitem')).toHaveText(['one', 'two'])
  await expect(text(page).getByRole('blockquote')).toHaveText('It stands.')
  await expect(page.getByRole('textbox', { name: 'Slug' })).toHaveValue('bridge-reopens')
})

test('the tab is killed while writing without a network, and the text is there and is saved', async ({ as, galley }) => {
  const page = await as('journalist')
  await openStory(page, galley.cast.articles.draft)
  const context = page.context()
  await page.route(address(galley.cast.articles.draft), (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await atTheEnd(page)
  await page.keyboard.type(' Written on the train.')
  await expect(status(page)).toHaveText('Not saved, kept on this device')
  // Killed, not closed: nothing gets to say goodbye.
  const crashed = page.waitForEvent('crash')
  void (await context.newCDPSession(page)).send('Page.crash').catch(() => {})
  await crashed

  const again = await context.newPage()
  await openStory(again, galley.cast.articles.draft)
  await expect(text(again)).toContainText('Written on the train.')
  await expect(status(again)).toHaveText('Saved')
  const [draft] = await database().select().from(drafts).where(eq(drafts.articleId, galley.cast.articles.draft))
  expect(JSON.stringify(draft?.body)).toContain('Written on the train.')
})

test('a lost network is waited out, and what was written meanwhile is saved', async ({ as, galley }) => {
  const page = await as('journalist')
  await openStory(page, galley.cast.articles.draft)
  await page.context().setOffline(true)
  await atTheEnd(page)
  await page.keyboard.type(' In the tunnel.')
  await expect(status(page)).toHaveText('Not saved, kept on this device')
  await page.context().setOffline(false)
  await expect(status(page)).toHaveText('Saved', { timeout: 15_000 })
})

test('a session expires while writing: one signs in where one is, and nothing is lost', async ({ as, galley }) => {
  const page = await as('journalist')
  await openStory(page, galley.cast.articles.draft)
  await database().update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.personId, galley.cast.olena.id))
  await atTheEnd(page)
  await page.keyboard.type(' Written after midnight.')
  await expect(page.getByRole('heading', { name: 'You have been signed out' })).toBeVisible()
  await expect(status(page)).toHaveText('Not saved, kept on this device')
  await expect(text(page)).toContainText('Written after midnight.')

  // Signed in again in another tab of the same browser.
  const other = await as('journalist')
  await page.context().addCookies(await other.context().cookies())
  await page.getByRole('button', { name: 'I have signed in there' }).click()
  await expect(status(page)).toHaveText('Saved')
  await expect(page.getByRole('heading', { name: 'You have been signed out' })).toBeHidden()
  await page.reload()
  await expect(text(page)).toContainText('Written after midnight.')
})

test('an editor saved meanwhile: both texts are shown, nothing is overwritten before one chooses', async ({ as, galley }) => {
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  const { draft } = galley.cast.articles
  await openStory(journalist, draft)
  await openStory(editor, draft)
  await atTheEnd(editor)
  await editor.keyboard.type(' The editor was here.')
  await expect(status(editor)).toHaveText('Saved')

  await atTheEnd(journalist)
  await journalist.keyboard.type(' The writer too.')
  const both = journalist.getByRole('alertdialog')
  await expect(both).toContainText('The editor was here.')
  await expect(both).toContainText('The writer too.')
  await expect(status(journalist)).toHaveText('Not saved, kept on this device')
  const stands = async () => JSON.stringify((await database().select().from(drafts).where(eq(drafts.articleId, draft)))[0]?.body)
  expect(await stands()).toContain('The editor was here.')

  await both.getByRole('button', { name: 'Keep mine' }).click()
  await expect(status(journalist)).toHaveText('Saved')
  expect(await stands()).toContain('The writer too.')
  await expect(journalist.getByRole('region', { name: 'Set aside on this device' })).toContainText('By Marta')
})

test('a link takes an address or one of our stories; one that would run something is refused with a sentence', async ({ as, galley }) => {
  const page = await as('journalist')
  await openStory(page, galley.cast.articles.draft)
  await text(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: 'Address, or words of a headline' })
  await field.fill('javascript:alert(1)')
  await field.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be linked' })).toBeVisible()
  await field.fill('published')
  await page.getByRole('option', { name: 'The published story' }).click()
  await expect(text(page).getByRole('link')).toHaveAttribute('href', '/news/the-published-story')
  await expect(status(page)).toHaveText('Saved')
})

test('a related card shows in the text and in the preview', async ({ as, galley }) => {
  const page = await as('journalist')
  await openStory(page, galley.cast.articles.draft)
  await atTheEnd(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('/related')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'The published story' }).click()
  await expect(page.getByRole('complementary', { name: 'Related story' })).toContainText('The published story')
  await expect(status(page)).toHaveText('Saved')
  await page.getByRole('link', { name: 'Preview' }).click()
  const paper = page.frameLocator('iframe')
  await expect(paper.getByRole('heading', { name: 'The draft story' })).toBeVisible()
  await expect(paper.getByRole('complementary')).toContainText('The published story')
})

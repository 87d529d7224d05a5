import type { Browser, Page } from '@playwright/test'
import { inviteGuest } from '#newsroom/guests/invite-guest.ts'
import { takeBackGuest } from '#newsroom/guests/take-back-guest.ts'
import { guestOf } from '#testing/guest-of.ts'
import { readMail } from '#testing/mail-server.ts'
import { isClean } from './axe.ts'
import { expect, type Galley, test } from './fixtures.ts'
import { sealSession } from './seal-session.ts'
import { openStory, text } from './writing.ts'

test.use({ hasMailServer: true })
// One after the other, on one Galley: three with a mail server would be started for six stories.
test.describe.configure({ mode: 'default' })

const guests = (page: Page) => page.getByRole('region', { name: 'Guests', exact: true })
const closed = (page: Page) => page.getByRole('heading', { name: 'This story is closed to you now' })

/** A browser in which a guest of the draft is signed in. */
async function asGuest(browser: Browser, { url, cast }: Galley, may: 'read' | 'comment' | 'suggest') {
  const person = await guestOf(cast.articles.draft, may, 'Lawyer')
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' })
  const cookie = await sealSession(person.id, 'Playwright')
  await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Lax' }])
  return { person, page: await context.newPage() }
}

test('an editor invites a guest to one story, who signs in by the mail and comments', async ({ galley, as, reader: guest }) => {
  const { draft } = galley.cast.articles
  const editor = await as('editor')
  await openStory(editor, draft)
  await guests(editor).getByRole('button', { name: 'Invite a guest' }).click()
  await expect(guests(editor).getByLabel('E-mail address')).toBeFocused()
  await editor.keyboard.type('lawyer')
  await editor.keyboard.press('Enter')
  await expect(guests(editor).getByText('Enter an e-mail address such as name@paper.example.')).toBeVisible()
  await isClean(editor, 'inviting a guest')
  await editor.keyboard.type('@firm.test')
  await editor.keyboard.press('Tab')
  await editor.keyboard.type('Lawyer')
  await editor.keyboard.press('Enter')
  await expect(guests(editor).getByText('Lawyer is invited, and a mail to lawyer@firm.test is on its way.')).toBeVisible()
  await expect(guests(editor).getByRole('listitem')).toContainText('Has not signed in yet.')
  await isClean(editor, 'guests of a story')

  const link = /https?:\S+token=\S+/.exec(readMail(galley.mails.at(-1) ?? ''))?.[0] ?? ''
  await guest.goto(link)
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await guest.waitForURL(`**/desk/articles/${draft}`)
  await expect(text(guest)).toContainText('Text of the draft story')
  await expect(guest.getByText('Marta invited you to read this story and comment on it.')).toBeVisible()

  // By the keyboard alone: the caret goes into the text, and nothing is written there.
  await expect(text(guest)).toHaveAttribute('contenteditable', 'true')
  await text(guest).getByText('Text of the draft story').click()
  await guest.keyboard.press('Home')
  await guest.keyboard.type('Mine! ')
  await guest.keyboard.press('Enter')
  for (const _ of 'Text of') await guest.keyboard.press('Shift+ArrowRight')
  await guest.keyboard.press('ControlOrMeta+Alt+m')
  await expect(guest.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused()
  await guest.keyboard.type('Is this true?')
  await guest.keyboard.press('ControlOrMeta+Enter')
  await expect(guest.getByRole('article')).toContainText('Is this true?')
  await isClean(guest, 'a guest’s story')
  await editor.getByRole('button', { name: 'Comments', exact: true }).click()
  await expect(editor.getByRole('article')).toContainText('Is this true?')
  for (const page of [guest, editor]) await expect(text(page)).not.toContainText('Mine!')
})

test('a guest sees nothing else of the desk, and is out of the story within two seconds when the invitation is taken back', async ({
  galley,
  as,
  browser,
}) => {
  const { draft, submitted } = galley.cast.articles
  const { page: guest } = await asGuest(browser, galley, 'comment')
  await guest.goto('/desk')
  const other = await guest.request.get(`/desk/articles/${submitted}`)
  expect(other.status()).toBe(404)
  await expect(guest.getByRole('list', { name: 'Your stories' }).getByRole('listitem')).toHaveCount(1)
  await expect(guest.getByRole('navigation').getByRole('link')).toHaveText(['Your stories', 'View the paper'])
  await isClean(guest, 'a guest’s stories')
  await guest.getByRole('link', { name: 'The draft story' }).click()
  await expect(text(guest)).toContainText('Text of the draft story')

  const editor = await as('editor')
  await openStory(editor, draft)
  await expect(guests(editor).getByRole('listitem')).toContainText('Last seen')
  await guests(editor).getByRole('button', { name: 'Take back Lawyer' }).click()
  await expect(editor.getByText('Lawyer no longer sees the story')).toBeVisible()
  await expect(closed(guest)).toBeVisible({ timeout: 2000 })
  await expect(guest.getByText('Text of the draft story')).toHaveCount(0)
  await isClean(guest, 'a story that is closed to a guest')
  expect((await guest.request.get(`/desk/articles/${draft}/draft?since=1`)).status()).toBe(404)
  await guest.getByRole('link', { name: 'Back to your stories' }).click()
  await expect(guest.getByRole('heading', { name: 'You are invited to no story now' })).toBeVisible()
  await expect(guests(editor).getByText('Nobody from outside is invited.')).toBeVisible()
  await guest.context().close()
})

test('what a guest writes is a suggestion; another right takes effect on the open page', async ({ galley, as, browser }) => {
  const { draft } = galley.cast.articles
  const { person, page } = await asGuest(browser, galley, 'suggest')
  const editor = await as('editor')
  await openStory(editor, draft)
  await openStory(page, draft)
  await expect(page.getByText('What you write becomes a suggestion')).toBeVisible()
  await text(page).getByText('Text of the draft story').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Objection.')
  // The guest’s caret may stand in it.
  await expect.poll(async () => (await text(editor).locator('ins').allTextContents()).join('')).toBe(' Objection.')
  // No menu of blocks opens, for most of them need what a guest does not see.
  await page.keyboard.type(' /')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await isClean(page, 'a story in which a guest suggests')

  const invitation = { articleId: draft, email: person.email, name: person.name, days: 14 as const }
  await inviteGuest(galley.cast.marta, { ...invitation, may: 'read' })
  await expect(page.getByText('Marta invited you to read this story.')).toBeVisible()
  await expect(text(page)).toHaveAttribute('contenteditable', 'false')
  await isClean(page, 'a story that a guest reads')
  await page.context().close()
})

test('without a network nothing that a guest wrote is lost when the story closes meanwhile', async ({ galley, browser }) => {
  const { draft } = galley.cast.articles
  const { person, page } = await asGuest(browser, galley, 'suggest')
  await openStory(page, draft)
  await page.context().setOffline(true)
  await text(page).getByText('Text of the draft story').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' My only copy.')
  await takeBackGuest(galley.cast.marta, { articleId: draft, personId: person.id })
  await page.context().setOffline(false)
  await expect(closed(page)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('My only copy.')).toBeVisible()
  await page.context().close()
})

test('a guest who is not to be mailed chooses so, and takes it back', async ({ galley, browser }) => {
  const { page } = await asGuest(browser, galley, 'comment')
  await page.goto('/desk/account')
  await page.getByRole('link', { name: 'Choose what you are told' }).click()
  await expect(page.getByRole('heading', { name: 'What you are told' })).toBeVisible()
  await isClean(page, 'the choices of a guest')
  const byMail = page.getByRole('checkbox', { name: /: by mail$/ })
  await expect(page.getByRole('checkbox')).toHaveCount(await byMail.count())
  const mentioned = page.getByRole('checkbox', { name: 'A comment names you: by mail' })
  await expect(mentioned).toBeChecked()
  await mentioned.press('Space')
  await expect(mentioned).not.toBeChecked()
  await page.reload()
  await expect(mentioned).not.toBeChecked()
  await mentioned.press('Space')
  await expect(mentioned).toBeChecked()
  await page.reload()
  await expect(mentioned).toBeChecked()
  await page.context().close()
})

test('an admin sees the guests under the people, and takes an invitation back there', async ({ galley, as, browser }) => {
  const { draft } = galley.cast.articles
  const { page: guest } = await asGuest(browser, galley, 'comment')
  await openStory(guest, draft)
  const admin = await as('admin')
  await admin.goto('/desk/people')
  const row = admin.getByRole('region', { name: 'Guests', exact: true }).getByRole('row', { name: /Lawyer/ })
  await expect(row).toContainText('The draft story')
  await isClean(admin, 'people with guests')
  const takeBack = row.getByRole('button', { name: 'Take back the invitation to “The draft story”' })
  await expect(async () => {
    if (await takeBack.isVisible()) await takeBack.click({ timeout: 1000 }) // nothing happens before the page's script has loaded
    await expect(row).toContainText('Invited to no story now', { timeout: 3000 })
  }).toPass()
  await expect(closed(guest)).toBeVisible()
  await guest.context().close()
})

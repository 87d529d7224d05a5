import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'

test('an admin invites a colleague, who signs in by the link, sets a password, and is signed out at once when disabled', async ({
  as,
  reader: guest,
}) => {
  const admin = await as('admin')
  await admin.goto('/desk/people')
  await pressUntilOpen(admin.getByRole('button', { name: 'Invite' }), admin.getByLabel('Name'))
  await admin.getByLabel('Name').fill('Guest Writer')
  await admin.getByLabel('E-mail address').fill('guest@paper.test')
  await admin.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await admin.getByLabel('One-time link', { exact: true }).inputValue()

  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'Welcome, Guest Writer' })).toBeVisible()
  await guest.reload() // viewing the link does not use it up
  await pressUntilOpen(guest.getByRole('button', { name: 'Sign in', exact: true }), guest.getByRole('button', { name: /^Account/ }))

  await guest.goto('/desk/account')
  await guest.getByLabel('New password').fill('a sentence is a good one')
  await guest.getByRole('button', { name: 'Set password' }).click()
  await expect(guest.getByText('Your password is set')).toBeVisible()
  await guest.getByRole('button', { name: 'Sign out', exact: true }).click()
  await guest.waitForURL('**/desk/sign-in')

  await guest.goto(link)
  await expect(guest.getByText('This link was used already')).toBeVisible()

  await guest.goto('/desk/account')
  await guest.waitForURL('**/desk/sign-in?next=*')
  await guest.getByLabel('E-mail address').fill('guest@paper.test')
  await guest.getByLabel('Password').fill('not the right sentence')
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(guest.getByText('That is not the right address and password.')).toBeVisible()
  await guest.getByLabel('Password').fill('a sentence is a good one')
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await guest.waitForURL('**/desk/account')

  await admin.reload()
  const disable = admin.getByRole('menuitem', { name: 'Disable' })
  await pressUntilOpen(admin.getByRole('button', { name: 'Actions for Guest Writer' }), disable)
  await disable.click()
  await expect(admin.getByText('Guest Writer can no longer sign in')).toBeVisible()
  await guest.reload()
  await guest.waitForURL('**/desk/sign-in?next=*')
})

test('long names without spaces fit a phone, in the list of people and in the desk’s other lists', async ({ as }) => {
  const page = await as('admin')
  const long = 'Llanfair'.repeat(10)
  await database().update(people).set({ name: long })
  await database().update(drafts).set({ headline: long })
  for (const table of [authors, sections])
    await database()
      .update(table)
      .set({ name: { en: long, uk: long } })
  await database()
    .insert(topics)
    .values({ slug: 'long', name: { en: long, uk: long } })
  await page.setViewportSize({ width: 390, height: 800 })
  for (const path of ['people', 'taxonomy/authors', 'taxonomy/sections', 'taxonomy/topics', '']) {
    await page.goto(`/desk/${path}`)
    await expect(page.getByText(long).first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390)
  }
})

test('who signs in while the network gives no answer is told so after a while, and can try again', async ({ reader: guest }) => {
  await guest.clock.install()
  let isAsked = false
  await guest.route('**/api/auth/**', () => {
    isAsked = true // and never answered
  })
  await guest.goto('/desk/sign-in')
  const button = guest.getByRole('button', { name: 'Sign in', exact: true })
  await expect(async () => {
    await guest.getByLabel('E-mail address').fill('olena@paper.test')
    await guest.getByLabel('Password').fill('a sentence is a good one')
    if (!isAsked) await button.click() // nothing happens before the page's script has loaded
    await expect.poll(() => isAsked, { timeout: 1000 }).toBe(true)
  }).toPass()
  await guest.clock.runFor(21_000)
  await expect(guest.getByText('Galley could not be reached')).toBeVisible()
  await expect(guest.getByLabel('E-mail address')).toHaveValue('olena@paper.test')
  await guest.unroute('**/api/auth/**')
  await button.click()
  await expect(guest.getByText('not the right address and password')).toBeVisible()
})

import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('an admin puts Ukrainian first: old links lead on, and the language of live stories cannot be taken out', async ({ as, reader }) => {
  const admin = await as('admin')
  await admin.goto('/desk/settings')
  await expect(async () => {
    await admin.getByRole('button', { name: 'Remove English' }).click() // nothing happens before the page's script has loaded
    await expect(admin.getByRole('button', { name: 'Remove English' })).toBeHidden({ timeout: 1000 })
  }).toPass()
  await admin.getByRole('button', { name: 'Save languages' }).click()
  await expect(admin.getByRole('alert').filter({ hasText: 'English cannot be taken out: 1 story in it is before readers' })).toBeVisible()

  await admin.reload()
  await expect(async () => {
    await admin.getByRole('button', { name: 'Move Ukrainian up' }).click()
    await expect(admin.getByRole('button', { name: 'Move Ukrainian up' })).toBeDisabled({ timeout: 1000 })
  }).toPass()
  await isClean(admin, 'the settings')
  await admin.getByRole('button', { name: 'Save languages' }).click()
  await expect(admin.getByText('Saved. Every server')).toBeVisible()
  await expect(admin.getByRole('textbox', { name: 'Name' }).first()).toHaveAttribute('name', 'name.uk')

  await reader.goto('/news/the-published-story')
  await expect(reader).toHaveURL(/\/en\/news\/the-published-story$/)
  await reader.getByRole('link', { name: 'Українська' }).first().click()
  await expect(reader).toHaveURL(/:\d+\/$/)
  await expect(reader.locator('html')).toHaveAttribute('lang', 'uk')
  await isClean(reader, 'the front page')
})

test('languages are put in order by keyboard, and a choice that cannot be saved stays on the screen until it can', async ({ as }) => {
  const admin = await as('admin')
  await admin.goto('/desk/settings')
  const up = admin.getByRole('button', { name: 'Move Ukrainian up' })
  await expect(async () => {
    await up.press('Enter') // nothing happens before the page's script has loaded
    await expect(up).toBeDisabled({ timeout: 1000 })
  }).toPass()
  await expect(admin.getByRole('button', { name: 'Move Ukrainian down' })).toBeFocused()

  await admin.context().setOffline(true)
  const askedAgain = admin.waitForEvent('requestfailed', (request) => request.url().endsWith('/desk/waiting'))
  await admin.getByRole('button', { name: 'Save languages' }).press('Enter')
  await expect(admin.getByText('could not be reached').first()).toBeVisible()
  await askedAgain // by a page that was not left for the browser's own
  await expect(up).toBeDisabled()
  await admin.context().setOffline(false)

  // A change that is made after the save, before the page's new data has come, is kept.
  const pageData = /\/desk\/settings\?_rsc=/
  const { promise: isLetThrough, resolve: letThrough } = Promise.withResolvers<void>()
  await admin.route(pageData, async (route) => {
    await isLetThrough
    await route.continue()
  })
  const save = admin.getByRole('button', { name: 'Save languages' })
  await save.press('Enter')
  await expect(admin.getByText('Saved. Every server')).toBeVisible()
  await admin.getByRole('button', { name: 'Move English up' }).press('Enter')
  await expect(save).toBeDisabled() // the order is the one that this page still takes for published
  letThrough()
  await expect(save).toBeEnabled()
  await expect(admin.getByRole('button', { name: 'Move English up' })).toBeDisabled()
  await admin.getByRole('button', { name: 'Remove English' }).press('Enter')
  await expect(admin.getByRole('button', { name: 'Remove Ukrainian' })).toBeDisabled()
})

import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('a person leaves: an admin disables the account, deletes what is stored of them, and their story stays', async ({
  galley,
  as,
  reader,
}) => {
  const { olena } = galley.cast
  const hers = await as('journalist')
  await hers.goto('/desk')
  const admin = await as('admin')
  await admin.goto('/desk/people')
  await admin.waitForLoadState('networkidle')
  const menu = admin.getByRole('button', { name: 'Actions for Olena' })
  await menu.click()
  await admin.getByRole('menuitem', { name: 'Disable', exact: false }).click()
  await expect(admin.getByText('Disabled', { exact: true })).toBeVisible()
  await hers.reload()
  await expect(hers).toHaveURL(/sign-in/)

  await menu.focus()
  await admin.keyboard.press('Enter')
  await admin.getByRole('menuitem', { name: 'Delete personal data…' }).focus()
  await admin.keyboard.press('Enter')
  await expect(admin.getByRole('heading', { name: 'Delete what is stored of Olena?' })).toBeVisible()
  await isClean(admin, 'people, before somebody is deleted')
  const standIn = admin.getByLabel('Name that stays instead')
  await expect(standIn).toHaveValue('Former colleague')
  await standIn.fill('A colleague who left')
  await admin.keyboard.press('Enter')
  await expect(admin.getByText('What was stored of Olena is deleted')).toBeVisible()
  await expect(menu).toBeHidden()
  await expect(admin.getByText(olena.email)).toBeHidden()

  await admin.goto('/desk?scope=all')
  await expect(admin.getByRole('link', { name: 'The draft story' })).toBeVisible()
  await admin.goto('/desk/audit')
  await expect(admin.getByRole('list', { name: 'Audit' }).getByText('Deleted what was stored of a person')).toBeVisible()
  await reader.goto('/news/the-published-story')
  await expect(reader.getByRole('link', { name: 'Olena Hrytsenko' }).first()).toBeVisible() // a byline is an author
})

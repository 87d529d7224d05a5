import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { passkeys } from '#db/schema/people.ts'
import { expect, test } from './fixtures.ts'
import { tabTo } from './press.ts'
import { plugInDevice } from './virtual-passkeys.ts'

/** The next key of who has no mouse goes on from where they were. */
const hasFocus = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.tagName), 'the focus is not lost').not.toBe('BODY')

test('an editor adds a passkey, signs out and signs in with it by keyboard alone', async ({ as }) => {
  const page = await as('editor')
  await plugInDevice(page)
  await page.goto('/desk/account')
  await page.waitForLoadState('networkidle')
  await tabTo(page, page.getByRole('button', { name: 'Add a passkey' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Keep these recovery codes')).toBeVisible()
  await hasFocus(page)

  const rename = page.getByRole('button', { name: /^Rename the passkey/ })
  await tabTo(page, rename, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of the passkey')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Work laptop')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Work laptop')).toBeVisible()
  await hasFocus(page)

  await tabTo(page, page.getByRole('button', { name: 'Sign out', exact: true }).last(), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk/sign-in')
  await page.waitForLoadState('networkidle')
  await tabTo(page, page.getByRole('button', { name: 'Sign in with a passkey' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk')
  await expect(page.getByRole('heading', { name: 'Stories' })).toBeVisible()
  const cookies = await page.context().cookies()
  expect(cookies.find(({ name }) => name === 'galley-session')).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })

  await page.goto('/desk/account')
  await page.waitForLoadState('networkidle')
  await tabTo(page, page.getByRole('button', { name: 'Remove the passkey Work laptop' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('The passkey Work laptop is removed')).toBeVisible()
  await hasFocus(page)
})

test('an admin resets the sign-in of a colleague and makes them a link by keyboard alone', async ({ as, galley: { cast } }) => {
  await database()
    .insert(passkeys)
    .values({ personId: cast.marta.id, credentialId: 'AAAA', publicKey: 'AAAA', counter: 0, name: 'Lost phone' })
  const page = await as('admin')
  await page.goto('/desk/people')
  await page.waitForLoadState('networkidle')
  const actions = page.getByRole('button', { name: 'Actions for Marta' })
  const choose = async (name: string) => {
    await tabTo(page, actions)
    await page.keyboard.press('Enter')
    const item = page.getByRole('menuitem', { name })
    await expect(item).toBeVisible()
    for (let places = 0; places < 10 && !(await item.evaluate((element) => element === document.activeElement)); places += 1)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await choose('Reset passkeys and codes…')
  const confirm = page.getByRole('button', { name: 'Reset', exact: true })
  await tabTo(page, confirm)
  await page.keyboard.press('Enter')
  await expect(confirm).toHaveCount(0)
  await expect(actions).toBeFocused()
  expect(await database().$count(passkeys, eq(passkeys.personId, cast.marta.id))).toBe(0)

  await choose('New one-time link')
  const link = page.getByLabel('One-time link', { exact: true })
  await expect(link).toHaveValue(/token=/)
  await hasFocus(page)
})

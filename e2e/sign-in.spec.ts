import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { database } from '#db/client.ts'
import { people, sessions } from '#db/schema/people.ts'
import { hashOf } from '#newsroom/people/password.ts'
import { isClean } from './axe.ts'
import { expect, type Galley, test } from './fixtures.ts'
import { plugInDevice } from './virtual-passkeys.ts'

const password = 'the tram to Podil is late'

/** The proofs of all open sessions are older than ten minutes. */
const letProofsAge = () => database().update(sessions).set({ provenAt: sql`now() - interval '11 minutes'` })

async function enterPassword(page: Page, { cast }: Galley, who: 'marta' | 'ihor'): Promise<void> {
  await page.getByLabel('E-mail address').fill(cast[who].email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const giveMarta = async ({ cast }: Galley) =>
  database()
    .update(people)
    .set({ passwordHash: await hashOf(password) })
    .where(eq(people.id, cast.marta.id))

test('an editor signs in with a passkey, loses it, and comes back by a recovery code', async ({ as, galley, reader: browser }) => {
  test.slow()
  await giveMarta(galley)
  const editor = await as('editor')
  const device = await plugInDevice(editor)
  await editor.goto('/desk/account')
  await expect(async () => {
    await editor.getByRole('button', { name: 'Add a passkey' }).click() // nothing happens before the page's script has loaded
    await expect(editor.getByText('Keep these recovery codes')).toBeVisible({ timeout: 3000 })
  }).toPass()
  const codes = await editor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  await isClean(editor, 'account with a passkey and its codes')
  await editor.getByRole('button', { name: /^Rename the passkey/ }).click()
  await editor.getByLabel('Name of the passkey').fill('Work laptop')
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor.getByText('Work laptop')).toBeVisible()

  await editor.getByRole('button', { name: 'Sign out', exact: true }).click()
  await editor.waitForURL('**/desk/sign-in')
  await isClean(editor, 'sign in with a passkey')
  await editor.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await editor.waitForURL('**/desk')
  await expect(editor.getByRole('heading', { name: 'Stories' })).toBeVisible()

  await device.lose()
  await browser.goto('/desk/sign-in')
  await expect(async () => {
    await enterPassword(browser, galley, 'marta')
    await expect(browser.getByRole('heading', { name: 'One more step' })).toBeVisible({ timeout: 3000 })
  }).toPass()
  await expect(browser.getByText('No password, or forgotten it?')).toHaveCount(0)
  await isClean(browser, 'second step')
  await browser.getByLabel('Recovery code').fill('not a code of mine')
  await browser.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(browser.getByText('That code or passkey is not right')).toBeVisible()
  await browser.getByLabel('Recovery code').fill((codes[0] ?? '').toUpperCase())
  await browser.getByRole('button', { name: 'Sign in', exact: true }).click()
  await browser.waitForURL('**/desk')
  await browser.goto('/desk/account')
  await expect(browser.getByText('9 are left. Each works once.')).toBeVisible()
  const download = browser.waitForEvent('download')
  await browser.getByRole('link', { name: 'Download it' }).click()
  const stored = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(stored).toMatchObject({ account: [{ email: 'marta@paper.test' }], passkeys: [{ name: 'Work laptop' }] })
  expect(stored.acts.map(({ verb }: { verb: string }) => verb)).toContain('add-passkey')
  await expect(async () => {
    await browser.getByRole('button', { name: 'Remove the passkey Work laptop' }).click()
    await expect(browser.getByText('The passkey Work laptop is removed')).toBeVisible({ timeout: 3000 })
  }).toPass()
})

test('an admin requires a second factor, and an editor sets up an app before the desk opens', async ({ as, galley, reader: editor }) => {
  test.slow()
  await giveMarta(galley)
  const admin = await as('admin')
  await plugInDevice(admin)
  await admin.goto('/desk/settings')
  const setting = admin.getByRole('checkbox', { name: /^Editors and admins need a passkey/ })
  await expect(async () => {
    await setting.click({ force: true })
    await expect(admin.getByText('Set up a passkey or an app for your own account first.')).toBeVisible({ timeout: 3000 })
  }).toPass()
  await admin.goto('/desk/account')
  await expect(async () => {
    await admin.getByRole('button', { name: 'Add a passkey' }).click()
    await expect(admin.getByText('Keep these recovery codes')).toBeVisible({ timeout: 3000 })
  }).toPass()
  await admin.goto('/desk/settings')
  await expect(async () => {
    await setting.click({ force: true })
    await expect(admin.getByText('Saved.')).toBeVisible({ timeout: 3000 })
  }).toPass()

  await editor.goto('/desk/feed')
  await expect(async () => {
    await enterPassword(editor, galley, 'marta')
    await expect(editor.getByRole('heading', { name: 'Protect your account' })).toBeVisible({ timeout: 5000 })
  }).toPass()
  await isClean(editor, 'set up a second factor')
  await editor.goto('/desk/people')
  await expect(editor.getByRole('heading', { name: 'Protect your account' })).toBeVisible()
  await editor.getByRole('button', { name: 'Set up an app' }).click()
  await expect(editor.getByRole('img', { name: 'QR code with the key' })).toBeVisible()
  await isClean(editor, 'QR code')
  const key = ((await editor.locator('code').textContent()) ?? '').replaceAll(' ', '')
  const app = new TOTP({ secret: Secret.fromBase32(key) })
  await editor.getByLabel('The code that the app shows now').fill(app.generate())
  await editor.getByRole('button', { name: 'Finish' }).click()
  await expect(editor.getByText('Keep these recovery codes')).toBeVisible()
  await editor.getByRole('button', { name: /^I have kept them/ }).click()
  await editor.goto('/desk/account')
  await expect(editor.getByText('Your app shows the codes for your second step.')).toBeVisible()
  await expect(async () => {
    await editor.getByRole('button', { name: 'Remove the app' }).click()
    await expect(editor.getByText('This newsroom requires a second factor.')).toBeVisible({ timeout: 3000 })
  }).toPass()

  await editor.getByRole('button', { name: 'Sign out', exact: true }).click()
  await editor.waitForURL('**/desk/sign-in')
  await enterPassword(editor, galley, 'marta')
  await editor.getByLabel('Code', { exact: true }).fill(app.generate({ timestamp: Date.now() + 30_000 }))
  await editor.getByRole('button', { name: 'Sign in', exact: true }).click()
  await editor.waitForURL('**/desk')
})

test('after ten minutes an act that reaches far asks who this is, goes on with what was typed, and is left alone when refused', async ({
  as,
  galley,
}) => {
  await giveMarta(galley)
  await database().update(people).set({ role: 'admin' }).where(eq(people.id, galley.cast.marta.id))
  const admin = await as('editor')
  await admin.goto('/desk/people')
  await expect(async () => {
    await admin.getByRole('button', { name: 'Invite' }).click()
    await expect(admin.getByLabel('Name')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await letProofsAge()
  await admin.getByLabel('Name').fill('Guest Writer')
  await admin.getByLabel('E-mail address').fill('guest@paper.test')
  await admin.getByRole('button', { name: 'Invite', exact: true }).click()
  const dialog = admin.getByRole('dialog', { name: 'Confirm that it is you' })
  await expect(dialog).toBeVisible()
  await isClean(admin, 'proof')
  await admin.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(admin.getByText('Nothing was changed: this needs you to confirm who you are.')).toBeVisible()
  await expect(admin.getByLabel('E-mail address')).toHaveValue('guest@paper.test')

  await admin.getByRole('button', { name: 'Invite', exact: true }).click()
  await dialog.getByLabel('Password').fill('not the right sentence')
  await admin.keyboard.press('Enter')
  await expect(dialog.getByText('That is not right, or was used before.')).toBeVisible()
  await dialog.getByLabel('Password').fill(password)
  await admin.keyboard.press('Enter')
  await expect(admin.getByLabel('One-time link', { exact: true })).toHaveValue(/token=/)
  await expect(dialog).toBeHidden()
  await expect(admin.getByRole('button', { name: 'Actions for Guest Writer' })).toBeVisible()
  await expect(admin.getByText(/^Invited until/)).toBeVisible()
  await admin.getByRole('button', { name: 'Actions for Guest Writer' }).click()
  await admin.getByRole('menuitem', { name: 'Withdraw the invitation' }).click()
  await expect(admin.getByText('The invitation of Guest Writer is withdrawn')).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Actions for Guest Writer' })).toBeHidden()
})

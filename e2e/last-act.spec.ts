import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'

test('an editor sees what was done last in each browser of hers, and so does an admin', async ({ as }) => {
  test.slow()
  const editor = await as('editor')
  await editor.goto('/desk/account')
  await editor.getByRole('textbox', { name: 'Your name' }).fill('Marta Bilyk')
  await editor.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(editor.getByText('Your name is changed')).toBeVisible()
  await editor.reload()
  await expect(editor.getByText(/Last act: Changed a name, “Marta Bilyk”/)).toBeVisible()
  await isClean(editor, 'own sessions with last acts')

  const admin = await as('admin')
  await admin.goto('/desk/people')
  await pressUntilOpen(admin.getByRole('button', { name: 'Actions for Marta Bilyk' }), admin.getByRole('menu'))
  await admin.getByRole('menuitem', { name: 'Where they are signed in…' }).click()
  const panel = admin.getByRole('region', { name: 'Where Marta Bilyk is signed in' })
  await expect(panel.getByText(/Last act: Changed a name, “Marta Bilyk”/)).toBeVisible()
  await isClean(admin, 'sessions of a person')
})

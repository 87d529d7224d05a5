import { firstAdminLink } from '#newsroom/people/first-admin.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { plugInDevice } from './virtual-passkeys.ts'

test('an admin sets up an empty newsroom', async ({ galley, house, reader: admin }) => {
  test.slow()
  await house.empty()
  const link = await firstAdminLink()
  if (!link) throw new Error('the newsroom is not empty')
  await plugInDevice(admin)
  await admin.goto(link)
  await admin.getByRole('button', { name: 'Sign in' }).click()
  await expect(admin.getByRole('heading', { name: 'Set up your newsroom' })).toBeVisible()
  await isClean(admin, 'the first step')

  await test.step('the languages stay, and the name is given', async () => {
    await admin.getByRole('link', { name: 'Next' }).click()
    await expect(admin.getByRole('heading', { name: 'Name', level: 2 })).toBeVisible()
    await admin.getByRole('textbox', { name: 'Name' }).first().fill('The River Paper')
    await expect(async () => {
      await admin.getByRole('button', { name: 'Save' }).click()
      await expect(admin.getByText('Saved. Readers have')).toBeVisible({ timeout: 2000 })
    }).toPass()
    await admin.getByRole('link', { name: 'Next' }).click()
  })

  await test.step('the zone is left out, and the first section is made', async () => {
    await expect(admin.getByRole('heading', { name: 'Time zone', level: 2 })).toBeVisible()
    await admin.getByRole('link', { name: 'Next' }).click()
    await expect(admin.getByRole('heading', { name: 'First section', level: 2 })).toBeVisible()
    await isClean(admin, 'the first section')
    await admin.getByRole('textbox', { name: 'Name' }).first().fill('News')
    await admin.getByRole('button', { name: 'Add section' }).click()
    await expect(admin.getByRole('list', { name: 'Sections' }).getByText('News')).toBeVisible()
    await admin.getByRole('link', { name: 'Next' }).click()
  })

  await test.step('a passkey', async () => {
    await expect(admin.getByRole('heading', { name: 'Your sign-in', level: 2 })).toBeVisible()
    await expect(admin.getByRole('link', { name: 'Skip this step' })).toBeVisible()
    await expect(async () => {
      await admin.getByRole('button', { name: 'Add a passkey' }).click()
      await expect(admin.getByText('Keep these recovery codes')).toBeVisible({ timeout: 3000 })
    }).toPass()
    await admin.getByRole('link', { name: 'Next' }).click()
  })

  await expect(admin.getByRole('heading', { name: 'First stories', level: 2 })).toBeVisible()
  await isClean(admin, 'the last step')
  await admin.getByRole('link', { name: 'Finish' }).click()
  await expect(admin.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible()
  await admin.goto(galley.url)
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('The River Paper')
  await expect(admin.getByRole('link', { name: 'News', exact: true })).toBeVisible()
})

test('who skips every step of setting up comes to the desk, and back to the steps', async ({ galley, house, reader: admin }) => {
  await house.empty()
  await admin.goto((await firstAdminLink()) ?? galley.url)
  await admin.getByRole('button', { name: 'Sign in' }).click()
  for (const name of ['Languages', 'Name', 'Time zone', 'First section', 'Your sign-in', 'First stories']) {
    await expect(admin.getByRole('heading', { name, level: 2 })).toBeVisible()
    await admin.getByRole('link', { name: /^(?:Next|Skip this step|Finish)$/ }).click()
  }
  await expect(admin.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible()
  await admin.goto('/desk/settings')
  await admin.getByRole('link', { name: 'Set up step by step' }).click()
  await expect(admin.getByRole('heading', { name: 'Set up your newsroom' })).toBeVisible()
})

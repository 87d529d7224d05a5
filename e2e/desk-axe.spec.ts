import type { Locator } from '@playwright/test'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { database } from '#db/client.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('axe finds nothing on the sign-in page, light or dark', async ({ reader }) => {
  test.slow()
  await reader.goto('/desk/sign-in')
  await isClean(reader, 'sign in')
  await reader.goto('/desk/sign-in?token=spent')
  await isClean(reader, 'sign in by a spent link')
  await reader.getByLabel('E-mail address').fill('nobody@paper.test')
  await reader.getByLabel('Password').fill('not the right sentence')
  await reader.getByRole('button', { name: 'Sign in' }).click()
  await expect(reader.getByText('That is not the right address and password.')).toBeVisible()
  await isClean(reader, 'refused')
})

test('axe finds nothing on the pages where an editor works, light or dark', async ({ as, galley }) => {
  test.slow()
  const page = await as('editor')
  await page.goto('/desk')
  await isClean(page, 'stories')
  await pressUntilOpen(page.getByRole('button', { name: /^Account/ }), page.getByRole('menu'))
  await isClean(page, 'account menu')
  await page.goto('/desk?scope=waiting&words=nothing+of+the+sort')
  await isClean(page, 'no stories')
  await page.goto('/desk/articles/new')
  await isClean(page, 'new story')

  await page.goto('/desk/feed')
  await isClean(page, 'feed')
  await pressUntilOpen(page.getByRole('button', { name: 'History' }), page.getByRole('region', { name: 'History' }))
  await isClean(page, 'history of the feed')
  await pressUntilOpen(
    page.getByRole('button', { name: 'Add', exact: true }),
    page.getByRole('region', { name: 'Published, not in this feed' }),
  )
  await isClean(page, 'stories that are not in the feed')
  await pressUntilOpen(page.getByRole('button', { name: 'More for “The published story”' }), page.getByRole('menu'))
  await isClean(page, 'menu of a story in the feed')
  await page.getByRole('menuitem', { name: 'Move to position…' }).click()
  await expect(page.getByRole('region', { name: 'Move to position' })).toBeVisible()
  await isClean(page, 'position in the feed')

  await page.goto('/desk/media')
  await isClean(page, 'empty library')
  await page.request.post('/api/media', {
    headers: { Origin: galley.url, 'X-File-Name': 'quay.jpg' },
    data: await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#753' } })
      .jpeg()
      .toBuffer(),
  })
  await page.reload()
  await pressUntilOpen(page.getByRole('option', { name: /^quay\.jpg/ }), page.getByRole('region', { name: 'Picture' }))
  await isClean(page, 'picture')

  for (const [part, button] of [
    ['sections', 'New section'],
    ['topics', 'New topic'],
    ['authors', 'New author'],
  ] as const) {
    await page.goto(`/desk/taxonomy/${part}`)
    await isClean(page, part)
    await pressUntilOpen(page.getByRole('button', { name: button }), page.getByRole('region', { name: button }))
    await isClean(page, button)
  }
})

test('axe finds nothing on the pages of an admin and of one’s own account, light or dark', async ({ as }) => {
  test.slow()
  const page = await as('admin')
  await page.goto('/desk/people')
  await isClean(page, 'people')
  await pressUntilOpen(page.getByRole('button', { name: 'Actions for Olena' }), page.getByRole('menu'))
  await isClean(page, 'menu of a person')
  await page.keyboard.press('Escape')
  await pressUntilOpen(page.getByRole('button', { name: 'Invite' }), page.getByRole('region', { name: 'Invite somebody' }))
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible()
  await isClean(page, 'invitation with nothing in it')
  await page.getByLabel('Name').fill('Guest Writer')
  await page.getByLabel('E-mail address').fill('guest@paper.test')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByLabel('One-time link', { exact: true })).toBeVisible()
  await isClean(page, 'one-time link')
  for (const path of ['/desk/settings', '/desk/account', '/desk/sign-out', '/desk/nowhere']) {
    await page.goto(path)
    await isClean(page, path)
  }
})

test('axe finds nothing on the error page, and a retry loads the page', async ({ as }) => {
  const page = await as('editor')
  await database().execute(sql`alter table media rename to media_elsewhere`)
  await page.goto('/desk/media')
  await expect(page.getByText('This page could not be loaded')).toBeVisible()
  await isClean(page, 'error')
  await database().execute(sql`alter table media_elsewhere rename to media`)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText('No pictures yet')).toBeVisible()
})

/** Presses until it opens: a page that has just been rendered may not have its handlers yet. */
async function pressUntilOpen(button: Locator, panel: Locator): Promise<void> {
  await expect(async () => {
    await button.click()
    await expect(panel).toBeVisible({ timeout: 2000 })
  }).toPass()
}

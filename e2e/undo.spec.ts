import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { expect, test } from './fixtures.ts'
import { chooseForStory, pressUntilOpen } from './press.ts'

test('an editor unpublishes by mistake, presses Undo, and readers have the story again', async ({ galley, as, reader }) => {
  test.slow()
  const editor = await as('editor')
  await editor.goto(`/desk/articles/${galley.cast.articles.published}`)
  await chooseForStory(editor, 'Unpublish…')
  await editor.getByRole('button', { name: 'Unpublish', exact: true }).click()
  await expect(async () => expect((await reader.goto('/news/the-published-story'))?.status()).toBe(404)).toPass()
  await editor.getByRole('region', { name: 'Unpublished' }).getByRole('button', { name: 'Undo' }).click()
  await expect(editor.getByText('Published', { exact: true })).toBeVisible()
  await expect(async () => expect((await reader.goto('/news/the-published-story'))?.status()).toBe(200)).toPass()
})

test('a discarded draft is restored from the list that one comes to', async ({ galley, as }) => {
  const journalist = await as('journalist')
  await journalist.goto(`/desk/articles/${galley.cast.articles.draft}`)
  const confirm = journalist.getByRole('button', { name: 'Yes, discard this draft' })
  await pressUntilOpen(journalist.getByRole('button', { name: 'Discard this draft', exact: true }), confirm)
  await confirm.click()
  await journalist.waitForURL('**/desk')
  await journalist.getByRole('button', { name: 'Undo' }).click()
  await journalist.waitForURL(`**/desk/articles/${galley.cast.articles.draft}`)
})

test('an admin restores a taken-down story; where two are wanted, the first one only asks', async ({ galley, as, reader }) => {
  test.slow()
  const { articles: ids } = galley.cast
  const editor = await as('editor')
  await editor.goto(`/desk/articles/${ids.published}`)
  await chooseForStory(editor, 'Take down…')
  await editor.getByRole('textbox', { name: /^Reason/ }).fill('A court said so.')
  await editor.getByRole('button', { name: 'Take down for good' }).click()
  await expect(async () => expect((await reader.goto('/news/the-published-story'))?.status()).toBe(410)).toPass()

  const admin = await as('admin')
  await admin.goto('/desk/settings')
  await expect(async () => {
    const box = admin.getByRole('checkbox', { name: /^Two admins/ })
    if (!(await box.isChecked())) await box.press('Space')
    await expect(admin.getByText('Saved.', { exact: true })).toBeVisible({ timeout: 5000 })
  }).toPass()
  await admin.goto(`/desk/articles/${ids.published}`)
  await restore(admin, 'The court withdrew it.')
  await expect(admin.getByRole('region', { name: 'Another admin must agree' })).toBeVisible()
  expect((await reader.goto('/news/the-published-story'))?.status()).toBe(410)

  await database().execute(`update people set role = 'admin' where name = 'Marta'`)
  await editor.goto(`/desk/articles/${ids.published}`)
  await restore(editor, 'I have read the ruling.')
  await expect(editor.getByText('Unpublished', { exact: true })).toBeVisible()
  await expect(async () => expect((await reader.goto('/news/the-published-story'))?.status()).toBe(404)).toPass()
  expect((await database().select({ stage: articles.stage }).from(articles).where(eq(articles.id, ids.published)))[0]?.stage).toBe(
    'unpublished',
  )
})

async function restore(page: Page, reason: string): Promise<void> {
  await chooseForStory(page, 'Restore…')
  await page.getByRole('textbox', { name: /^Reason/ }).fill(reason)
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
}

import type { Page } from '@playwright/test'
import { database } from '#db/client.ts'
import { edges } from '#db/schema/edges.ts'
import { expect, test } from './fixtures.ts'
import { chooseForStory, pressUntilOpen } from './press.ts'

/** Records requests to other hosts and violations of the Content-Security-Policy. */
function watchRequests(page: Page, origin: string): string[] {
  const found: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(?:https?|wss?):$/.test(url.protocol) && url.origin !== origin) found.push(`asked ${url.href}`)
  })
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) found.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`))
  return found
}

test('readers’ pages load nothing from other hosts, violate no policy and set no cookie', async ({ galley, reader }) => {
  const found = watchRequests(reader, new URL(galley.url).origin)
  for (const path of [
    '/',
    '/uk',
    '/news/the-published-story',
    '/section/war',
    '/author/olena-hrytsenko',
    '/search?q=story',
    '/nothing-here',
  ]) {
    await reader.goto(path)
    await expect(reader.getByRole('heading', { level: 1 }).first()).toBeVisible()
  }
  expect(found).toEqual([])
  expect(await reader.context().cookies()).toEqual([])
})

test('the desk works under its policy, including the editor, the feed and a preview', async ({ galley, as }) => {
  const admin = await as('admin')
  const found = watchRequests(admin, new URL(galley.url).origin)
  const story = `/desk/articles/${galley.cast.articles.draft}`
  for (const path of ['/desk', '/desk/feed', '/desk/media', '/desk/people', '/desk/settings', '/desk/account', `${story}/preview`]) {
    await admin.goto(path)
    await expect(admin.getByRole('main')).toBeVisible()
  }
  await expect(admin.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible()
  await admin.goto(story)
  const text = admin.getByRole('textbox', { name: 'Text', exact: true })
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await text.click()
  await admin.keyboard.press('ControlOrMeta+End')
  await admin.keyboard.type(' And more.')
  await expect(admin.getByText('Saved', { exact: true })).toBeVisible()
  expect(found).toEqual([])
})

test('an editor publishes and sees when readers have it, then takes it down and sees when it is gone everywhere', async ({
  galley,
  as,
  reader,
}) => {
  const editor = await as('editor')
  await editor.goto(`/desk/articles/${galley.cast.articles.submitted}`)
  const publish = editor.getByRole('button', { name: 'Publish now' })
  await pressUntilOpen(editor.getByRole('button', { name: 'Publish', exact: true }), publish)
  await publish.click()
  await expect(editor.getByText(/^Readers have it: [\d.]+ m?s$/)).toBeVisible()
  await reader.goto('/')
  await expect(reader.getByRole('main').getByRole('link', { name: 'The submitted story' }).first()).toBeVisible()
  await editor.getByRole('button', { name: 'Close' }).first().click()

  await chooseForStory(editor, 'Take down…')
  await editor.getByRole('textbox', { name: /^Reason/ }).fill('A court says so')
  await editor.getByRole('button', { name: 'Take down for good' }).click()
  await expect(editor.getByText(/^Done: readers no longer get it, after [\d.]+ m?s\.$/)).toBeVisible()
  expect((await reader.goto('/news/the-submitted-story'))?.status()).toBe(410)
})

test('an admin sees the edge, and removes one that is gone for good', async ({ as }) => {
  await database()
    .insert(edges)
    .values({ name: 'a-lost-edge:3000', appliedId: 0, seenAt: new Date(Date.now() - 600_000) })
  const admin = await as('admin')
  await admin.goto('/desk/settings')
  await expect(admin.getByText('Running', { exact: true })).toHaveCount(1)
  await expect(admin.getByRole('row', { name: /a-lost-edge/ })).toContainText('10 min ago')
  await expect(async () => {
    const forget = admin.getByRole('button', { name: 'Remove a-lost-edge:3000' })
    if (await forget.isVisible()) await forget.click({ timeout: 1_000 })
    await expect(admin.getByRole('row', { name: /a-lost-edge/ })).toHaveCount(0, { timeout: 2_000 })
  }).toPass()
})

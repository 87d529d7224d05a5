import type { Locator } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { authors } from '#db/schema/taxonomy.ts'
import { beginPage } from '#newsroom/pages/begin-page.ts'
import { savePage } from '#newsroom/pages/save-page.ts'
import { masthead } from '#newsroom/paper/masthead.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'
import { photo } from './writing.ts'

test('an admin is asked whether holders agreed before the logo, a page or a portrait shows their pictures', async ({ as, galley }) => {
  const admin = await as('admin')
  const ids: string[] = []
  for (const [name, colour] of [
    ['bridge.jpg', '#357'],
    ['ferry.jpg', '#753'],
  ] as const) {
    const added = await admin.request.post('/api/media', {
      headers: { Origin: galley.url, 'X-File-Name': name },
      data: await photo(colour),
    })
    ids.push((await added.json()).value.picture.id)
  }
  const [bridge = '', ferry = ''] = ids
  const ready = async () => (await database().select({ state: media.state }).from(media)).every(({ state }) => state === 'ready')
  await expect.poll(ready, { timeout: 30_000 }).toBe(true)
  await database().update(media).set({ askFirst: true, rightsHolder: 'Harbour Wire' })
  await database().update(media).set({ rightsHolder: '' }).where(eq(media.id, ferry))

  // The logo.
  await admin.goto('/desk/settings')
  const settings = admin.getByRole('region', { name: 'What the paper looks like' })
  const choose = settings.getByRole('button', { name: 'Logo: Choose a picture' })
  const pick = async (place: Locator) => place.getByRole('option', { name: /bridge\.jpg/ }).click()
  await pressUntilOpen(choose, settings.getByRole('option', { name: /bridge\.jpg/ }))
  await pick(settings)
  const alert = admin.getByRole('alert').filter({ hasText: 'ask its rights holder' })
  await expect(alert).toContainText('Before readers see “bridge.jpg”')
  await isClean(admin, 'a logo whose holder is to be asked')
  expect((await masthead()).house?.logo).toBeNull()
  await alert.getByRole('button', { name: 'Harbour Wire agreed' }).press('Enter')
  await expect(admin.getByText('Saved. Readers have')).toBeVisible()
  await expect(alert).toHaveCount(0)
  expect((await masthead()).house?.logo?.mediaId).toBe(bridge)

  // A page with two pictures: published once both holders agreed.
  const begun = await beginPage(galley.cast.ihor, { slug: 'about', kind: 'text' })
  if (!begun.ok) throw new Error(begun.problem)
  const place = { pageId: begun.value.id, language: 'en' as const }
  const shown = [bridge, ferry].map((mediaId) => ({ type: 'picture', attrs: { mediaId, alt: 'A', caption: '', credit: 'Us' } }))
  await savePage(galley.cast.ihor, { ...place, seen: 0, headline: 'About', dek: '', body: { type: 'doc', content: shown } })
  await admin.goto(`/desk/settings/pages/${place.pageId}/en`)
  const publish = admin.getByRole('button', { name: 'Publish', exact: true })
  await pressUntilOpen(publish, alert)
  await expect(alert.getByRole('listitem')).toHaveCount(2)
  await isClean(admin, 'a page whose pictures are to be asked for')
  await alert.getByRole('button', { name: 'They agreed' }).click()
  await expect(admin.getByText('Not published')).toBeVisible()
  await alert.getByRole('button', { name: 'Harbour Wire agreed' }).click()
  await expect(admin.getByText('Published. Readers have it')).toBeVisible()
  await expect(alert).toHaveCount(0)

  // A portrait, by an editor.
  const editor = await as('editor')
  await editor.goto('/desk/taxonomy/authors')
  const panel = editor.getByRole('region', { name: /Edit/ })
  await pressUntilOpen(editor.getByRole('button', { name: /^Edit/ }).first(), panel)
  await panel.getByRole('button', { name: 'Choose a portrait' }).click()
  await editor.getByRole('option', { name: /bridge\.jpg/ }).click()
  await panel.getByRole('button', { name: 'Save author' }).click()
  await panel.getByRole('button', { name: 'Harbour Wire agreed' }).click()
  await expect(editor.getByText('Author saved')).toBeVisible()
  expect(await database().select({ portrait: authors.portraitId }).from(authors)).toEqual([{ portrait: bridge }])
})

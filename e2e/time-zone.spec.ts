import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { liveArticles } from '#db/schema/live.ts'
import { setNewsroomZone } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { isClean } from './axe.ts'
import { expect, tellReaders, test } from './fixtures.ts'

test.afterEach(() => setNewsroomZone('UTC'))

test('an admin chooses the newsroom’s time zone by its city, and readers see days and times in it at once', async ({
  galley,
  as,
  reader,
}) => {
  await database()
    .update(liveArticles)
    .set({ firstPublishedAt: new Date('2026-11-20T22:40:00Z') })
    .where(eq(liveArticles.articleId, galley.cast.articles.published))
  await tellReaders([tags.article(galley.cast.articles.published)])
  await reader.goto('/news/the-published-story')
  await expect(reader.getByText('20 November 2026, 22:40').first()).toBeVisible()

  const admin = await as('admin')
  await admin.goto('/desk/settings')
  await isClean(admin, 'the settings')
  const city = admin.getByRole('combobox', { name: 'City or region' })
  await expect(async () => {
    await city.fill('kyiv') // nothing happens before the page's script has loaded
    await admin.getByRole('option', { name: /^Europe\/Kyiv / }).click({ timeout: 1000 })
  }).toPass()
  await expect(admin.getByText(/^Europe\/Kyiv, where it is .+ now \(UTC\+[23]\)$/)).toBeVisible()
  await admin.getByRole('button', { name: 'Save time zone' }).click()
  await expect(admin.getByText('Saved. Readers see times in this zone')).toBeVisible()

  await expect(async () => {
    await reader.goto('/news/the-published-story')
    await expect(reader.getByText('21 November 2026, 00:40').first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await reader.goto('/')
  await expect(reader.getByRole('main').getByText('00:40').first()).toBeVisible()
})

import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { audit } from '#db/schema/record.ts'
import { expect, test } from './fixtures.ts'
import { openStory } from './writing.ts'

test('a story is begun once however often one presses, and without a network the page stays and says so', async ({ as }) => {
  const journalist = await as('journalist')
  await journalist.goto('/desk/articles/new', { waitUntil: 'networkidle' })
  const english = journalist.getByRole('button', { name: 'English' })
  await journalist.context().setOffline(true)
  await english.click()
  await expect(journalist.getByRole('alert').filter({ hasText: 'could not be reached' })).toBeVisible()
  await journalist.context().setOffline(false)
  await english.dblclick()
  await expect(journalist.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible()
  expect(await database().select().from(audit).where(eq(audit.verb, 'start-article'))).toHaveLength(1)
})

test('a story that cannot be thrown away for want of a network is still there, and that is said', async ({ as, galley }) => {
  const journalist = await as('journalist')
  await openStory(journalist, galley.cast.articles.draft)
  await journalist.getByRole('button', { name: 'Discard this draft' }).click()
  await journalist.context().setOffline(true)
  await journalist.getByRole('button', { name: 'Yes, throw it away for good' }).click()
  await expect(journalist.getByRole('alert').filter({ hasText: 'it is not sure that the story is gone' })).toBeVisible()
  await journalist.context().setOffline(false)
  await journalist.getByRole('button', { name: 'Yes, throw it away for good' }).click()
  await expect(journalist).toHaveURL(/\/desk$/)
})

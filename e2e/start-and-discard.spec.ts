import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { audit } from '#db/schema/record.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openStory } from './writing.ts'

test('a story is created once however often the button is pressed', async ({ as }) => {
  const journalist = await as('journalist')
  await journalist.goto('/desk/articles/new', { waitUntil: 'networkidle' })
  const english = journalist.getByRole('button', { name: 'English' })
  await english.dblclick()
  await expect(journalist.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible()
  expect(await database().select().from(audit).where(eq(audit.verb, 'start-article'))).toHaveLength(1)
})

test('a story that is not created within 20 seconds says so, and the button can be pressed again', async ({ as }) => {
  const journalist = await as('journalist')
  await journalist.goto('/desk/articles/new', { waitUntil: 'networkidle' })
  await journalist.clock.install()
  await journalist.route('**/desk/articles/new', () => {}) // no answer, ever
  const english = journalist.getByRole('button', { name: 'English' })
  await english.click()
  await expect(english).toHaveAttribute('aria-disabled', 'true')
  await journalist.clock.runFor(21_000)
  await expect(journalist.getByRole('alert').filter({ hasText: 'could not be reached' })).toBeVisible()
  await expect(english).toHaveAttribute('aria-disabled', 'false')
})

test('a draft that cannot be discarded without a network stays, with a message; a discarded one can be restored', async ({
  as,
  galley,
}) => {
  const journalist = await as('journalist')
  await openStory(journalist, galley.cast.articles.draft)
  await journalist.getByRole('button', { name: 'Discard this draft' }).click()
  await journalist.context().setOffline(true)
  await journalist.getByRole('button', { name: 'Yes, discard this draft' }).click()
  await expect(journalist.getByRole('alert').filter({ hasText: 'it is not known whether the story was discarded' })).toBeVisible()
  await journalist.context().setOffline(false)
  await journalist.getByRole('button', { name: 'Yes, discard this draft' }).click()
  await expect(journalist).toHaveURL(/\/desk$/)
  await journalist.getByRole('link', { name: 'Discarded stories' }).click()
  await journalist.getByRole('button', { name: 'Restore “The draft story”' }).click()
  await expect(journalist.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Text of the draft story.')
})

test('an editor restores what a journalist discarded, and a colleague does not see it', async ({ as, galley }) => {
  const [journalist, colleague, editor] = [await as('journalist'), await as('colleague'), await as('editor')]
  await openStory(journalist, galley.cast.articles.draft)
  await journalist.getByRole('button', { name: 'Discard this draft' }).click()
  await journalist.getByRole('button', { name: 'Yes, discard this draft' }).click()
  await expect(journalist).toHaveURL(/\/desk$/)
  await colleague.goto('/desk/discarded')
  await expect(colleague.getByText('Nothing to restore')).toBeVisible()
  await editor.goto('/desk/discarded')
  await isClean(editor, 'discarded stories')
  await editor.getByRole('button', { name: 'Restore “The draft story”' }).click()
  await expect(editor).toHaveURL(new RegExp(`/desk/articles/${galley.cast.articles.draft}$`))
  await journalist.reload()
  await expect(journalist.getByRole('link', { name: 'The draft story' })).toBeVisible()
})

import { expect, test } from './fixtures.ts'
import { submitStory } from './press.ts'
import { openStory } from './writing.ts'

test('an editor starts with the submitted stories, and a new submission appears by itself, with the count in the tab', async ({
  galley,
  as,
}) => {
  const [editor, journalist] = [await as('editor'), await as('journalist')]
  await editor.goto('/desk')
  await expect(editor.getByRole('link', { name: 'Awaiting an editor' })).toHaveAttribute('aria-current', 'page')
  await expect(editor.getByText('Nothing is waiting')).toBeVisible()
  await expect(editor).toHaveTitle('Stories – Galley')

  await openStory(journalist, galley.cast.articles.draft)
  await submitStory(journalist)

  await expect(editor.getByRole('link', { name: 'The draft story' })).toBeVisible()
  await expect(editor.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: /Stories/ })).toContainText(
    '1 story awaiting an editor',
  )
  await expect(editor).toHaveTitle('(1) Stories – Galley')
  await editor.getByRole('link', { name: 'All stories' }).click()
  await expect(editor.getByRole('list', { name: 'All stories' }).getByRole('listitem')).toHaveCount(5)
  await expect(editor).toHaveTitle('(1) Stories – Galley')
})

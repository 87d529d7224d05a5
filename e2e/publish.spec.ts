import { expect, test } from './fixtures.ts'

test('a journalist submits, an editor sends it back with a note, then publishes it, and readers see it first in the feed', async ({
  galley,
  as,
  reader,
}) => {
  const story = `/desk/articles/${galley.cast.articles.draft}`
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await journalist.goto(story)
  await journalist.getByRole('button', { name: 'Submit', exact: true }).click()
  await journalist.getByRole('region', { name: 'Submit' }).getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(journalist.getByText('Submitted', { exact: true })).toBeVisible()

  await editor.goto('/desk?scope=waiting')
  await editor.getByRole('link', { name: 'The draft story' }).click()
  await editor.getByRole('button', { name: 'More for this story' }).click()
  await editor.getByRole('menuitem', { name: 'Send back…' }).click()
  await editor.getByRole('textbox', { name: 'Note to the writer' }).fill('Who says so?')
  await editor.getByRole('button', { name: 'Send back', exact: true }).click()
  await journalist.goto('/desk')
  await expect(journalist.getByText('Who says so?')).toBeVisible()

  await editor.goto(story)
  await editor.getByRole('button', { name: 'Publish', exact: true }).click()
  await editor.getByRole('button', { name: 'Publish now' }).click()
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story')

  await expect(async () => {
    await reader.goto('/')
    await expect(
      reader
        .getByRole('main')
        .getByRole('link', { name: /^The \w+ story$/ })
        .first(),
    ).toHaveText('The draft story', { timeout: 500 })
  }).toPass()
})

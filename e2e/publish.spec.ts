import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test('a journalist submits, an editor sends it back with a note, then publishes it, and readers see it first in the feed', async ({
  galley,
  as,
  reader,
}) => {
  const story = `/desk/articles/${galley.cast.articles.draft}`
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await journalist.goto(story)
  await open(journalist.getByRole('button', { name: 'Submit', exact: true }).first(), journalist.getByRole('region', { name: 'Submit' }))
  await journalist.getByRole('region', { name: 'Submit' }).getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(journalist.getByText('Submitted', { exact: true })).toBeVisible()

  await editor.goto('/desk?scope=waiting')
  await editor.getByRole('link', { name: 'The draft story' }).click()
  await open(editor.getByRole('button', { name: 'More for this story' }), editor.getByRole('menu'))
  await editor.getByRole('menuitem', { name: 'Send back…' }).click()
  await editor.getByRole('textbox', { name: 'Note to the writer' }).fill('Who says so?')
  await editor.getByRole('button', { name: 'Send back', exact: true }).click()
  await expect(editor.getByText('Draft', { exact: true })).toBeVisible()
  await journalist.goto('/desk')
  await expect(journalist.getByText('Who says so?')).toBeVisible()

  await editor.goto(story)
  await open(editor.getByRole('button', { name: 'Publish', exact: true }), editor.getByRole('region', { name: 'Publish' }))
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

/** Presses until it opens: a page that was only just drawn may not listen yet. */
async function open(button: Locator, opened: Locator) {
  await expect(async () => {
    await button.click()
    await expect(opened).toBeVisible({ timeout: 2000 })
  }).toPass()
}

import type { Page } from '@playwright/test'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { chooseForStory } from './press.ts'
import { fillLine, line, text } from './writing.ts'

const story = '/news/the-published-story'
const wrong = 'An earlier version said that the tram has ten stops. It has nine.'

test('an editor corrects a live story: its readers are offered the new text, and see the note below it and on the page of corrections', async ({
  as,
  reader,
  galley,
}) => {
  await reader.goto(story)
  await reader.locator('galley-live').waitFor({ state: 'attached' })
  await expect(reader.getByRole('heading', { name: 'Corrections' })).toHaveCount(0)

  const editor = await as('editor')
  await openStory(editor, galley.cast.articles.published)
  await fillLine(editor, 'The published story, put right')
  await editor.getByRole('button', { name: 'Update', exact: true }).click()
  const panel = editor.getByRole('region', { name: 'Update', exact: true })
  await expect(panel.getByRole('list', { name: 'What changes for readers' })).toBeVisible() // it moves what is below it
  await panel.getByText('Tell readers (correction)').click()
  const note = panel.getByRole('textbox', { name: 'Note to readers' })
  await expect(note).toBeFocused()
  // Drafted from what changes, for the editor to write anew.
  await expect(note).toHaveValue(/^An earlier version of this article said “The published story”\. It should have said “.*, put right”\.$/)
  await expect(panel.getByRole('list', { name: 'What changes for readers' })).toContainText(', put right')
  await note.fill('')
  await expect(panel.getByRole('button', { name: 'Publish correction' })).toBeDisabled()
  await editor.keyboard.type(wrong)
  await isClean(editor, 'the panel of corrections')
  await panel.getByRole('button', { name: 'Publish correction' }).click()
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()

  const offer = reader.getByRole('link', { name: /^Corrected \d\d:\d\d: show the correction$/ })
  await offer.click()
  await expect(reader.getByRole('heading', { level: 1, name: 'The published story, put right' })).toBeVisible()
  await reader.getByRole('link', { name: /^Corrected \d\d:\d\d$/ }).click()
  await expect(reader.getByRole('region', { name: 'Corrections' }).getByText(wrong)).toBeInViewport()
  const [{ correction, dateModified }] = JSON.parse((await reader.locator('script[type="application/ld+json"]').textContent()) ?? '')[
    '@graph'
  ]
  expect(correction).toEqual([{ '@type': 'CorrectionComment', text: wrong, datePublished: dateModified }])
  expect(await (await reader.request.get('/feed.json')).text()).toContain(wrong)
  await isClean(reader, 'a corrected story')

  await reader.getByRole('contentinfo').getByRole('link', { name: 'Corrections' }).click()
  await expect(reader.getByText(wrong)).toBeVisible()
  await isClean(reader, 'the page of corrections')
  await reader.goto('/')
  await expect(
    reader
      .getByRole('article')
      .filter({ hasText: 'put right' })
      .getByText(/^Correction \d\d:\d\d$/),
  ).toBeVisible()
})

test('a refused correction keeps its text, a note is published without a new text, and a mistaken one is withdrawn', async ({
  as,
  reader,
  galley,
}) => {
  const editor = await as('editor')
  await openStory(editor, galley.cast.articles.published)
  const correct = (page: Page) => chooseForStory(page, 'Correct…')
  await correct(editor)
  const panel = editor.getByRole('region', { name: 'Correct', exact: true })
  await expect(panel.getByText('Nothing has changed: readers have this version.')).toBeVisible()
  await panel.getByRole('textbox', { name: 'Note to readers' }).fill(wrong)

  const colleague = await as('admin')
  await colleague.setViewportSize({ width: 390, height: 844 })
  await openStory(colleague, galley.cast.articles.published)
  await fillLine(colleague, 'A colleague was here')
  await expect(colleague.getByText('Saved', { exact: true })).toBeVisible()
  await correct(colleague)
  await expect(colleague.getByRole('list', { name: 'What changes for readers' })).toContainText('A colleague was here')

  // What the colleague wrote since was not in the panel: it waits.
  await expect(line(editor)).toHaveText('A colleague was here')
  await editor.reload()
  await expect(text(editor)).toHaveAttribute('contenteditable', 'true')
  await correct(editor)
  await expect(panel.getByRole('textbox', { name: 'Note to readers' })).toHaveValue(wrong)
  await expect(panel.getByText('Publish the changes of Ihor too')).toBeVisible()
  await panel.getByRole('button', { name: 'Close' }).click()
  await fillLine(editor, 'The published story')
  await correct(editor)
  await expect(panel.getByText('Nothing has changed: readers have this version.')).toBeVisible()
  await panel.getByRole('button', { name: 'Publish correction' }).click()
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()
  await reader.goto('/corrections')
  await expect(reader.getByText(wrong)).toBeVisible()

  await editor.getByRole('button', { name: 'Close', exact: true }).click()
  await correct(editor)
  await panel.getByRole('button', { name: 'Withdraw…' }).click()
  await panel.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(panel.getByText(/, withdrawn /)).toBeVisible()
  await expect
    .poll(async () => {
      await reader.goto('/corrections')
      return reader.getByText(wrong).count()
    })
    .toBe(0)
})

async function openStory(page: Page, articleId: string) {
  await page.goto(`/desk/articles/${articleId}`)
  await expect(page.locator('.ProseMirror')).toHaveAttribute('contenteditable', 'true')
}

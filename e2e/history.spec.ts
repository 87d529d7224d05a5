import type { Page } from '@playwright/test'
import { database } from '#db/client.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { sendBack } from '#newsroom/workflow/send-back.ts'
import { submit } from '#newsroom/workflow/submit.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openStory, status, text, write } from './writing.ts'

const panel = (page: Page) => page.getByRole('complementary', { name: 'History' })
const versions = (page: Page) => panel(page).getByRole('list', { name: 'Versions' }).getByRole('button')
const comparison = (page: Page) => page.getByRole('region', { name: 'History' })

test('a version is saved, compared and restored while a colleague writes, and nothing of the colleague’s words is lost', async ({
  galley,
  as,
}) => {
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await openStory(journalist, galley.cast.articles.draft)
  await openStory(editor, galley.cast.articles.draft)
  await write(journalist, ' It rained in Kyiv.')
  await expect(text(editor)).toContainText('It rained in Kyiv.')

  // By keyboard alone: the panel, a name, Enter.
  await editor.keyboard.press('ControlOrMeta+Alt+Shift+KeyH')
  await expect(panel(editor)).toBeFocused()
  await panel(editor).getByRole('button', { name: 'Save a version…' }).focus()
  await editor.keyboard.press('Enter')
  await editor.keyboard.type('Before the call')
  await editor.keyboard.press('Enter')
  await expect(versions(editor)).toHaveText([/Before the call · Saved version.*Marta.*Olena \+19 −0/])
  await isClean(editor, 'the history of a story')

  await text(editor).getByText('It rained in Kyiv.').click()
  await editor.keyboard.press('End')
  await editor.keyboard.type(' And in Lviv.')
  await editor.keyboard.press('Enter')
  await editor.keyboard.type('Nobody was hurt.')
  await expect(status(editor)).toHaveText('Saved')

  await versions(editor).first().click()
  await expect(comparison(editor).getByRole('heading', { name: /Before the call/ })).toBeVisible()
  await expect(comparison(editor).locator('ins')).toHaveText([/And in Lviv\./, /Nobody was hurt\./])
  await expect(comparison(editor).getByText('2 changes in the text')).toBeVisible()
  await expect(text(editor)).toBeHidden()
  await isClean(editor, 'a version compared with now')

  // The colleague writes on, in the paragraph that stays and in the one that goes.
  await journalist.getByText('Text of the draft story').click()
  await journalist.keyboard.press('Home')
  await journalist.route('**/draft', (route) => route.abort())
  await journalist.keyboard.type('Today: ')
  await journalist.keyboard.press('ControlOrMeta+End')
  await journalist.keyboard.type(' Perhaps.')
  await comparison(editor).getByRole('button', { name: 'Restore this version…' }).click()
  await comparison(editor).getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(editor.getByText('Version restored')).toBeVisible()
  await expect(text(editor)).not.toContainText('Lviv')
  await journalist.unroute('**/draft')
  await expect(text(editor)).toContainText('Today: Text of the draft story. It rained in Kyiv.')
  await expect(status(journalist)).toHaveText('Saved', { timeout: 15_000 })
  await expect(text(journalist)).toContainText('Today: Text of the draft story. It rained in Kyiv.')
  await expect(text(journalist)).not.toContainText('Lviv')
  // What could not be placed is kept for its writer.
  const everywhere = `${await text(journalist).textContent()} ${await journalist.getByRole('complementary').textContent()}`
  expect(everywhere).toContain('Perhaps.')

  // The list has what was replaced, and the same way leads back to it.
  await expect(versions(editor)).toHaveText([/^Restored/, /^Before a restore/, /Before the call/])
  await versions(editor).nth(1).click()
  await comparison(editor).getByRole('button', { name: 'Compare with' }).click()
  await editor.getByRole('option', { name: /The version before/ }).click()
  await expect(comparison(editor).locator('ins')).toHaveText([/And in Lviv\./, /Nobody was hurt\./])
  await editor.keyboard.press('Escape')
  await expect(text(editor)).toBeVisible()
})

test('the history says who wrote the selected words', async ({ galley, as }) => {
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await openStory(journalist, galley.cast.articles.draft)
  await openStory(editor, galley.cast.articles.draft)
  await write(journalist, ' Rain.')
  await expect(text(editor)).toContainText('Rain.')
  await write(editor, ' Sun.')
  await editor.keyboard.press('ControlOrMeta+Shift+Home')
  await editor.keyboard.press('ControlOrMeta+Alt+Shift+KeyH')
  await panel(editor).getByRole('button', { name: 'Who wrote the selected words?' }).click()
  const writers = panel(editor).getByRole('list', { name: 'Written by' })
  await expect(writers).toContainText('Olena: 6 characters')
  await expect(writers).toContainText('Marta: 5 characters')
  await expect(writers).toContainText('Before the history begins')
})

test('an editor who opens a story that was submitted again sees at once what changed since the last time', async ({ galley, as }) => {
  const { olena, marta, articles } = galley.cast
  const articleId = articles.draft
  await submit(olena, { articleId })
  await sendBack(marta, { articleId, note: 'Who says so?' })
  const { version, headline, dek } = await newestText(database(), articleId)
  const line = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
  const body = { type: 'doc', content: [line('Text of the draft story, says the mayor.'), line('She said so twice.')] }
  await replaceText(olena, { articleId, seenVersion: version, headline, dek, body })
  await submit(olena, { articleId })

  const editor = await as('editor')
  await openStory(editor, articleId)
  const sentence = 'Since the story was last submitted: Text (1 changed, 1 added).'
  await expect(editor.getByText(sentence)).toBeVisible()
  await isClean(editor, 'a story that was submitted again')
  await editor.getByRole('button', { name: `Show in the text. ${sentence}` }).click()
  await expect(comparison(editor).locator('ins')).toHaveText([/says the mayor/, /She said so twice\./])
  await expect(comparison(editor).getByRole('heading', { name: /Submitted/ })).toBeVisible()

  const journalist = await as('journalist')
  await openStory(journalist, articleId)
  await expect(journalist.getByText(sentence)).toHaveCount(0)
})

test('whoever opens a live story with changes sees what readers do not have yet', async ({ galley, as }) => {
  const { olena, articles } = galley.cast
  await changeDetails(olena, { articleId: articles.published, seen: {}, changes: { breaking: true } })
  const editor = await as('editor')
  await openStory(editor, articles.published)
  await editor.getByRole('button', { name: 'Show in the text. Readers do not have yet: Breaking news.' }).click()
  await expect(comparison(editor).getByRole('list', { name: 'Details that differ' })).toContainText('Breaking news')
  await expect(comparison(editor).getByRole('heading', { name: /Published/ })).toBeVisible()
})

import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { atTheEnd, expect, line, status, test, text } from './writing.ts'

const suggestions = (page: Page) => page.getByRole('complementary', { name: 'Suggestions' })
const itemsOf = (page: Page) => suggestions(page).getByRole('list', { name: 'Open suggestions' }).getByRole('listitem')
const savedText = async (articleId: string) => (await database().select().from(drafts).where(eq(drafts.articleId, articleId)))[0]

test('an editor suggests, and the journalist accepts some and rejects others', async ({ writing, galley }) => {
  const [journalist, editor] = [await writing('journalist'), await writing('editor')]
  const articleId = galley.cast.articles.draft
  await editor.getByRole('button', { name: 'Suggest changes' }).click()
  await atTheEnd(editor)
  await editor.keyboard.type(' And more.')
  // The word “draft” goes, by keys alone.
  await editor.getByText('Text of the draft story').click()
  await editor.keyboard.press('Home')
  for (let word = 0; word < 3; word += 1) await editor.keyboard.press('Control+ArrowRight')
  await editor.keyboard.press('Control+Shift+ArrowRight')
  await editor.keyboard.type('finished ')
  await line(editor).click()
  await editor.keyboard.press('End')
  await editor.keyboard.type(', told again')
  await expect(text(journalist).locator('ins')).toHaveText([', told again', 'finished ', ' And more.'])
  await expect(text(journalist).locator('del')).toHaveText(['draft '])

  // What readers would get is the text without the suggestions.
  await expect(status(editor)).toHaveText('Saved')
  const before = await savedText(articleId)
  expect(JSON.stringify(before?.body)).not.toContain('finished')
  expect(before?.headline).not.toContain('told again')

  await journalist.getByRole('button', { name: 'Suggestions: 3 open' }).click()
  await expect(itemsOf(journalist)).toHaveText([/Marta.*Add , told again/, /Marta.*Replace draft with finished/, /Marta.*Add And more\./])
  await isClean(journalist, 'a story with suggestions')
  await journalist.getByRole('button', { name: 'Accept Replace “draft” with “finished”' }).click()
  await expect(itemsOf(journalist)).toHaveCount(2)
  await expect(suggestions(journalist).getByText('1 suggestion accepted.')).toBeAttached()
  await itemsOf(journalist)
    .last()
    .getByRole('button', { name: /^Reject/ })
    .click()
  await expect(text(journalist)).toContainText(/Text of the ?finished {1,2}story\.$/)
  await expect(text(editor)).toContainText(/Text of the ?finished {1,2}story\.$/)

  // Undo brings the rejected words back as what they were: a suggestion of the editor.
  await text(journalist).click()
  await journalist.keyboard.press('ControlOrMeta+z')
  await expect(itemsOf(journalist).last()).toHaveText(/Marta.*Add And more\./)
  await suggestions(journalist).getByRole('button', { name: 'Reject all' }).click()
  await expect(itemsOf(journalist)).toHaveCount(0)
  await expect(status(journalist)).toHaveText('Saved')
  expect(await savedText(articleId)).toMatchObject({ suggested: null, headline: before?.headline })
})

test('a story with open suggestions is not published, and a press leads to them', async ({ writing }) => {
  const editor = await writing('editor')
  await editor.keyboard.press('ControlOrMeta+Shift+e')
  await atTheEnd(editor)
  await editor.keyboard.type(' More.')
  await expect(status(editor)).toHaveText('Saved')
  const publish = editor.getByRole('region', { name: 'Publish', exact: true })
  await pressUntilOpen(editor.getByRole('button', { name: 'Publish', exact: true }), publish)
  // The checklist beside the text, which the panel covers, has this button too.
  await publish.getByRole('button', { name: 'Accept or reject the open suggestions' }).click()
  await expect(suggestions(editor)).toBeVisible()
  await expect(itemsOf(editor)).toHaveCount(1)
})

test('where only editors change the text, a journalist suggests, takes it back, and accepts nothing', async ({ writing, galley }) => {
  const [journalist, editor] = [await writing('journalist'), await writing('editor')]
  await editor.getByRole('button', { name: 'Suggestions' }).click()
  await editor.getByText('Only editors change the text').click()
  await expect(journalist.getByText('In this story what you write is a suggestion.')).toBeAttached({ timeout: 15_000 })
  await expect(journalist.getByRole('button', { name: 'Suggest changes' })).toBeDisabled()
  await atTheEnd(journalist)
  await journalist.keyboard.type(' Mine.')
  await journalist.keyboard.press('Enter')
  await journalist.keyboard.type('A new paragraph.')
  await expect(text(editor).locator('ins').first()).toHaveText(' Mine.')
  await journalist.getByRole('button', { name: /^Suggestions: / }).click()
  await expect(itemsOf(journalist).first()).toHaveText(/You/)
  await expect(journalist.getByRole('button', { name: /^Accept/ })).toHaveCount(0)
  await expect(status(journalist)).toHaveText('Saved')
  const kept = await savedText(galley.cast.articles.draft)
  expect(JSON.stringify(kept?.body)).not.toContain('Mine')
  expect(JSON.stringify(kept?.suggested)).toContain('A new paragraph.')
})

test('an input method, Enter, paste and undo work in suggestions as they do outside them', async ({ writing }) => {
  const page = await writing('journalist')
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await atTheEnd(page)
  const session = await page.context().newCDPSession(page)
  for (const composed of ['n', 'ni', 'nih']) {
    await session.send('Input.imeSetComposition', { text: composed, selectionStart: composed.length, selectionEnd: composed.length })
  }
  await session.send('Input.insertText', { text: '你好' })
  await expect(text(page).locator('ins')).toHaveText('你好')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Below.')
  await expect(text(page).locator('ins > p')).toHaveText('Below.')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/html', '<p>Pasted <b>words</b></p>')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(text(page).locator('ins strong')).toHaveText('words')
  await page.getByRole('button', { name: /^Suggestions: / }).click()
  await suggestions(page).getByRole('radio', { name: 'Original' }).check()
  await expect(text(page)).not.toContainText('你好', { useInnerText: true })
  await suggestions(page).getByRole('radio', { name: 'With changes' }).check()
  await text(page).getByText('Below.').click()
  for (let undo = 0; undo < 8; undo += 1) await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page).locator('ins')).toHaveCount(0)
  await expect(text(page)).toContainText('Text of the draft story.')
})

import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { isClean } from './axe.ts'
import { publishStory, submitStory } from './press.ts'
import { faultsIn } from './valid-html.ts'
import { address, examined, expect, figures, onANewLine, photo, status, test, text } from './writing.ts'

const pasteInto = (page: Page, html: string) =>
  text(page).evaluate((element, pasted) => {
    const data = new DataTransfer()
    data.setData('text/html', pasted)
    data.setData('text/plain', 'words')
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  }, html)

/** A list item as Word writes it. */
const item = (marker: string, level: number, words: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;</span></span>${words}<o:p></o:p></p>`
const word = (inside: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->${inside}<!--EndFragment--></body></html>`

test('a Word document with pictures, lists, a table and footnotes is pasted, completed and published', async ({
  galley,
  writing,
  as,
  reader,
}) => {
  test.slow()
  const { articles } = galley.cast
  const page = await writing('journalist')
  const { keyboard } = page
  const asData = async (colour: string) => `data:image/jpeg;base64,${(await photo(colour)).toString('base64')}`
  await onANewLine(page)
  await pasteInto(
    page,
    word(
      [
        "<p class=MsoNormal>The quay<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a> is open.</p>",
        `<p class=MsoNormal><img width=600 height=400 src="${await asData('#357')}" alt="A quay"></p>`,
        item('1.', 1, 'Boots'),
        item('a.', 2, 'of rubber'),
        item('2.', 1, 'A coat'),
        `<p class=MsoNormal>Words before <img src="${await asData('#753')}" alt=""> and after.</p>`,
        '<table><tr><td><p class=MsoNormal>Year</p></td><td><p class=MsoNormal>Ships</p></td></tr><tr><td><p class=MsoNormal>2025</p></td><td><p class=MsoNormal>4</p></td></tr></table>',
        '<p class=MsoNormal><img src="http://127.0.0.1:1/private.png" alt="Within"></p>',
        '<p class=MsoNormal><img src="file:///C:/Users/me/clip_image001.png"></p>',
        '<p class=MsoNormal>The end.</p>',
        "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'><span class=MsoFootnoteReference>[1]</span></a> The eastern one.</p></div></div>",
      ].join(''),
    ),
  )
  await expect(page.getByText('1 picture could not be pasted')).toBeVisible()
  await keyboard.insertText(' Truly.')
  await expect(figures(page)).toHaveCount(2, examined)
  // A picture of this network is not fetched, and is named where the others came in.
  await expect(page.getByRole('list', { name: 'Uploads' })).toContainText('“private.png” could not be fetched from its site.', examined)
  await isClean(page, 'a text of Word was pasted')
  await page.getByRole('button', { name: 'Dismiss private.png' }).click()

  // What was typed right after it is undone, then in one step what was pasted, with the pictures that came to it since; and done again.
  await text(page).focus()
  const body = async () => {
    const [draft] = await database().select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, articles.draft))
    return draft?.body.content.map(({ type }) => type).filter((type) => type !== 'paragraph')
  }
  const whole = ['picture', 'orderedList', 'picture', 'table']
  await expect.poll(body).toEqual(whole)
  await keyboard.press('ControlOrMeta+z')
  await expect(text(page)).not.toContainText('Truly.')
  expect(await body()).toEqual(whole)
  await keyboard.press('ControlOrMeta+z')
  await expect.poll(body).toEqual([])
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(body).toEqual(whole)

  await figures(page).nth(1).getByRole('textbox', { name: 'Alt text' }).fill('A crane')
  for (const place of [0, 1]) await figures(page).nth(place).getByRole('textbox', { name: 'Credit' }).fill('O. Bondar')
  await expect(status(page)).toHaveText('Saved')
  await submitStory(page)
  const editor = await as('editor')
  await editor.goto(address(articles.draft))
  await publishStory(editor)
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story', examined)

  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(reader.getByRole('img', { name: 'A crane' })).toBeVisible({ timeout: 500 })
  }).toPass()
  const story = reader.locator('.text')
  await expect(story.getByRole('img', { name: 'A quay' })).toBeVisible()
  await expect(story.locator('ol ol')).toContainText('of rubber')
  await expect(story.getByRole('cell', { name: '2025' })).toBeVisible()
  await expect(story.getByLabel('Notes', { exact: true })).toContainText('The eastern one.')
  expect(await faultsIn(await (await reader.request.get('/news/the-draft-story')).text())).toEqual([])
  await isClean(reader, '/news/the-draft-story')
})

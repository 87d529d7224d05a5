import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { isClean } from './axe.ts'
import { publishStory, submitStory } from './press.ts'
import { faultsIn } from './valid-html.ts'
import { address, atTheEnd, expect, figures, photo, status, test } from './writing.ts'

/** Inserts a block with the slash menu at the cursor. */
async function insert(page: Page, word: string, name: string) {
  await page.keyboard.type(`/${word}`)
  await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option', { name, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
}

test('a writer makes every block by keyboard, and readers get it on the page and in the feed', async ({ galley, writing, as, reader }) => {
  test.slow()
  const { articles } = galley.cast
  const page = await writing('journalist')
  const { keyboard } = page
  const type = (words: string) => keyboard.type(words)
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  await atTheEnd(page)
  await press('Enter')

  await insert(page, 'key', 'Key points')
  await press('Enter')
  await type('- It floats')
  await press('Enter')
  await type('It is late')
  await press('Enter', 'Enter', 'Enter')

  await type('> The bridge is closed.')
  await press('Enter')
  await type('— Halyna Stets')
  await press('Enter')
  await insert(page, 'pull', 'Pull quote')
  await type('A bridge is noticed twice.')
  await press('ArrowDown')
  await type('The captain')
  await press('Enter')

  await insert(page, 'fact', 'Fact box')
  await type('The bridge')
  await press('Enter')
  await type('Built in 1908.')
  await press('Enter', 'Enter')
  await insert(page, 'timeline', 'Moment of a timeline')
  await type('1908')
  await press('Enter')
  await type('It opens.')
  await press('Enter', 'Enter')
  await type('2026')
  await press('Enter')
  await type('It is closed.')
  await press('Enter', 'Enter', 'Enter')
  await insert(page, 'faq', 'Question and answer')
  await type('Who pays?')
  await press('Enter')
  await type('The city.')
  await press('Enter', 'Enter', 'Enter')
  await type('``` over  10')
  await press('Enter')
  await type('back   5')
  await press('Enter', 'Enter')
  await type('It costs ~~62~~ 41 million.')
  await press('Enter')

  await insert(page, 'chart', 'Chart')
  await type('Passengers')
  await press('Enter', 'Tab')
  await type('July')
  await press('Tab')
  await type('Ferry')
  await press('Tab')
  await type('1,840')
  await press('Tab')
  await type('Boat')
  await press('Tab')
  await type('212')
  await press('Tab')
  await type('Bus')
  await press('Tab')
  await type('655')
  await expect(status(page)).toHaveText('Saved')

  const [draft] = await database().select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, articles.draft))
  const kinds = draft?.body.content.map(({ type: name, attrs }) => [name, attrs?.kind ?? attrs?.drawnAs].filter(Boolean).join(':'))
  expect(kinds?.filter((kind) => kind !== 'paragraph')).toEqual([
    'box:points',
    'blockquote',
    'pullQuote',
    'box:facts',
    'box:moment',
    'box:moment',
    'box:answer',
    'preformatted',
    'tableFigure:bars',
  ])

  await submitStory(page)
  const editor = await as('editor')
  await editor.goto(address(articles.draft))
  await publishStory(editor)
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story')

  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(reader.getByRole('img', { name: 'Passengers' })).toBeVisible({ timeout: 500 })
  }).toPass()
  const html = await (await reader.request.get('/news/the-draft-story')).text()
  expect(await faultsIn(html)).toEqual([])
  await isClean(reader, '/news/the-draft-story')
  const story = reader.locator('.text')
  await expect(story.getByRole('heading', { name: 'Key points' })).toBeVisible()
  await expect(story.locator('.quotation figcaption')).toHaveText('Halyna Stets')
  await expect(story.locator('.pull figcaption')).toHaveText('The captain')
  await expect(story.locator('.box-facts')).toHaveText('The bridgeBuilt in 1908.')
  await expect(story.locator('.box-moment .title')).toHaveText(['1908', '2026'])
  await expect(story.locator('pre')).toHaveText('over  10back   5')
  await expect(story.locator('s')).toHaveText('62')
  await story.getByText('The figures as a table').click()
  await expect(story.getByRole('cell', { name: '1,840' })).toBeVisible()
  const feed = await (await reader.request.get('/rss.xml')).text()
  for (const piece of ['data-box=', 'data-pull=', 'data-drawn-as=', 'data-strikethrough=', 'over  10']) expect(feed, piece).toContain(piece)
})

test('two pictures are laid side by side, then as a gallery, by keyboard, and undone', async ({ galley, writing }) => {
  test.slow()
  const { olena, articles } = galley.cast
  for (const [name, colour] of [
    ['quay.jpg', '#357'],
    ['crane.jpg', '#753'],
  ] as const)
    await addPicture(olena, { name, bytes: await photo(colour) }, { renditions: 'now' })
  const page = await writing('journalist')
  const { keyboard } = page
  await atTheEnd(page)
  for (const place of [0, 1]) {
    if (place === 0) await keyboard.press('Enter')
    await insert(page, 'pic', 'Picture')
    const library = page.getByRole('region', { name: 'Choose a picture' })
    await library.getByRole('option').nth(place).click()
    await expect(figures(page)).toHaveCount(place + 1)
    await keyboard.press('Escape')
    await keyboard.press('ArrowRight')
  }
  const layoutsOf = async () => {
    const [draft] = await database().select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, articles.draft))
    return draft?.body.content.flatMap(({ type, attrs, content = [] }) => (type === 'pictures' ? [[attrs?.layout, content.length]] : []))
  }
  const choose = async (from: string, layout: string) => {
    await figures(page).first().getByRole('button', { name: from, exact: true }).focus()
    await keyboard.press('Enter')
    await page.getByRole('menuitemradio', { name: layout }).press('Enter')
  }
  await choose('Text width', 'Side by side')
  await expect.poll(layoutsOf).toEqual([['row', 2]])
  await choose('Side by side', 'Gallery')
  await expect.poll(layoutsOf).toEqual([['gallery', 2]])
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await undo.click()
  await undo.click()
  await expect.poll(layoutsOf).toEqual([])
})

test('a footnote is written by keyboard alone, opened again, emptied, undone, and stands at the end for readers', async ({
  galley,
  writing,
  as,
  reader,
}) => {
  test.slow()
  const { articles } = galley.cast
  const page = await writing('journalist')
  const { keyboard } = page
  await atTheEnd(page)
  await keyboard.press('Enter')
  await keyboard.type('The tide rose ')
  await insert(page, 'foot', 'Footnote')
  const words = page.getByRole('textbox', { name: 'Footnote' })
  await expect(words).toBeFocused()
  await keyboard.type('Port log, page TK')
  await keyboard.press('Enter')
  await expect(words).toBeHidden()
  await keyboard.type('and fell.')
  const note = page.getByRole('button', { name: 'Footnote: Port log, page TK' })
  await expect(note).toBeVisible()

  // Arrow keys choose it, Enter opens it.
  for (let letter = 0; letter < 'and fell.'.length + 1; letter += 1) await keyboard.press('ArrowLeft')
  await keyboard.press('Enter')
  await expect(words).toBeFocused()
  await keyboard.press('Backspace')
  await keyboard.press('Backspace')
  await keyboard.type('4')
  await keyboard.press('Escape')
  await keyboard.press('End')
  await keyboard.press('ControlOrMeta+Alt+f')
  await expect(words).toBeFocused()
  await keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Footnote:/ })).toHaveCount(1)
  await expect(status(page)).toHaveText('Saved')
  await isClean(page, 'a story with a footnote')

  await page.getByRole('button', { name: 'Footnote: Port log, page 4' }).click()
  await words.fill('Port log, page 4: https://port.example/log')
  await keyboard.press('Enter')
  await expect(status(page)).toHaveText('Saved')
  await keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('button', { name: 'Footnote: Port log, page 4', exact: true })).toBeVisible()
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect(page.getByRole('button', { name: 'Footnote: Port log, page 4: https://port.example/log' })).toBeVisible()
  await expect(status(page)).toHaveText('Saved')

  await submitStory(page)
  const editor = await as('editor')
  await editor.goto(address(articles.draft))
  await publishStory(editor)
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story')
  await expect(async () => {
    await reader.goto('/news/the-draft-story')
    await expect(reader.getByLabel('Notes', { exact: true })).toContainText('Port log, page 4', { timeout: 500 })
  }).toPass()
  await reader.locator('[role=doc-noteref]').click()
  await expect(reader).toHaveURL(/#note-1$/)
  await reader.getByLabel('Back to note 1 in the text').click()
  await expect(reader).toHaveURL(/#note-1-in-text$/)
  expect(await faultsIn(await (await reader.request.get('/news/the-draft-story')).text())).toEqual([])
  await isClean(reader, '/news/the-draft-story')
  expect(await (await reader.request.get('/rss.xml')).text()).toContain('Port log, page 4')
})

import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { expect, openStory, status, test, text, write } from './writing.ts'

const paragraphs = 240

test('in a long text the caret, the pages, a selection and the clipboard reach what is not drawn yet', async ({ as, galley }) => {
  await writeLong(galley.cast.articles.draft)
  const page = await as('journalist')
  await openStory(page, galley.cast.articles.draft)
  expect(await drawnApart(page)).toBeGreaterThan(paragraphs - 60)

  await write(page, ' The very end.')
  await expect(text(page)).toContainText(`Paragraph ${paragraphs}.`)
  expect(await caretParagraph(page)).toBe(paragraphs)
  await isCaretInView(page)
  // Line by line upwards: no paragraph is left out, and the caret stays in view.
  let before = paragraphs
  for (let key = 0; key < 60; key += 1) {
    await page.keyboard.press('ArrowUp')
    const now = await caretParagraph(page)
    expect([before, before - 1], `after ${key + 1} keys`).toContain(now)
    before = now
  }
  expect(before).toBeLessThan(paragraphs - 4)
  await isCaretInView(page)
  await page.keyboard.press('ControlOrMeta+Home')
  await isCaretInView(page)
  for (let time = 0; time < 6; time += 1) await page.keyboard.press('PageDown')
  expect(await caretParagraph(page)).toBeGreaterThan(12)
  await isCaretInView(page)
  await page.keyboard.type('Here too. ')
  await isCaretInView(page)
  // From here to the end, several screens: all of it is selected.
  const from = await caretParagraph(page)
  await page.keyboard.press('ControlOrMeta+Shift+End')
  const chosen = await page.evaluate(() => getSelection()?.toString() ?? '')
  for (let number = from + 1; number <= paragraphs; number += 1) expect(chosen).toContain(`Paragraph ${number}.`)
  await expect(status(page)).toHaveText('Saved')
})

test('in a long text finding and comments lead to their words, with the card beside them', async ({ as, galley }) => {
  await writeLong(galley.cast.articles.draft)
  const page = await as('editor')
  await openStory(page, galley.cast.articles.draft)
  await text(page).getByText('Paragraph 1.').click()
  for (const number of [40, 120, 200]) {
    await page.keyboard.press('ControlOrMeta+f')
    const field = page.getByRole('region', { name: 'Find and replace' }).getByRole('textbox', { name: 'Find', exact: true })
    await field.fill(`Paragraph ${number}.`)
    await expect(text(page).locator('.found')).toBeInViewport()
    await field.press('Escape')
    await page.keyboard.press('ControlOrMeta+Alt+m')
    await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused()
    await page.keyboard.type(`About ${number}`)
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(card(page, number)).toBeFocused()
    await mark(page, number).click()
  }
  await page.reload()
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  await page.getByRole('button', { name: 'Comments', exact: true }).click()
  for (const number of [40, 120, 200, 40]) {
    await card(page, number).click()
    await expect(mark(page, number)).toBeInViewport()
    await expect.poll(async () => Math.abs((await topOf(card(page, number))) - (await topOf(mark(page, number))))).toBeLessThan(24)
  }
})

test('the name at a colleague’s caret stands over a paragraph of a long text', async ({ as, galley }) => {
  await writeLong(galley.cast.articles.draft)
  const [page, colleague] = [await as('journalist'), await as('editor')]
  await openStory(page, galley.cast.articles.draft)
  await openStory(colleague, galley.cast.articles.draft)
  await colleague.locator('.ProseMirror > p').nth(100).click()
  const paragraph = page.locator('.ProseMirror > p', { has: page.locator('.caret') })
  await expect(paragraph).toHaveText(/^Paragraph 101\./)
  await expect(paragraph).toHaveCSS('content-visibility', 'visible')
})

const card = (page: Page, number: number) =>
  page
    .getByRole('complementary', { name: 'Comments' })
    .getByRole('article')
    .filter({ hasText: `About ${number}` })
const mark = (page: Page, number: number) => page.locator('.ProseMirror .remark', { hasText: `Paragraph ${number}.` })

async function topOf(place: ReturnType<typeof card>): Promise<number> {
  const box = await place.boundingBox()
  return box?.y ?? Number.NaN
}

/** Paragraphs of one line and of many, by turns that no estimate meets. */
async function writeLong(articleId: string) {
  const sentence = ' The harbour reopened on Thursday after nine months of repairs, and the first ship carried grain.'
  const content = Array.from({ length: paragraphs }, (_, at) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: `Paragraph ${at + 1}.${sentence.repeat((at * 7) % 12)}` }],
  }))
  const body: ArticleDocument = { type: 'doc', content }
  await database().update(drafts).set({ body }).where(eq(drafts.articleId, articleId))
}

/** How many paragraphs are only drawn when they are near. */
const drawnApart = (page: Page) =>
  page.evaluate(
    () => [...document.querySelectorAll('.ProseMirror > p')].filter((each) => getComputedStyle(each).contentVisibility === 'auto').length,
  )

/** The number of the paragraph that the moving end of the selection is in. */
const caretParagraph = (page: Page) =>
  page.evaluate(() => {
    const node = getSelection()?.focusNode
    const paragraph = (node instanceof Element ? node : node?.parentElement)?.closest('p')
    return Number(/Paragraph (\d+)\./.exec(paragraph?.textContent ?? '')?.[1])
  })

const isCaretInView = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const box = getSelection()?.getRangeAt(0).getBoundingClientRect()
        return box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight
      }),
    )
    .toBe(true)

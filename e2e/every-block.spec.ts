import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { type NodeName, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { writeWholeStory } from '#testing/whole-story.ts'
import { atTheEnd, expect, onANewLine, openStory, status, test, text } from './writing.ts'

/** What stands in the editor, without the headline and the dek. */
const blocksOf = (page: Page): Promise<DocumentNode[]> =>
  text(page).evaluate((element) =>
    (element as unknown as { editor: { getJSON: () => ArticleDocument } }).editor // Tiptap puts it there
      .getJSON()
      .content.filter(({ type }) => type !== 'headline' && type !== 'dek'),
  )
const kindsOf = async (page: Page): Promise<Set<string>> =>
  new Set([...nodesOf({ type: 'doc', content: await blocksOf(page) })].map(({ type }) => type))

test('by the mouse alone every block that asks for nothing is made, and undone', async ({ writing, galley }) => {
  test.slow()
  const page = await writing('journalist')
  const toolbar = page.getByRole('toolbar', { name: 'Formatting' })
  await onANewLine(page)
  await expect(status(page)).toHaveText('Saved')
  // Opened again: undo, which takes back together what follows within half a second, does not know of the new line.
  await openStory(page, galley.cast.articles.draft)
  await atTheEnd(page)
  const before = await blocksOf(page)
  const made: [name: string, ...NodeName[]][] = [
    ['Subhead', 'heading'],
    ['Small subhead', 'heading'],
    ['List', 'bulletList', 'listItem'],
    ['Numbered list', 'orderedList', 'listItem'],
    ['Quotation', 'blockquote'],
    ['Divider', 'horizontalRule'],
    ['Table', 'table', 'tableRow', 'tableHeader', 'tableCell'],
  ]
  const rare: typeof made = [
    ['Pull quote', 'pullQuote'],
    ['Preformatted text', 'preformatted'],
    ['Fact box', 'box', 'title'],
    ['Key points', 'box'],
    ['Question and answer', 'box', 'title'],
    ['Moment of a timeline', 'box', 'title'],
    ['Chart', 'tableFigure', 'title', 'table'],
  ]
  for (const [name, ...kinds] of [...made, ...rare]) {
    if (rare.some(([each]) => each === name)) {
      await toolbar.getByRole('button', { name: 'More blocks' }).click()
      await page.getByRole('menuitem', { name, exact: true }).click()
    } else await toolbar.getByRole('button', { name, exact: true }).click()
    for (const kind of kinds) await expect.poll(async () => (await kindsOf(page)).has(kind), `${name}: ${kind}`).toBe(true)
    await toolbar.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(() => blocksOf(page), `${name} undone`).toEqual(before)
  }
})

test('a story with every node is copied into another one by keyboard alone, and one undo takes it back', async ({ galley, as }) => {
  test.slow()
  const { draft, submitted } = galley.cast.articles
  await writeWholeStory(galley.cast, submitted)
  const page = await as('editor')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openStory(page, submitted)
  await text(page).getByText('It ends here.').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+c')
  const copied = await blocksOf(page)
  expect(new Set(['doc', ...(await kindsOf(page))])).toEqual(new Set(Object.keys(nodeSpecs)))

  await openStory(page, draft)
  const before = await blocksOf(page)
  await atTheEnd(page)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+v')
  const savedBlocks = async () => {
    const [saved] = await database().select({ body: drafts.body }).from(drafts).where(eq(drafts.articleId, draft))
    return saved?.body.content.slice(before.length)
  }
  await expect.poll(savedBlocks, { timeout: 30_000 }).toEqual(copied)

  // The Enter before it may be in the same step.
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await blocksOf(page)).length).toBeLessThanOrEqual(before.length + 1)
  expect((await blocksOf(page)).slice(0, before.length)).toEqual(before)
  await expect.poll(async () => (await savedBlocks())?.length, { timeout: 30_000 }).toBeLessThanOrEqual(1)
})

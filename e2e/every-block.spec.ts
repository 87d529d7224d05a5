import type { Locator, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { type NodeName, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { mp3File, pdfFile, webmFile } from '#testing/recordings.ts'
import { writeWholeStory } from '#testing/whole-story.ts'
import { atTheEnd, examined, expect, onANewLine, openStory, photo, status, test, text } from './writing.ts'

/** What stands in the editor, without the headline and the dek. */
const blocksOf = (page: Page): Promise<DocumentNode[]> =>
  text(page).evaluate((element) =>
    (element as unknown as { editor: { getJSON: () => ArticleDocument } }).editor // Tiptap puts it there
      .getJSON()
      .content.filter(({ type }) => type !== 'headline' && type !== 'dek'),
  )
const kindsOf = async (page: Page): Promise<Set<string>> =>
  new Set([...nodesOf({ type: 'doc', content: await blocksOf(page) })].map(({ type }) => type))

/** On a new line at the end of the draft, with nothing to be undone: undo takes back together what follows within half a second. */
async function beginBelow(page: Page, articleId: string): Promise<{ toolbar: Locator; before: DocumentNode[] }> {
  await onANewLine(page)
  await expect(status(page)).toHaveText('Saved')
  await openStory(page, articleId)
  await atTheEnd(page)
  return { toolbar: page.getByRole('toolbar', { name: 'Formatting' }), before: await blocksOf(page) }
}

test('by the mouse alone every block that asks for nothing is made, and undone', async ({ writing, galley }) => {
  test.slow()
  const page = await writing('journalist')
  const { toolbar, before } = await beginBelow(page, galley.cast.articles.draft)
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

test('by the mouse alone every block that asks for something is made, and undone', async ({ galley, writing }) => {
  test.slow()
  const { articles, olena } = galley.cast
  await addPicture(olena, { name: 'quay.jpg', bytes: await photo('#357') }, { renditions: 'now' })
  const page = await writing('journalist')
  const { toolbar, before } = await beginBelow(page, articles.draft)
  const choose = (name: string) => toolbar.getByRole('button', { name, exact: true }).click()
  const chooseRare = async (name: string) => {
    await choose('More blocks')
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const chooseFile = async (name: string, file: string, mimeType: string, bytes: Uint8Array) => {
    const chooser = page.waitForEvent('filechooser')
    await chooseRare(name)
    await (await chooser).setFiles({ name: file, mimeType, buffer: Buffer.from(bytes) })
  }
  const findPanel = (name: string) => page.getByRole('region', { name, exact: true })
  const chooseStory = (panel: string) =>
    findPanel(panel)
      .getByRole('option', { name: /The published story/ })
      .click()

  /** How each is made; what is asked for in words is filled in. */
  const made: [kind: NodeName, make: () => Promise<void>][] = [
    [
      'picture',
      async () => {
        await choose('Picture')
        await findPanel('Choose a picture').getByRole('option').first().click()
      },
    ],
    [
      'relatedStory',
      async () => {
        await choose('Related story')
        await chooseStory('Related story')
      },
    ],
    [
      'readAlso',
      async () => {
        await chooseRare('Read also')
        await chooseStory('Read also')
        await expect(findPanel('Read also').getByRole('status').last()).toContainText('1 story in the list')
        await findPanel('Read also').getByRole('button', { name: 'Close' }).last().click()
      },
    ],
    [
      'embed',
      async () => {
        await chooseRare('Embed')
        await findPanel('Embed').getByRole('textbox', { name: 'Address' }).fill('https://youtu.be/dQw4w9WgXcQ')
        await findPanel('Embed').getByRole('button', { name: 'Insert' }).click()
      },
    ],
    [
      'map',
      async () => {
        await chooseRare('Map')
        await findPanel('Choose the picture of a map').getByRole('option').first().click()
      },
    ],
    ['audio', async () => chooseFile('Sound', 'harbour.mp3', 'audio/mpeg', await mp3File(1))],
    ['video', async () => chooseFile('Video', 'ferry.webm', 'video/webm', await webmFile())],
    ['document', async () => chooseFile('Document (PDF)', 'budget.pdf', 'application/pdf', await pdfFile())],
    // The files of before stand in the library now.
    ...(['Sounds', 'Documents'] as const).map((kind): [NodeName, () => Promise<void>] => [
      kind === 'Sounds' ? 'audio' : 'document',
      async () => {
        await chooseRare('Library file')
        const files = findPanel('A file of the library')
        if (kind === 'Documents') {
          await files.getByRole('button', { name: 'Kind' }).click()
          await page.getByRole('option', { name: kind, exact: true }).click()
        }
        await files.getByRole('option', { name: kind === 'Sounds' ? /harbour/ : /budget/ }).click()
      },
    ]),
    [
      'footnote',
      async () => {
        await chooseRare('Footnote')
        await page.getByRole('textbox', { name: 'Footnote' }).fill('Port log, page 4')
        await text(page).getByText('Text of the draft story.').click()
        await expect(page.getByRole('textbox', { name: 'Footnote' })).toBeHidden()
      },
    ],
    [
      'attribution',
      async () => {
        await choose('Quotation')
        await chooseRare('Source of the quotation')
      },
    ],
  ]
  const undo = toolbar.getByRole('button', { name: 'Undo', exact: true })
  for (const [kind, make] of made) {
    await make()
    await expect.poll(async () => (await kindsOf(page)).has(kind), { ...examined, message: kind }).toBe(true)
    // The words of a footnote, and what a quotation got, are steps of their own.
    await expect(async () => {
      if (await undo.isEnabled()) await undo.click()
      expect(await blocksOf(page), `${kind} undone`).toEqual(before)
    }).toPass({ intervals: [100], timeout: 15_000 })
    await text(page).locator('> p').last().click()
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

import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { outbox } from '#db/schema/record.ts'
import { expect, test } from './fixtures.ts'
import { chooseForStory, pressUntilOpen, publishStory, submitStory } from './press.ts'
import { examined, figures, fillLine, openStory, status, text, write } from './writing.ts'

test('a journalist submits, an editor sends it back with a note, then publishes it, and readers see it first in the feed', async ({
  galley,
  as,
  reader,
}) => {
  const story = `/desk/articles/${galley.cast.articles.draft}`
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await journalist.goto(story)
  await submitStory(journalist)

  await editor.goto('/desk?scope=waiting')
  await editor.getByRole('link', { name: 'The draft story' }).click()
  await chooseForStory(editor, 'Send back…')
  await editor.getByRole('textbox', { name: 'Note to the writer' }).fill('Who says so?')
  await editor.getByRole('button', { name: 'Send back', exact: true }).click()
  await expect(editor.getByRole('region', { name: 'Sent back' })).toContainText('No other story awaits an editor.')
  await expect(editor.getByText('Draft', { exact: true })).toBeVisible()
  await journalist.goto('/desk')
  await expect(journalist.getByText('Who says so?')).toBeVisible()

  await editor.goto(story)
  await publishStory(editor)
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

test('a journalist writes with a picture and a related card, an editor publishes, and a reader sees it at the top', async ({
  galley,
  as,
  reader,
}) => {
  test.slow()
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await journalist.goto('/desk/articles/new')
  await journalist.getByRole('button', { name: 'English' }).click()
  const text = journalist.getByRole('textbox', { name: 'Text', exact: true })
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await fillLine(journalist, 'Grain ships leave the harbour')
  await journalist.keyboard.press('Enter')
  await journalist.keyboard.type('The first since winter.')
  await journalist.keyboard.press('Enter')
  await journalist.keyboard.type('Three ships left on Thursday.')
  await journalist.keyboard.press('Enter')
  await journalist.keyboard.press('ControlOrMeta+Shift+p')
  const chooser = journalist.waitForEvent('filechooser')
  await journalist.getByRole('region', { name: 'Choose a picture' }).getByRole('button', { name: 'Upload' }).click()
  const buffer = await sharp({ create: { width: 1800, height: 1200, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer()
  await (await chooser).setFiles({ name: 'ships.jpg', mimeType: 'image/jpeg', buffer })
  const figure = figures(journalist)
  await expect(figure.getByRole('textbox', { name: 'Caption' })).toBeFocused(examined)
  await figure.getByRole('textbox', { name: 'Alt text' }).fill('Three ships at the quay')
  await figure.getByRole('textbox', { name: 'Caption' }).fill('The ships before they left')
  await figure.getByRole('textbox', { name: 'Credit' }).fill('Olena Hrytsenko')
  await text.click({ position: { x: 5, y: 5 } })
  await journalist.keyboard.press('ControlOrMeta+End')
  await journalist.keyboard.type('Their captains told us more.')
  await journalist.keyboard.press('Enter')
  await journalist.keyboard.type('/related')
  await journalist.keyboard.press('Enter')
  await journalist.getByRole('option', { name: 'The published story' }).click()

  const details = journalist.getByRole('complementary', { name: 'Story details' })
  await details.getByRole('button', { name: /Section$/ }).click()
  await journalist.getByRole('option', { name: 'War' }).click()
  // Her own byline is there already, because her account has an author.
  await expect(details.getByRole('list', { name: 'Bylines' }).getByRole('listitem')).toHaveText(['Olena Hrytsenko'])
  await expect(details.getByText('Nothing is missing')).toBeVisible({ timeout: 30_000 })
  await submitStory(journalist)

  await editor.goto('/desk?scope=waiting')
  await editor.getByRole('link', { name: 'Grain ships leave the harbour' }).click()
  await pressUntilOpen(
    editor.getByRole('button', { name: 'Publish', exact: true }),
    editor.getByRole('region', { name: 'Publish', exact: true }),
  )
  await database()
    .update(articles)
    .set({ submittedAt: new Date(0) })
    .where(eq(articles.id, galley.cast.articles.submitted))
  await editor.getByRole('button', { name: 'Publish now' }).click()
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/grain-ships-leave-the-harbour')
  await expect(editor.getByRole('link', { name: 'The submitted story' })).toHaveAttribute(
    'href',
    `/desk/articles/${galley.cast.articles.submitted}`,
  )

  await expect(async () => {
    await reader.goto('/')
    await expect(reader.getByRole('main').getByRole('article').first()).toContainText('Grain ships leave the harbour', { timeout: 500 })
  }).toPass()
  await reader.getByRole('link', { name: 'Grain ships leave the harbour' }).first().click()
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Grain ships leave the harbour')
  const picture = reader.getByRole('img', { name: 'Three ships at the quay' })
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(reader.getByRole('figure').filter({ has: picture })).toContainText('The ships before they left')
  await expect(reader.getByRole('figure').filter({ has: picture })).toContainText('Olena Hrytsenko')
  await expect(reader.getByRole('complementary', { name: 'Related' })).toContainText('The published story')
})

test('a story is submitted and edited while an editor has it open: returning to the page shows the newest text, which is published', async ({
  galley,
  as,
}) => {
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await openStory(editor, galley.cast.articles.draft)
  await openStory(journalist, galley.cast.articles.draft)
  await write(journalist, ' And a last word.')
  await expect(status(journalist)).toContainText('Saved')
  await submitStory(journalist)

  await pressUntilOpen(
    editor.getByRole('button', { name: 'Publish', exact: true }),
    editor.getByRole('region', { name: 'Publish', exact: true }),
  )
  const now = editor.getByRole('button', { name: 'Publish now' })
  await expect(text(editor)).toContainText('And a last word.')
  await expect(editor.getByText('Submitted', { exact: true })).toBeVisible()
  await now.click()
  await expect(editor.getByRole('link', { name: 'Open the page' })).toHaveAttribute('href', '/news/the-draft-story')
})

test('when a response is lost, the page shows the current state, and pressing again confirms what happened once', async ({
  galley,
  as,
}) => {
  const editor = await as('editor')
  await openStory(editor, galley.cast.articles.published)
  await chooseForStory(editor, 'Take down…')
  await editor.getByRole('textbox', { name: /^Reason/ }).fill('A court said so.')
  let isLost = false
  await editor.route('**/desk/articles/**', async (route) => {
    const isTheAct = route.request().postData()?.includes('A court said so.')
    if (isLost || !isTheAct) return route.fallback()
    isLost = true
    await route.fetch()
    await route.abort()
  })
  const takeDown = editor.getByRole('button', { name: 'Take down for good' })
  await takeDown.click()
  await expect(editor.getByText('nothing is done twice')).toBeVisible()
  await expect(editor.getByText('Taken down', { exact: true })).toBeVisible()
  await takeDown.click()
  await expect(editor.getByText(/^Done: readers no longer get it/)).toBeVisible()
  const told = await database().select().from(outbox)
  expect(told.filter(({ event }) => event.kind !== 'languages')).toMatchObject([{ event: { kind: 'taken-down' } }])
})

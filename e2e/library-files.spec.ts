import type { Page } from '@playwright/test'
import { mp3File, pdfFile, webmFile } from '#testing/recordings.ts'
import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { examined, expect, figures, fillLine, openStory, photo, status, test, text } from './writing.ts'

const toFile = (name: string, mimeType: string, bytes: Uint8Array | string) => ({ name, mimeType, buffer: Buffer.from(bytes) })
const captions = toFile('ferry.vtt', 'text/vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nThe ferry leaves')

async function upload(page: Page, files: ReturnType<typeof toFile>[]) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload' }).click()
  await (await chooser).setFiles(files)
}

async function choose(page: Page, field: string, choice: string) {
  await page.getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: choice, exact: true }).click()
}

const item = (page: Page, name: string) => page.getByRole('listbox', { name: 'The library, newest first' }).getByRole('option', { name })
const detail = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('a sound, a video, a document and a picture stand in the library together; they are found, described and used', async ({
  as,
  galley,
}) => {
  test.slow()
  const page = await as('journalist')
  await page.goto('/desk/media')
  const sound = toFile('harbour.mp3', 'audio/mpeg', await mp3File(3))
  await upload(page, [
    toFile('cranes.jpg', 'image/jpeg', await photo('#357')),
    sound,
    toFile('ferry.webm', 'video/webm', await webmFile()),
    toFile('budget.pdf', 'application/pdf', await pdfFile()),
    toFile('notes.mp3', 'audio/mpeg', 'Dear reader, this is no sound.'),
  ])
  await expect(page.getByText('4 files are in the library.')).toBeVisible(examined)
  await expect(page.getByText('“notes.mp3” is none of the kinds that readers can have')).toBeVisible()
  await expect(item(page, 'cranes.jpg')).toBeVisible()
  await expect(item(page, 'harbour.mp3')).toContainText('MP3 · 0:03')
  await expect(item(page, 'budget.pdf')).toContainText('PDF · 2 pages')

  // What is said of the sound is kept in this tab until it is saved, and found by a colleague.
  await item(page, 'harbour.mp3').click()
  await detail(page, 'Sound').getByRole('textbox', { name: 'Title' }).fill('The harbour at dawn')
  await detail(page, 'Sound').getByRole('textbox', { name: 'Credit' }).fill('Olena')
  await page.keyboard.press('Escape')
  await item(page, 'harbour.mp3').click()
  await expect(detail(page, 'Sound').getByRole('textbox', { name: 'Title' })).toHaveValue('The harbour at dawn')
  await detail(page, 'Sound').getByRole('textbox', { name: 'Transcript' }).fill('A horn.\nGulls.')
  await detail(page, 'Sound').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await isClean(page, 'library with a sound')

  await item(page, 'ferry.webm').click()
  const vtt = page.waitForEvent('filechooser')
  await detail(page, 'Video').getByRole('button', { name: 'Add captions…' }).click()
  await (await vtt).setFiles(captions)
  await expect(detail(page, 'Video').getByText('ferry.vtt')).toBeVisible(examined)
  await detail(page, 'Video').getByRole('button', { name: 'Save' }).click()
  await expect(detail(page, 'Video').locator('track')).toHaveCount(1)
  await expect(detail(page, 'Video').getByText('Not saved yet')).toHaveCount(0)
  await page.reload()
  await expect(detail(page, 'Video').getByText('ferry.vtt')).toBeVisible()
  await page.keyboard.press('Escape')

  const colleague = await as('colleague')
  await colleague.goto('/desk/media')
  await colleague.getByLabel('Search the library').fill('gulls')
  await pressUntilOpen(item(colleague, 'The harbour at dawn'), detail(colleague, 'Sound'))
  await expect(detail(colleague, 'Sound').getByText('The person who added it and editors may change these.')).toBeVisible()
  await expect(detail(colleague, 'Sound').getByRole('textbox', { name: 'Transcript' })).toHaveValue('A horn.\nGulls.')
  await expect(detail(colleague, 'Sound').getByRole('button', { name: 'Delete' })).toHaveCount(0)

  // The same file in a story has the words of the library; the library says where it is, and does not delete it.
  await openStory(page, galley.cast.articles.draft)
  const chooser = page.waitForEvent('filechooser')
  await text(page).locator('> p').last().click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/podc')
  await expect(page.getByRole('option', { name: 'Sound', selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(sound)
  const block = page.locator('.story-attachment')
  await expect(block.getByRole('textbox', { name: 'Title' })).toHaveValue('The harbour at dawn', examined)
  await expect(block.getByRole('textbox', { name: 'Transcript' })).toHaveValue('A horn.\nGulls.')
  await expect(status(page)).toHaveText('Saved')

  await page.goto('/desk/media?kind=audio')
  await pressUntilOpen(item(page, 'The harbour at dawn'), detail(page, 'Sound'))
  await expect(item(page, 'cranes.jpg')).toHaveCount(0)
  await expect(detail(page, 'Sound').getByRole('link', { name: 'The draft story' })).toBeVisible()
  await detail(page, 'Sound').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('It is still used: see the list above. Take it out there first.')).toBeVisible()
})

test('a file that nothing uses goes into the bin and comes back; the kinds are in the address', async ({ as, galley }) => {
  const page = await as('journalist')
  for (const [name, bytes] of [
    ['budget.pdf', await pdfFile()],
    ['harbour.mp3', await mp3File(2)],
  ] as const)
    await page.request.post('/api/attachments', { headers: { Origin: galley.url, 'X-File-Name': name }, data: Buffer.from(bytes) })
  await page.goto('/desk/media')
  const budget = item(page, 'budget.pdf')
  await pressUntilOpen(budget, detail(page, 'Document'))
  await page.keyboard.press('Escape')
  await choose(page, 'Kind', 'Documents')
  await expect(item(page, 'harbour.mp3')).toHaveCount(0)
  await expect(page).toHaveURL(/kind=document/)
  await pressUntilOpen(budget, detail(page, 'Document'))
  await expect(detail(page, 'Document')).toContainText('Nowhere yet.')
  await detail(page, 'Document').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('The file is in the bin')).toBeVisible()
  await expect(budget).toHaveCount(0)

  await page.getByRole('link', { name: 'Bin' }).click()
  await expect(page.getByRole('heading', { name: 'Bin' })).toBeVisible()
  await pressUntilOpen(budget, detail(page, 'Document'))
  await detail(page, 'Document').getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('The file is in the library again')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await expect(budget).toBeVisible()
})

test('a picture and a document of the library are used in a story that is begun with one, and in one that is there', async ({
  as,
  galley,
}) => {
  const page = await as('journalist')
  const send = (address: string, name: string, data: Buffer) =>
    page.request.post(address, { headers: { Origin: galley.url, 'X-File-Name': name }, data })
  await send('/api/media', 'cranes.jpg', await photo('#357'))
  await send('/api/attachments', 'budget.pdf', Buffer.from(await pdfFile()))

  await page.goto('/desk/media')
  const use = async (name: string, kind: string) => {
    await pressUntilOpen(item(page, name), detail(page, kind))
    await detail(page, kind).getByRole('button', { name: 'Use in a story…' }).click()
  }
  await use('cranes.jpg', 'Picture')
  await isClean(page, 'a picture that is to come into a story')
  await detail(page, 'Picture').getByRole('button', { name: 'Begin a new story with it' }).click()
  await expect(page.getByText('“cranes.jpg” comes in with the story. Choose the story’s language.')).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByText('“cranes.jpg” is the hero picture of this story.')).toBeVisible()
  await fillLine(page, 'Cranes at dawn')
  await expect(status(page)).toHaveText('Saved')
  await page.reload()
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  await expect(page.getByRole('button', { name: 'Add a hero picture' })).toHaveCount(0)
  await expect(figures(page)).toHaveCount(0)
  const begun = page.url()

  // The library opens anew; the story of late is offered, and found by its words.
  await page.goto('/desk/media')
  await use('budget.pdf', 'Document')
  await detail(page, 'Document').getByRole('combobox').fill('cranes')
  await detail(page, 'Document').getByRole('option', { name: 'Cranes at dawn' }).click()
  await expect(page).toHaveURL(begun)
  await expect(page.getByText('“budget.pdf” stands at the end of this story.')).toBeVisible()
  await expect(page.locator('.story-attachment')).toHaveCount(1)
  await expect(status(page)).toHaveText('Saved')

  // It has a hero picture now: the next one stands at the end, and only once.
  await page.goto('/desk/media')
  await use('cranes.jpg', 'Picture')
  await detail(page, 'Picture').getByRole('option', { name: 'Cranes at dawn' }).click()
  await expect(page.getByText('“cranes.jpg” stands at the end of this story.')).toBeVisible()
  await expect(figures(page)).toHaveCount(2) // the document is one, too
  await expect(figures(page).last()).toBeInViewport()
  await expect(status(page)).toHaveText('Saved')
  await page.reload()
  await expect(page.locator('.story-attachment')).toHaveCount(1)
  await expect(figures(page)).toHaveCount(2)
})

test('what is to come into a new story comes into no other one when beginning fails, and one can go on without it', async ({
  as,
  galley,
}) => {
  const page = await as('journalist')
  await page.request.post('/api/media', { headers: { Origin: galley.url, 'X-File-Name': 'cranes.jpg' }, data: await photo('#357') })
  const comesIn = page.getByText('“cranes.jpg” comes in with the story.')
  const chooseIt = async () => {
    await page.goto('/desk/media')
    await pressUntilOpen(item(page, 'cranes.jpg'), detail(page, 'Picture'))
    await detail(page, 'Picture').getByRole('button', { name: 'Use in a story…' }).click()
    await detail(page, 'Picture').getByRole('button', { name: 'Begin a new story with it' }).click()
    await expect(comesIn).toBeVisible()
  }
  const begin = () => page.getByRole('button', { name: 'English' }).click()
  const hasNoHero = async () => {
    await expect(text(page)).toHaveAttribute('contenteditable', 'true')
    await expect(page.getByRole('button', { name: 'Add a hero picture' })).toBeVisible()
  }

  await chooseIt()
  await page.route('**/desk/articles/new', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await begin()
  await expect(page.getByRole('alert').filter({ hasText: 'could not be reached' })).toBeVisible()
  await expect(comesIn).toBeVisible()
  await page.unroute('**/desk/articles/new')
  await openStory(page, galley.cast.articles.draft)
  await hasNoHero()

  await chooseIt()
  await isClean(page, 'a picture that comes in with a new story')
  await page.getByRole('button', { name: 'Without it' }).click()
  await expect(comesIn).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Start from a file…' })).toBeFocused()
  await begin()
  await hasNoHero()
})

test('the credit of several files and pictures is said at once', async ({ as, galley }) => {
  const page = await as('journalist')
  for (const [address, name, data] of [
    ['/api/media', 'cranes.jpg', await photo('#357')],
    ['/api/attachments', 'budget.pdf', Buffer.from(await pdfFile())],
    ['/api/attachments', 'harbour.mp3', Buffer.from(await mp3File(2))],
  ] as const)
    await page.request.post(address, { headers: { Origin: galley.url, 'X-File-Name': name }, data })
  await page.goto('/desk/media')
  const panel = page.getByRole('region', { name: /chosen/ })
  await pressUntilOpen(page.getByRole('button', { name: 'Choose several' }), panel)
  await item(page, 'budget.pdf').click()
  await item(page, 'harbour.mp3').click()
  await expect(panel.getByRole('heading', { name: '2 chosen' })).toBeVisible()
  // Files have no rights and no place.
  await expect(panel.getByRole('textbox', { name: 'Place' })).toHaveCount(0)
  await item(page, 'cranes.jpg').click()
  await panel.getByRole('textbox', { name: 'Credit' }).fill('Harbour Wire')
  await panel.getByRole('textbox', { name: 'Place' }).fill('Odesa')
  await isClean(page, 'several files')
  await panel.getByRole('button', { name: 'Change all' }).click()
  await expect(panel.getByRole('status')).toContainText('3 were changed.')
  // Where no credit is said, the files are named and stay chosen.
  await item(page, 'cranes.jpg').click()
  await item(page, 'budget.pdf').click()
  await panel.getByRole('textbox', { name: 'Licence' }).fill('CC BY')
  await panel.getByRole('button', { name: 'Change all' }).click()
  await expect(panel.getByRole('status')).toContainText('1 was changed.')
  await expect(panel.getByRole('list', { name: 'Those that stayed as they were' })).toContainText('“budget.pdf” stayed as it was')
  await expect(panel.getByRole('heading', { name: '1 chosen' })).toBeVisible()
  await panel.getByRole('button', { name: 'Done' }).click()
  for (const [name, kind] of [
    ['budget.pdf', 'Document'],
    ['cranes.jpg', 'Picture'],
  ] as const) {
    await item(page, name).click()
    await expect(detail(page, kind).getByRole('textbox', { name: 'Credit' })).toHaveValue('Harbour Wire')
    await page.keyboard.press('Escape')
  }
})

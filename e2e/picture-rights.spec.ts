import type { Page } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'
import { app13, dataset, resource } from '#testing/iim.ts'
import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { examined, expect, openStory, photo, status, test } from './writing.ts'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A picture as an agency sends it: whose it is, where and when it was taken, and until when it may be used (IPTC-IIM). */
async function agencyPicture(until: string): Promise<Buffer> {
  const jpeg = await photo('#357')
  const say = (number: number, text: string) => dataset(2, number, Buffer.from(text))
  const compact = (date: string) => date.replaceAll('-', '')
  const records = [
    say(37, compact(until)),
    say(55, compact(day(-30))),
    say(90, 'Odesa'),
    say(110, 'Harbour Wire'),
    say(116, 'Harbour Wire'),
  ]
  return Buffer.concat([jpeg.subarray(0, 2), app13(resource(0x0404, Buffer.concat(records))), jpeg.subarray(2)])
}

const until = (page: Page) => page.locator('form').getByLabel('May be used until', { exact: true })
const option = (page: Page) => page.getByRole('option', { name: /The night ferry/ })

test('an agency picture’s rights run out', async ({ as, galley, reader }) => {
  test.slow()
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  const { draft } = galley.cast.articles

  // What the file says of its rights is offered, and taken over.
  const added = await journalist.request.post('/api/media', {
    headers: { Origin: galley.url, 'X-File-Name': 'ferry.jpg' },
    data: await agencyPicture(day(5)),
  })
  const { id } = (await added.json()).value.picture
  await journalist.goto('/desk/media')
  const offer = journalist.getByRole('region', { name: 'The file says' })
  await pressUntilOpen(journalist.getByRole('option', { name: /ferry\.jpg/ }), offer)
  await expect(offer).toContainText('Odesa')
  await isClean(journalist, 'a picture with an offer')
  await offer.getByRole('button', { name: 'Use: Place' }).press('Enter')
  await expect(journalist.getByRole('textbox', { name: 'Place' }).last()).toHaveValue('Odesa')
  await offer.getByRole('button', { name: 'Use all' }).click()
  await expect(offer).toHaveCount(0)
  await expect(until(journalist)).toHaveValue(day(5))
  await journalist.getByRole('textbox', { name: 'Alt text' }).fill('The night ferry at its quay')
  await journalist.getByRole('button', { name: 'Save' }).click()
  await expect(journalist.getByText('Saved', { exact: true })).toBeVisible()
  await expect(journalist.getByText('It may be used until')).toBeVisible()
  await expect(option(journalist)).toContainText(/Until/)

  // It goes out with a story.
  await expect(journalist.getByText('Its files for readers are being made')).toBeHidden(examined)
  const hero = { mediaId: id, alt: 'The night ferry', caption: '', credit: 'Harbour Wire' }
  await database().update(articles).set({ hero }).where(eq(articles.id, draft))
  await openStory(editor, draft)
  await pressUntilOpen(
    editor.getByRole('button', { name: 'Publish', exact: true }),
    editor.getByRole('region', { name: 'Publish', exact: true }),
  )
  await editor.getByRole('button', { name: 'Publish now' }).click()
  await expect(editor.getByRole('link', { name: 'Open the page' })).toBeVisible()

  // Its rights run out: readers keep it, editors are told, and nothing new goes out with it.
  await database().update(media).set({ rightsEnd: sql`current_date - 2` }).where(eq(media.id, id))
  await openStory(editor, draft)
  await expect(editor.getByRole('figure', { name: 'Hero picture' })).toContainText('Rights ran out')
  await editor.getByRole('textbox', { name: 'Dek' }).fill('A dek that is new.')
  await expect(status(editor)).toHaveText('Saved')
  await editor.getByRole('button', { name: 'Update', exact: true }).click()
  const panel = editor.getByRole('region', { name: 'Update', exact: true })
  await expect(panel.getByText('The hero picture: its rights ran out.')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Update now' })).toBeDisabled()
  await expect(panel.getByRole('link', { name: 'See it in the library' })).toHaveAttribute('href', `/desk/media?picture=${id}`)
  await isClean(editor, 'a story without rights to its picture')
  await reader.goto('/news/the-draft-story')
  await expect(reader.getByRole('img', { name: 'The night ferry' })).toBeVisible()
  await editor.goto('/desk/health')
  const listed = editor.getByRole('region', { name: 'Rights to pictures' })
  await expect(listed).toContainText('Readers have a story with a picture whose rights ran out.')
  await isClean(editor, 'health with rights that ran out')
  await listed.getByRole('link', { name: 'ferry.jpg' }).click()

  // The library shows it alone, with the story; an editor has its rights extended, and the holder asks to be asked.
  await expect(editor.getByRole('button', { name: /Rights ran out, readers see it/ })).toBeVisible()
  await expect(editor.getByText('The rights ran out: it could be used until')).toBeVisible()
  await expect(editor.getByRole('link', { name: 'The draft story' })).toBeVisible()
  await isClean(editor, 'the library, narrowed')
  await until(editor).fill(day(90))
  await editor.getByRole('checkbox', { name: /^Ask before use/ }).press('Space')
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor.getByText('Ask Harbour Wire before it is used.')).toBeVisible()

  // Once somebody has said that the holder agreed, the update goes out.
  await openStory(editor, draft)
  await editor.getByRole('button', { name: 'Update', exact: true }).click()
  await expect(panel.getByText('The hero picture: ask its rights holder before it is used')).toBeVisible()
  await panel.getByRole('button', { name: 'Harbour Wire agreed' }).press('Enter')
  await panel.getByRole('button', { name: 'Update now' }).click()
  await expect(editor.getByText(/^Readers have it/)).toBeVisible()
  await editor.goto('/desk/audit')
  await expect(editor.getByRole('list', { name: 'Audit' }).getByText('Said that the holder of a picture agreed')).toBeVisible()
})

test('the library in Ukrainian on a phone: its filters and the rights of a picture', async ({ as, galley }) => {
  const page = await as('journalist')
  await page.setViewportSize({ width: 390, height: 800 })
  await database().update(people).set({ deskLanguage: 'uk' }).where(eq(people.id, galley.cast.olena.id))
  const added = await page.request.post('/api/media', {
    headers: { Origin: galley.url, 'X-File-Name': 'ferry.jpg' },
    data: await agencyPicture(day(-1)),
  })
  const { id } = (await added.json()).value.picture
  await database().update(media).set({ rightsEnd: sql`current_date - 2` }).where(eq(media.id, id))
  await page.goto('/desk/media?part=ended')
  await expect(page.getByRole('option', { name: /ferry\.jpg/ })).toContainText('Права вичерпано')
  await isClean(page, 'the library in Ukrainian')
  await pressUntilOpen(page.getByRole('option', { name: /ferry\.jpg/ }), page.getByText('Термін прав вичерпано'))
  await isClean(page, 'a picture in Ukrainian')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('several pictures are described at once by keyboard, and one that looks like another is pointed out', async ({ as, galley }) => {
  const [journalist, colleague] = [await as('journalist'), await as('colleague')]
  const send = (page: Page, name: string, data: Buffer) =>
    page.request.post('/api/media', { headers: { Origin: galley.url, 'X-File-Name': name }, data })
  await send(colleague, 'theirs.jpg', await photo('#222'))
  await send(journalist, 'quay.jpg', await drawing(1200))
  await journalist.goto('/desk/media')
  const chooser = journalist.waitForEvent('filechooser')
  await journalist.getByRole('button', { name: 'Upload' }).click()
  await (await chooser).setFiles({ name: 'quay-small.jpg', mimeType: 'image/jpeg', buffer: await drawing(600) })
  await expect(journalist.getByText('“quay-small.jpg” looks like “quay.jpg”.')).toBeVisible()

  await journalist.getByRole('button', { name: 'Choose several' }).click()
  const panel = journalist.getByRole('region', { name: /chosen/ })
  await journalist.getByRole('option', { name: /quay\.jpg/ }).click()
  await journalist.keyboard.press('Control+a')
  await expect(panel.getByRole('heading', { name: '3 chosen' })).toBeVisible()
  await panel.getByRole('textbox', { name: 'Credit' }).fill('Harbour Wire')
  await panel.getByRole('textbox', { name: 'Place' }).fill('Odesa')
  await panel.getByRole('textbox', { name: 'Place' }).press('Enter')
  await expect(panel.getByRole('status')).toContainText('2 were changed.')
  await expect(panel.getByRole('list', { name: 'Those that stayed as they were' })).toContainText('“theirs.jpg” stayed as it was')
  await expect(panel.getByRole('heading', { name: '1 chosen' })).toBeVisible()
  await isClean(journalist, 'several pictures')
  await panel.getByRole('button', { name: 'Done' }).click()
  await journalist.getByRole('option', { name: /quay\.jpg/ }).click()
  await expect(journalist.getByRole('textbox', { name: 'Credit' }).last()).toHaveValue('Harbour Wire')
  await expect(journalist.getByRole('heading', { name: 'In the library there are pictures that look like it' })).toBeVisible()
})

const drawing = (width: number) => {
  const shapes = [10, 120, 260, 390, 500].map(
    (at, row) => `<rect x="${at}" y="${row * 70}" width="180" height="120" fill="rgb(${row * 50} 90 90)"/>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 480"><rect width="720" height="480" fill="#999"/>${shapes.join('')}</svg>`
  return sharp(Buffer.from(svg)).resize(width).jpeg().toBuffer()
}

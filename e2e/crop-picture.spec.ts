import type { Locator, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { isClean } from './axe.ts'
import { pressUntilOpen } from './press.ts'
import { examined, expect, openStory, test } from './writing.ts'

/** Red at the left, blue at the right. */
const twoHalves = async () =>
  sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#00f' } })
    .composite([{ input: { create: { width: 800, height: 1000, channels: 3, background: '#f00' } }, left: 0, top: 0 }])
    .jpeg()
    .toBuffer()

async function upload(page: Page, url: string, name: string) {
  const added = await page.request.post('/api/media', { headers: { Origin: url, 'X-File-Name': name }, data: await twoHalves() })
  return (await added.json()).value.picture as { id: string; hash: string }
}

const ratio = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}(, drawn)?: crop by hand$`) })
const frame = (page: Page) => page.getByRole('group', { name: /^Frame of the crop/ })

async function isRed(page: Page, address: string): Promise<boolean> {
  const answer = await page.request.get(address)
  const { data, info } = await sharp(await answer.body())
    .raw()
    .toBuffer({ resolveWithObject: true })
  const from = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
  return (data[from] ?? 0) > 128 && (data[from + 2] ?? 0) < 128
}

async function drag(page: Page, from: Locator, x: number, y: number) {
  const box = await from.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + x, box.y + box.height / 2 + y, { steps: 5 })
  await page.mouse.up()
}

test('two people crop two shapes of a picture by keyboard and by mouse, readers get both, and one is taken back', async ({
  as,
  galley,
  reader,
}) => {
  test.slow()
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  const { id, hash } = await upload(journalist, galley.url, 'halves.jpg')
  const { draft } = galley.cast.articles
  await database()
    .update(articles)
    .set({ hero: { mediaId: id, alt: 'Two halves', caption: '', credit: 'Olena' } })
    .where(eq(articles.id, draft))
  await expect.poll(async () => (await journalist.request.get(`/media/${hash}/16x9-1200.jpg`)).status(), examined).toBe(200)

  // By keyboard: smaller, and to the left edge.
  for (const page of [journalist, editor]) await page.goto(`/desk/media?picture=${id}`)
  await pressUntilOpen(ratio(journalist, '16:9'), frame(journalist))
  await isClean(journalist, 'the crop of a picture')
  await frame(journalist).focus()
  for (let press = 0; press < 16; press += 1) await journalist.keyboard.press('Minus')
  for (let press = 0; press < 8; press += 1) await journalist.keyboard.press('Control+ArrowLeft')
  await expect(journalist.getByRole('status').filter({ hasText: 'pixels' })).toContainText(/^\d{3} × \d{3} pixels, 0 % from the left/)
  const preview = journalist.getByRole('dialog').getByRole('listitem')
  await expect(preview).toHaveCount(4)

  // By mouse, at the same time: a corner is drawn inwards, the frame to the right.
  await pressUntilOpen(ratio(editor, '4:3'), frame(editor))
  await drag(editor, editor.getByRole('button', { name: 'Corner at the top left' }), 200, 200)
  await drag(editor, frame(editor), 300, 0)
  await editor.getByRole('button', { name: 'Save the crop' }).click()
  await expect(editor.getByText('The crop 4:3 is saved.')).toBeVisible()
  await journalist.getByRole('button', { name: 'Save the crop' }).click()
  await expect(journalist.getByText('The crop 16:9 is saved.')).toBeVisible()
  await expect(ratio(journalist, '16:9')).toContainText('drawn')
  await expect(ratio(journalist, '4:3')).toContainText('drawn')
  await expect(ratio(journalist, '1:1')).not.toContainText('drawn')

  // Readers get what was drawn: the link preview is red, the card blue.
  await openStory(editor, draft)
  await pressUntilOpen(
    editor.getByRole('button', { name: 'Publish', exact: true }),
    editor.getByRole('region', { name: 'Publish', exact: true }),
  )
  await editor.getByRole('button', { name: 'Publish now' }).click()
  await expect(editor.getByRole('link', { name: 'Open the page' })).toBeVisible()
  const shared = async () => {
    await reader.goto('/news/the-draft-story')
    return reader.evaluate(() => document.querySelector<HTMLMetaElement>('meta[property="og:image"]')?.content ?? '')
  }
  await expect.poll(shared, examined).toMatch(/\/16x9-[0-9a-f]{8}-\d{3,4}\.jpg$/)
  const drawn = await shared()
  expect(await isRed(reader, drawn)).toBe(true)
  expect((await reader.request.get(drawn)).headers()['cache-control']).toContain('immutable')
  await reader.goto('/')
  const card = reader.locator('[data-story] img[src*="4x3-"]').first()
  await expect(card).toHaveAttribute('src', /4x3-[0-9a-f]{8}-\d+\.jpg/)
  expect(await isRed(reader, (await card.getAttribute('src')) ?? '')).toBe(false)

  // Back to the focal point: the address before leads to what is there now.
  await journalist.goto(`/desk/media?picture=${id}`)
  await pressUntilOpen(ratio(journalist, '16:9'), frame(journalist))
  await journalist.getByRole('button', { name: 'Back to the focal point' }).click()
  await expect(journalist.getByText('The crop 16:9 follows the focal point again')).toBeVisible()
  await expect.poll(shared, examined).toMatch(/\/16x9-1200\.jpg$/)
  const former = await reader.request.get(drawn, { maxRedirects: 0 })
  expect([former.status(), former.headers().location]).toEqual([302, `/media/${hash}/16x9-1200.jpg`])
  expect(await (await reader.request.get(drawn)).body()).toEqual(await (await reader.request.get(await shared())).body())
})

test('a crop is drawn by finger on a phone, in Ukrainian', async ({ as, galley }) => {
  const page = await as('journalist')
  await page.setViewportSize({ width: 390, height: 800 })
  await database().update(people).set({ deskLanguage: 'uk' }).where(eq(people.id, galley.cast.olena.id))
  const { id } = await upload(page, galley.url, 'halves.jpg')
  await page.goto(`/desk/media?picture=${id}`)
  const area = page.getByRole('group', { name: /^Рамка кадру/ })
  await pressUntilOpen(page.getByRole('button', { name: '1:1: обрізати вручну' }), area)
  const before = await page.getByRole('status').filter({ hasText: 'пікселів' }).textContent()
  const box = await area.boundingBox()
  if (!box) throw new Error('the frame is not on the screen')
  const touch = (type: string, x: number) =>
    area.dispatchEvent(type, {
      ...{ pointerId: 1, pointerType: 'touch', isPrimary: true, bubbles: true, cancelable: true },
      ...{ clientX: box.x + box.width / 2 + x, clientY: box.y + box.height / 2 },
    })
  await touch('pointerdown', 0)
  await touch('pointermove', -40)
  await touch('pointerup', -40)
  await expect(page.getByRole('status').filter({ hasText: 'пікселів' })).not.toHaveText(before ?? '')
  await isClean(page, 'the crop of a picture on a phone')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByRole('button', { name: 'Зберегти кадр' }).click()
  await expect(page.getByText('Кадр 1:1 збережено.')).toBeVisible()
  await expect(page.getByRole('button', { name: '1:1, вручну: обрізати вручну' })).toBeVisible()
})

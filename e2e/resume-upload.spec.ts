import { randomBytes } from 'node:crypto'
import type { Page, Request } from '@playwright/test'
import sharp from 'sharp'
import { mostUploads } from '#lib/uploads.ts'
import { isClean } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { examined } from './writing.ts'

/** A picture of noise, which nothing makes smaller: some megabytes. */
const noise = () =>
  sharp(randomBytes(1600 * 1200 * 3), { raw: { width: 1600, height: 1200, channels: 3 } })
    .jpeg({ quality: 100 })
    .toBuffer()

const isPiece = (request: Request) => request.headers()['x-http-method-override'] === 'PATCH'

test('a large picture goes on after the network was cut and the page was reloaded, and arrives byte for byte', async ({ as }) => {
  test.slow()
  const page = await as('journalist')
  const photo = await noise()
  expect(photo.length).toBeGreaterThan(1_600_000) // four pieces or more
  const small = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer()

  // Two pieces arrive; then the network is gone.
  const sent: number[] = []
  let isCut = false
  await page.route('**/api/uploads/**', async (route) => {
    const at = Number(route.request().headers()['upload-offset'])
    if (!isPiece(route.request())) return isCut ? route.abort('internetdisconnected') : route.continue()
    isCut ||= sent.length === 2
    if (isCut) return route.abort('internetdisconnected')
    sent.push(at)
    await route.continue()
  })
  await page.route('**/api/media', (route) => (isCut ? route.abort('internetdisconnected') : route.continue()))
  await page.goto('/desk/media')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload' }).click()
  await (await chooser).setFiles([
    { name: 'storm.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: 'tiny.jpg', mimeType: 'image/jpeg', buffer: small },
  ])
  await expect.poll(() => isCut, examined).toBe(true)
  await expect(page.getByRole('progressbar', { name: 'Sending storm.jpg' })).toBeVisible()
  expect(sent).toEqual([0, 500_000])
  await expect(page.getByRole('option', { name: 'tiny.jpg' })).toBeVisible(examined)

  // It goes on where it stopped, without being chosen again; what came in before is not sent again.
  await page.reload()
  await expect(page.getByRole('progressbar', { name: 'Sending storm.jpg' })).toBeVisible()
  await page.getByRole('button', { name: 'Pause storm.jpg' }).click()
  await expect(page.getByText(/^“storm\.jpg” is paused at/)).toBeVisible()
  isCut = false
  await page.unroute('**/api/uploads/**')
  const again: number[] = []
  page.on('request', (request) => {
    if (isPiece(request)) again.push(Number(request.headers()['upload-offset']))
  })
  await page.getByRole('button', { name: 'Continue storm.jpg' }).click()
  const option = page.getByRole('option', { name: 'storm.jpg' })
  await expect(option).toBeVisible(examined)
  await expect(page.getByRole('option', { name: 'tiny.jpg' })).toBeVisible(examined)
  expect(again[0]).toBe(1_000_000)

  // The digest of what the newsroom has is that of the file: the same file again is known, and is the same picture.
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(photo))
  const { items } = (await (await page.request.get('/api/media?words=storm')).json()) as { items: { hash: string; bytes: number }[] }
  expect(items).toMatchObject([{ hash: Buffer.from(digest).toString('hex'), bytes: photo.length }])

  // Nothing is left to go on with.
  await page.reload()
  await expect(option).toBeVisible()
  await expect(page.getByRole('list', { name: 'Uploads' })).toHaveCount(0)
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('galley:upload')))).toEqual([])
})

test('who has as many unfinished uploads as anybody may have is told so, makes room in the library, and the file comes in', async ({
  as,
}) => {
  test.slow()
  const page = await as('journalist')
  await page.goto('/desk/media')
  await expect(page.getByRole('button', { name: 'Upload' })).toBeVisible()
  // From another browser: this page knows nothing of them.
  const statuses = await page.evaluate(async (most) => {
    const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '3000000', 'Upload-Metadata': `filename ${btoa('left-behind.jpg')}` }
    const begin = () => fetch('/api/uploads', { method: 'POST', headers }).then(({ status }) => status)
    const all: number[] = []
    for (let begun = 0; begun <= most; begun += 10) all.push(...(await Promise.all(Array.from({ length: 10 }, begin))))
    return all
  }, mostUploads)
  expect(statuses.filter((status) => status === 422).length).toBeGreaterThanOrEqual(10)

  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload' }).click()
  await (await chooser).setFiles({ name: 'storm.jpg', mimeType: 'image/jpeg', buffer: await noise() })
  await expect(page.getByText('“storm.jpg” was not sent: too many of your uploads are not finished.')).toBeVisible(examined)
  const list = page.getByRole('list', { name: 'of your uploads are not finished' })
  await expect(list.getByRole('listitem')).toHaveCount(mostUploads)
  await expect(list.getByText(/^0 % of 3 MB has arrived/).first()).toBeVisible()
  await isClean(page, 'the library with unfinished uploads')
  await list.getByRole('button', { name: 'Remove the upload left-behind.jpg' }).first().click()
  await expect(list.getByRole('listitem')).toHaveCount(mostUploads - 1)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('option', { name: 'storm.jpg' })).toBeVisible(examined)
  await page
    .getByText(`${mostUploads - 1} of your uploads are not finished`)
    .first()
    .click()
  await page.getByRole('button', { name: 'Remove all' }).click()
  await expect(list).toHaveCount(0, { timeout: 60_000 })
  await page.reload()
  await expect(page.getByRole('option', { name: 'storm.jpg' })).toBeVisible()
  await expect(page.getByText('of your uploads')).toHaveCount(0)
})

test('who signs out while files wait on this device is asked, and may delete them', async ({ as }) => {
  test.slow()
  const page = await as('journalist')
  await page.route('**/api/uploads/**', (route) => (isPiece(route.request()) ? route.abort('internetdisconnected') : route.continue()))
  await page.goto('/desk/media')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload' }).click()
  const files = await Promise.all(
    ['storm.jpg', 'harbour.jpg'].map(async (name) => ({ name, mimeType: 'image/jpeg', buffer: await noise() })),
  )
  await (await chooser).setFiles(files)
  await expect(page.getByRole('progressbar', { name: 'Sending storm.jpg' })).toBeVisible()
  await expect.poll(() => countKept(page)).toBe(2)

  await page.goto('/desk/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  const asks = page.getByRole('alert').filter({ hasText: '2 files are on this device and not in the library yet' })
  await expect(asks.getByRole('listitem')).toHaveText([/^(storm|harbour)\.jpg \(\d/, /^(storm|harbour)\.jpg \(\d/])
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
  await isClean(page, 'signing out with files on the device')
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out and delete them here' }).click()
  await expect(page).toHaveURL(/\/desk\/sign-in/)
  expect(await countKept(page)).toBe(0)
  await page.unroute('**/api/uploads/**')
  await page.context().addCookies(await (await as('journalist')).context().cookies())
  await page.goto('/desk/media')
  await expect(page.getByRole('button', { name: 'Upload' })).toBeVisible()
  expect(await page.evaluate(() => fetch('/api/uploads').then((answer) => answer.json()))).toEqual([])
})

/** The files that this browser keeps until they are in. */
const countKept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((answer, fail) => {
        const opening = indexedDB.open('galley-uploads')
        opening.onerror = fail
        opening.onsuccess = () => {
          const counting = opening.result.transaction('files').objectStore('files').count()
          counting.onsuccess = () => answer(counting.result)
          counting.onerror = fail
        }
      }),
  )

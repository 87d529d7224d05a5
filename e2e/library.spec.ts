import sharp from 'sharp'
import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'

const photo = (colour: string) =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()

test('a journalist adds pictures, sees which file is refused, describes one, and a colleague finds it', async ({ as }) => {
  const journalist = await as('journalist')
  await journalist.goto('/desk/media')
  await expect(journalist.getByText('Nothing in the library yet')).toBeVisible()

  const chooser = journalist.waitForEvent('filechooser')
  await journalist.getByRole('button', { name: 'Upload' }).click()
  await (await chooser).setFiles([
    { name: 'cranes.jpg', mimeType: 'image/jpeg', buffer: await photo('#357') },
    { name: 'not-really.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>') },
  ])
  await expect(journalist.getByText('“not-really.jpg” is a drawing (SVG). Galley takes JPEG, PNG, WebP, AVIF and GIF.')).toBeVisible()
  await expect(journalist.getByText('“cranes.jpg” is in the library.')).toBeVisible()

  await journalist.getByRole('option', { name: /^cranes\.jpg/ }).click()
  await expect(journalist.getByText('Its files for readers are being made')).toBeHidden({ timeout: 30_000 })
  const mark = journalist.getByRole('button', { name: /^Focal point: 50 % from the left, 50 % from the top/ })
  await mark.focus()
  await journalist.keyboard.press('Shift+ArrowLeft')
  await journalist.keyboard.press('ArrowUp')
  await expect(journalist.getByRole('button', { name: 'Focal point: 40 % from the left, 49 % from the top' })).toBeFocused()
  await journalist.getByRole('textbox', { name: 'Alt text' }).fill('Cranes over the harbour')
  await journalist.getByRole('textbox', { name: 'Credit' }).fill('Olena')
  await journalist.getByRole('button', { name: 'Save' }).click()
  await expect(journalist.getByText('Saved', { exact: true })).toBeVisible()

  const colleague = await as('colleague')
  await colleague.goto('/desk/media')
  await colleague.getByLabel('Search the library').fill('harbour')
  await colleague.getByRole('option', { name: 'Cranes over the harbour' }).click()
  await expect(colleague.getByRole('textbox', { name: 'Credit' })).toHaveValue('Olena')
  await expect(colleague.getByText('The person who added it and editors may change these.')).toBeVisible()
  await expect(colleague.getByRole('button', { name: 'Save' })).toHaveCount(0)
})

test('unsaved texts of a picture are restored with it: after Escape, after another picture, after a reload', async ({ as, galley }) => {
  const page = await as('journalist')
  for (const [name, colour] of [
    ['cranes.jpg', '#357'],
    ['quay.jpg', '#753'],
  ] as const)
    await page.request.post('/api/media', { headers: { Origin: galley.url, 'X-File-Name': name }, data: await photo(colour) })
  await page.goto('/desk/media')
  const open = (name: string) => page.getByRole('option', { name }).click()
  const [alt, credit] = [page.getByRole('textbox', { name: 'Alt text' }), page.getByRole('textbox', { name: 'Credit' })]
  await pressUntilOpen(page.getByRole('option', { name: 'cranes.jpg' }), alt)
  await alt.fill('Cranes over the harbour')
  await page.keyboard.press('Escape')
  await expect(alt).toBeHidden()
  await open('cranes.jpg')
  await expect(alt).toHaveValue('Cranes over the harbour')
  await credit.fill('Olena')
  await open('quay.jpg')
  await expect(credit).toHaveValue('')
  await open('cranes.jpg')
  await expect(credit).toHaveValue('Olena')
  await page.reload()
  await expect(alt).toHaveValue('Cranes over the harbour')

  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.getByText('Not saved yet')).toHaveCount(0)
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('galley:words')))).toEqual([])
})

test('when the library does not answer, the pictures and the search text stay, with a message', async ({ as, galley }) => {
  const page = await as('journalist')
  await page.request.post('/api/media', { headers: { Origin: galley.url, 'X-File-Name': 'cranes.jpg' }, data: await photo('#357') })
  await page.goto('/desk/media')
  const picture = page.getByRole('option', { name: 'cranes.jpg' })
  const search = page.getByLabel('Search the library')
  await pressUntilOpen(picture, page.getByRole('textbox', { name: 'Alt text' }))
  await page.route('**/api/media?*', (route) => route.abort())
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  const problem = page.getByRole('alert').filter({ hasText: 'The library does not answer' })
  await expect(problem).toBeVisible()
  await expect(picture).toBeVisible()

  await search.fill('cranes')
  await expect(page.getByText('The connection may have broken off')).toBeVisible()
  await page.unroute('**/api/media?*')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(picture).toBeVisible()
  await expect(search).toHaveValue('cranes')
  await expect(problem).toHaveCount(0)
})

test('a picture of a draft is visible only to the staff', async ({ as, reader, galley }) => {
  const journalist = await as('journalist')
  await journalist.goto('/desk/media')
  const answer = await journalist.request.post('/api/media', {
    headers: { Origin: galley.url, 'X-File-Name': 'quay.jpg' },
    data: await photo('#753'),
  })
  const { hash } = (await answer.json()).value.picture
  await expect
    .poll(async () => (await journalist.request.get(`/media/${hash}/16x9-1200.jpg`)).status(), { timeout: 30_000 }) // crops have no preview
    .toBe(200)
  const seen = await journalist.request.get(`/media/${hash}/480.webp`)
  expect([seen.status(), seen.headers()['cache-control']]).toEqual([200, 'private, no-store'])
  expect((await reader.request.get(`/media/${hash}/480.webp`)).status()).toBe(404)
  expect((await reader.request.post('/api/media', { headers: { Origin: galley.url }, data: await photo('#111') })).status()).toBe(401)
  expect(
    (await journalist.request.post('/api/media', { headers: { Origin: 'https://elsewhere.test' }, data: await photo('#222') })).status(),
  ).toBe(403)
})

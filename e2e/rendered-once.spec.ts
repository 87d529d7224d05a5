import { expect, test } from './fixtures.ts'

const pages = [
  '',
  '/notices',
  '/feed',
  '/breaking',
  '/calendar',
  '/calendar?view=day',
  '/wire',
  '/media',
  '/taxonomy/sections',
  '/people',
  '/audit',
  '/health',
  '/import',
  '/programs',
  '/settings',
  '/account',
]

test('the browser keeps what the server rendered of each page of the desk, and asks for no page that nobody opened', async ({
  as,
  galley,
}) => {
  test.slow()
  const page = await as('admin')
  // React throws where its first rendering says something else than the server's: it then renders the whole page once more.
  const differing: string[] = []
  page.on('pageerror', ({ message }) => differing.push(`${page.url()}: ${message}`))
  const inAdvance: string[] = []
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch']) inAdvance.push(request.url())
  })
  for (const language of ['en', 'uk']) {
    await page.context().addCookies([{ name: 'galley-desk-language', value: language, url: galley.url }])
    for (const path of language === 'en' ? pages : ['/calendar', '/account']) {
      await page.goto(`/desk${path}`)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await page.waitForFunction(() => Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactFiber')))
      await page.evaluate(() => new Promise((over) => requestIdleCallback(over)))
    }
  }
  expect(differing).toEqual([])
  expect(inAdvance).toEqual([])
})

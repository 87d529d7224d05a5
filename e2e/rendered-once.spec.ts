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

test('a page asks for nothing that came with it, nor for the choices of a field that nobody came to', async ({ as, galley }) => {
  const page = await as('editor')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.headers()['next-action']) asked.push(request.postData() ?? '')
  })
  // Readiness would be asked half a second after the text stands there, and answers to other questions come before it.
  const isQuiet = async () => {
    await page.waitForTimeout(1_500)
    await page.waitForLoadState('networkidle')
  }
  await page.goto('/desk?scope=all')
  await page.getByRole('combobox', { name: 'Author' }).waitFor()
  await isQuiet()
  expect(asked).toEqual([])
  await page.goto(`/desk/articles/${galley.cast.articles.draft}`)
  await page.locator('.ProseMirror[contenteditable=true]').waitFor()
  await page.getByRole('combobox', { name: 'Topics' }).waitFor()
  await isQuiet()
  const about = JSON.stringify([{ articleId: galley.cast.articles.draft }])
  expect(asked, 'who has a link to a preview, and which guests there are').toEqual([about, about])
  await page.getByRole('combobox', { name: 'Topics' }).press('ArrowDown')
  await expect.poll(() => asked.length).toBe(3)
})

test('nothing on the screen turns or blinks while somebody writes', async ({ as, galley }) => {
  const page = await as('journalist')
  await page.goto(`/desk/articles/${galley.cast.articles.draft}`)
  await page.locator('.ProseMirror[contenteditable=true]').click()
  // Whatever is drawn sixty times a second takes it from the keys, and from the battery.
  const endless = () =>
    page.evaluate(
      () =>
        document.getAnimations().flatMap(({ effect }) => (effect?.getTiming().iterations === Number.POSITIVE_INFINITY ? effect : []))
          .length,
    )
  await page.getByRole('combobox', { name: 'Topics' }).waitFor()
  await expect.poll(endless).toBe(0) // what is loaded beside the text has come
  for (const key of 'The harbour opened.') {
    await page.keyboard.press(key)
    expect(await endless()).toBe(0)
  }
  await expect(page.locator('[data-saved=true]')).toBeVisible()
  expect(await endless()).toBe(0)
})

test('in the list each fact of a story stands below the heading of its column', async ({ as }) => {
  const page = await as('editor')
  await page.goto('/desk?scope=all')
  const row = page.getByRole('listitem').filter({ hasText: 'The draft story' })
  for (const width of [820, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const edges = async (name: string, fact: string) => {
      const [head, own] = await Promise.all(
        [page.getByText(name, { exact: true }).last(), row.locator(fact)].map((part) => part.boundingBox()),
      )
      return { left: (own?.x ?? 0) - (head?.x ?? -1), right: (own?.x ?? 0) + (own?.width ?? 0) - (head?.x ?? 0) - (head?.width ?? 0) }
    }
    expect((await edges('Headline', '[data-story]')).left).toBeCloseTo(0, 0)
    expect((await edges('Stage', 'span:text-is("Draft")')).left).toBeCloseTo(0, 0)
    expect((await edges('Words', 'p:has(> [aria-hidden])')).right).toBeCloseTo(0, 0)
    expect((await edges('Changed', 'p:has(> time)')).right).toBeCloseTo(0, 0)
  }
})

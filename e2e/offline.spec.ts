import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { and, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { audit } from '#db/schema/record.ts'
import { findChromium } from './chromium.ts'
import { test as base } from './fixtures.ts'
import { sealSession } from './seal-session.ts'
import { address, expect, fillLine, line, status, text, write } from './writing.ts'

type Device = {
  /** Starts the browser of this device: what it kept is there again. `isOffline`: it has no network. */
  start: (isOffline?: boolean) => Promise<BrowserContext>
  signIn: (context: BrowserContext, personId: string) => Promise<void>
}

const test = base.extend<{ device: Device }>({
  device: async ({ galley }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-device-'))
    const { executablePath, args } = await findChromium()
    const opened: BrowserContext[] = []
    await use({
      async start(isOffline = false) {
        // A proxy that is not there: what is emulated does not reach a worker that has just been started.
        const cut = isOffline ? ['--proxy-server=127.0.0.1:9', '--proxy-bypass-list=<-loopback>'] : []
        const context = await chromium.launchPersistentContext(folder, {
          ...{ executablePath, baseURL: galley.url, locale: 'en-GB' },
          args: [...args, ...cut],
        })
        opened.push(context)
        await context.setOffline(isOffline)
        return context
      },
      async signIn(context, personId) {
        await context.addCookies([
          {
            ...(await sealSession(personId, 'Playwright')),
            url: galley.url,
            httpOnly: true,
            sameSite: 'Lax',
            expires: Date.now() / 1000 + 3600,
          },
        ])
      },
    })
    for (const context of opened) await context.close()
    rmSync(folder, { recursive: true, force: true })
  },
})

test('a story that was opened once opens and is written after the browser was closed without a network', async ({ device, galley }) => {
  const { draft } = galley.cast.articles
  const online = await device.start()
  await device.signIn(online, galley.cast.olena.id)
  const page = await online.newPage()
  await openToKeep(page, draft)
  await write(page, ' Saved before the tunnel.')
  await expect(status(page)).toHaveText('Saved')
  await online.setOffline(true)
  await write(page, ' Written in it.')
  await expect(status(page)).toHaveText('Offline, 3 words on this device')
  await page.close()

  const again = await online.newPage()
  await again.goto(address(draft))
  await expect(text(again)).toContainText('Saved before the tunnel. Written in it.')
  await online.close()

  const restarted = await device.start(true)
  const later = await restarted.newPage()
  await later.goto(address(draft))
  await expect(text(later)).toContainText('Saved before the tunnel. Written in it.')
  await expect(text(later)).toHaveAttribute('contenteditable', 'true')
  await write(later, ' And after a restart.')
  await expect(status(later)).toHaveText('Offline, 7 words on this device')
  await later.reload()
  await expect(text(later)).toContainText('Written in it. And after a restart.')

  const elsewhere = await restarted.newPage()
  await elsewhere.goto('/desk/media')
  await expect(elsewhere.getByRole('heading', { name: 'This page needs the network' })).toBeVisible()
  await restarted.close()

  const back = await device.start()
  const last = await back.newPage()
  await last.goto(address(draft))
  await expect(text(last)).toContainText('Written in it. And after a restart.')
  await expect(status(last)).toHaveText('Saved', { timeout: 30_000 })
  const [kept] = await database().select().from(drafts).where(eq(drafts.articleId, draft))
  expect(JSON.stringify(kept?.body)).toContain('Saved before the tunnel. Written in it. And after a restart.')
})

test('a new story is begun without a network, survives a reload, and is created once when the network is back', async ({
  device,
  galley,
}) => {
  const context = await device.start()
  await device.signIn(context, galley.cast.olena.id)
  const page = await context.newPage()
  await openToKeep(page, galley.cast.articles.draft)
  await expect.poll(() => isKept(page, '/desk/articles/new')).toBe(true)
  await context.setOffline(true)
  await page.goto('/desk/articles/new')
  await page.getByRole('button', { name: 'English' }).click()
  await fillLine(page, 'Begun in a tunnel')
  await expect(status(page)).toHaveText('Offline, 4 words on this device')
  await expect(page).toHaveURL(/\/desk\/articles\/[0-9a-f-]{36}$/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.reload()
  await expect(line(page)).toHaveText('Begun in a tunnel')
  await write(page, 'Its first words.')
  await expect(status(page)).toHaveText('Offline, 7 words on this device')

  await context.setOffline(false)
  await expect(status(page)).toHaveText('Saved', { timeout: 30_000 })
  await page.reload()
  await expect(line(page)).toHaveText('Begun in a tunnel')
  await expect(text(page)).toContainText('Its first words.')
  await expect(page.getByRole('textbox', { name: 'Slug' })).toHaveValue('begun-in-a-tunnel')
  const started = await database()
    .select({ subjectId: audit.subjectId })
    .from(audit)
    .where(and(eq(audit.verb, 'start-article'), eq(audit.personId, galley.cast.olena.id)))
  expect(started).toEqual([{ subjectId: id }])
})

test('a new story has its panels and its toolbar without a network on a device on which no story was ever opened', async ({
  device,
  galley,
}) => {
  const context = await device.start()
  await device.signIn(context, galley.cast.olena.id)
  const page = await context.newPage()
  await page.goto('/desk/notices')
  await expect.poll(() => isKept(page, '/desk/articles/new'), { timeout: 30_000 }).toBe(true)
  await context.setOffline(true)
  await page.goto('/desk/articles/new')
  await page.getByRole('button', { name: 'English' }).click()
  await fillLine(page, 'Begun in a tunnel')
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Slug' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+f')
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(page.getByRole('complementary', { name: 'History' }).getByText('Loading…')).toHaveCount(0)
  await expect(page.getByText('This part could not be loaded.')).toHaveCount(0)
  await context.close()
})

test('a story begun without a network waits for who began it, when somebody else has signed in meanwhile', async ({ device, galley }) => {
  const { olena, danylo, articles: stories } = galley.cast
  const context = await device.start()
  await device.signIn(context, olena.id)
  const page = await context.newPage()
  await openToKeep(page, stories.draft)
  await expect.poll(() => isKept(page, '/desk/articles/new')).toBe(true)
  await context.setOffline(true)
  await page.goto('/desk/articles/new')
  await page.getByRole('button', { name: 'English' }).click()
  await fillLine(page, 'Begun by Olena')
  await expect(status(page)).toHaveText('Offline, 3 words on this device')
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await device.signIn(context, danylo.id)
  await context.setOffline(false)
  await expect(page.getByText('Somebody else is signed in on this browser now.')).toBeVisible({ timeout: 30_000 })
  await expect(status(page)).toHaveText('Not saved, kept on this device')
  expect(await database().select().from(articles).where(eq(articles.id, id))).toEqual([])

  await device.signIn(context, olena.id)
  await page.getByRole('alert').getByRole('button', { name: 'Retry' }).click()
  await expect(status(page)).toHaveText('Saved', { timeout: 30_000 })
  const [made] = await database().select({ by: articles.createdBy }).from(articles).where(eq(articles.id, id))
  expect(made).toEqual({ by: olena.id })
})

test('words that a closed tab left without a network go out from any page of the desk', async ({ device, galley }) => {
  const { draft } = galley.cast.articles
  const context = await device.start()
  await device.signIn(context, galley.cast.olena.id)
  const page = await context.newPage()
  await openToKeep(page, draft)
  await context.setOffline(true)
  await write(page, ' Left behind.')
  await expect(status(page)).toHaveText('Offline, 2 words on this device')
  await page.close()
  await context.setOffline(false)
  await (await context.newPage()).goto('/desk')
  const readDraft = async () => JSON.stringify(await database().select().from(drafts).where(eq(drafts.articleId, draft)))
  await expect.poll(readDraft).toContain('Left behind.')
})

test('a story opens without a network for nobody else, not after signing out, and not when it is gone', async ({ device, galley }) => {
  const { draft } = galley.cast.articles
  const context = await device.start()
  await device.signIn(context, galley.cast.olena.id)
  const page = await context.newPage()
  await openToKeep(page, draft)
  await page.goto('/desk/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/desk\/sign-in/)
  await expect.poll(() => keptPages(page)).toEqual([])
  await context.setOffline(true)
  await expect(page.goto(address(draft))).rejects.toThrow()
  await context.setOffline(false)

  await device.signIn(context, galley.cast.olena.id)
  await openToKeep(page, draft)
  await expect.poll(() => keptTexts(page)).toEqual([draft])
  await database().delete(articles).where(eq(articles.id, draft))
  await page.goto(address(draft))
  await expect.poll(() => isKept(page, address(draft))).toBe(false)
  await expect.poll(() => keptTexts(page)).toEqual([])
  await device.signIn(context, galley.cast.danylo.id)
  await page.goto('/desk')
  await expect.poll(() => keptPages(page)).toEqual([expect.stringContaining(galley.cast.danylo.id)])
  await context.setOffline(true)
  await page.goto(address(draft))
  await expect(page.getByRole('heading', { name: 'This page needs the network' })).toBeVisible()
  await expect(line(page)).toHaveCount(0)
})

test('readers’ pages have no worker, and its script is not served to readers', async ({ device, galley }) => {
  const context = await device.start()
  const page = await context.newPage()
  expect((await page.goto('/desk/worker.js'))?.status()).toBe(404)
  await device.signIn(context, galley.cast.olena.id)
  await openToKeep(page, galley.cast.articles.draft)
  expect((await context.request.get('/desk/worker.js')).headers()['service-worker-allowed']).toBe('/desk')
  for (const path of ['/', '/news/the-published-story', '/search?q=story']) {
    await page.goto(path)
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    expect(await page.content()).not.toContain('serviceWorker')
  }
})

test('the grammar that was loaded once is there without a network', async ({ device, galley }) => {
  const { draft } = galley.cast.articles
  const findMarks = (page: Page) => page.locator('.story-text .off-grammar')
  const online = await device.start()
  await device.signIn(online, galley.cast.olena.id)
  const page = await online.newPage()
  await openToKeep(page, draft)
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: as the desk does
    document.cookie = 'galley-desk-grammar=british; path=/desk; max-age=86400'
  })
  await openToKeep(page, draft)
  await write(page, ' They was here. End.')
  await expect(findMarks(page)).toHaveText(['dek', 'was'], { timeout: 30_000 })
  await expect(status(page)).toHaveText('Saved')
  for (const path of ['/desk/grammar-worker.js', '/desk/grammar.wasm']) await expect.poll(() => isKept(page, path)).toBe(true)
  await online.close()

  const offline = await device.start(true)
  const later = await offline.newPage()
  await later.goto(address(draft))
  await write(later, ' The the end.')
  await expect(findMarks(later)).toHaveText(['dek', 'was', 'The the'], { timeout: 30_000 })
})

/** Opens a story and waits until this device has kept its page. */
async function openToKeep(page: Page, articleId: string) {
  await page.goto(address(articleId))
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  await expect.poll(() => isKept(page, address(articleId)), { timeout: 20_000 }).toBe(true)
}

const isKept = (page: Page, path: string) =>
  page.evaluate(async (path) => (await caches.match(path, { ignoreVary: true })) !== undefined, path)
const keptPages = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('galley-desk-pages-')))

/** The stories whose text this device has for opening them without a network. */
const keptTexts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('galley-desk')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const asked = opening.result.transaction('stories').objectStore('stories').getAll()
          asked.onsuccess = () => resolve(asked.result.map(({ articleId }) => articleId))
          asked.transaction?.addEventListener('complete', () => opening.result.close())
        }
      }),
  )

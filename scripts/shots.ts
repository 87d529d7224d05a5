import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { and, asc, eq, isNull } from 'drizzle-orm'
import postgres from 'postgres'
import { closeDatabase, database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'
import { findChromium } from '#e2e/chromium.ts'
import { sealSession } from '#e2e/seal-session.ts'
import { deskLanguageCookie, isDeskLanguage, localeOf } from '#lib/desk-languages.ts'
import { secretFile } from '#lib/env.ts'
import { buildIfChanged } from '#services/up/build.ts'
import { freePort } from '#services/up/free-port.ts'
import { readOrMakeSecret } from '#services/up/home-folder.ts'
import { startPostgres } from '#services/up/postgres.ts'
import { processRows } from '#services/up/process-rows.ts'
import { supervise } from '#services/up/supervise.ts'
import type { Screen } from './screen.ts'
import { screens } from './screens.ts'

/**
 * `npm run shots`: screenshots of every main screen, at 390 and 1280 px, light and dark, in shots/. Of a demo newsroom of its own, or with
 * --url of a running one on DATABASE_URL. --only desk,media: only screens whose name begins with one of these. --language uk: the desk in
 * Ukrainian. --font 24: with that font size in the settings of the browser, in px. --width 1280, --theme dark: only these. --docs: the
 * pictures of the documentation, into docs/pictures.
 */
const { values: asked } = parseArgs({
  options: {
    url: { type: 'string' },
    out: { type: 'string', default: 'shots' },
    only: { type: 'string' },
    language: { type: 'string', default: 'en' },
    font: { type: 'string' },
    width: { type: 'string' },
    theme: { type: 'string' },
    docs: { type: 'boolean', default: false },
  },
})
const language = isDeskLanguage(asked.language) ? asked.language : 'en'
const widths = [390, 1280].filter((width) => !asked.width || width === Number(asked.width))
const themes = (['light', 'dark'] as const).filter((theme) => !asked.theme || theme === asked.theme)

/** Functions that stop what was started, called in reverse order, also after an interruption. */
const stops: (() => unknown)[] = []
const leave = async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave().then(() => process.exit(1)))
const url =
  asked.url ??
  (await ownNewsroom().catch(async (error) => {
    await leave()
    throw error
  }))
const { executablePath, args } = await findChromium()
const font = asked.font ? [`--blink-settings=defaultFontSize=${Number(asked.font)}`] : []
const browser = await chromium.launch({ executablePath, args: [...args, ...font] })
try {
  mkdirSync(asked.out, { recursive: true })
  const only = asked.only?.split(',')
  const wanted = (await screens(language)).filter(({ name }) => !only || only.some((start) => name.startsWith(start)))
  if (asked.docs) {
    await photograph(
      browser,
      wanted.filter(({ picture }) => picture !== undefined),
      { width: 1120, theme: 'light' },
    )
  } else {
    const shown = wanted.filter(({ isOnlyPicture }) => !isOnlyPicture)
    for (const width of widths) for (const theme of themes) await photograph(browser, shown, { width, theme })
    console.log(`${shown.length * widths.length * themes.length} pictures of ${shown.length} screens are in ${asked.out}/`)
  }
} finally {
  await browser.close()
  await closeDatabase()
  await leave()
}

async function photograph(
  of: Browser,
  wanted: Screen[],
  { width, theme }: { width: number; theme: (typeof themes)[number] },
): Promise<void> {
  const height = width < 600 ? 844 : asked.docs ? 720 : 900
  for (const who of [undefined, 'editor', 'admin', 'guest'] as const) {
    const mine = wanted.filter((screen) => screen.as === who)
    if (mine.length === 0) continue
    const context = await of.newContext({
      viewport: { width, height },
      colorScheme: theme,
      deviceScaleFactor: asked.docs ? 1 : 2,
      reducedMotion: 'reduce',
      isMobile: width < 600, // overlay scroll bars, as on a phone
      hasTouch: width < 600,
      locale: localeOf(language),
    })
    await context.addCookies([{ name: deskLanguageCookie, value: language, url }])
    if (who) await context.addCookies([{ ...(await cookieOf(who)), url }])
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    for (const { name, path, open, picture, full = who === undefined } of mine) {
      await page.goto(new URL(path, url).href, { waitUntil: 'load' })
      await settle(page)
      try {
        await open?.(page)
      } catch (error) {
        console.error(`${name} at ${width} px: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
      }
      const file = asked.docs ? join('docs/pictures', `${picture}.png`) : join(asked.out, `${name}-${width}-${theme}.png`)
      await page.screenshot({ path: file, fullPage: full, animations: 'disabled' })
    }
    await context.close()
  }
}

/** Waits for fonts, texts and pictures. */
async function settle(page: Page): Promise<void> {
  // The first page that a reader opens begins with the system's fonts; the next one has the paper's.
  if ((await page.locator('html[data-reader]:not(.faces)').count()) > 0) {
    await page.waitForFunction(() => localStorage.getItem(`faces-${document.documentElement.lang}`) !== null)
    await page.reload({ waitUntil: 'load' })
  }
  await page.evaluate(() => document.fonts.ready)
  await page.locator('[role=status][aria-busy]').waitFor({ state: 'detached' }) // the editor's text is coming
  // Lazy pictures load when they become visible: scroll down and back.
  await page.evaluate(async () => {
    for (let at = 0; at < document.body.scrollHeight; at += innerHeight) {
      scrollTo(0, at)
      await new Promise((next) => requestAnimationFrame(next))
    }
    scrollTo(0, 0)
    for (const image of document.images) image.loading = 'eager' // pictures in a scroll container
    const isIn = (image: HTMLImageElement) =>
      new Promise((come) => {
        for (const kind of ['load', 'error']) image.addEventListener(kind, come)
        if (image.complete || !image.currentSrc) come(null)
      })
    await Promise.race([Promise.all([...document.images].map(isIn)), new Promise((late) => setTimeout(late, 10_000))])
  })
}

async function cookieOf(role: 'editor' | 'admin' | 'guest') {
  const [person] = await database()
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, role), isNull(people.disabledAt)))
    .orderBy(asc(people.createdAt))
    .limit(1)
  if (!person) throw new Error(`there is no ${role} to sign in as`)
  return sealSession(person.id, 'shots')
}

/** A demo newsroom on the production build, for the duration of the run. */
async function ownNewsroom(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-shots-'))
  stops.push(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o711) // Postgres runs as another user than root and must enter this folder
  await buildIfChanged()
  const port = await freePort()
  const [webPort, channelPort] = [await freePort(), await freePort()]
  const address = `http://127.0.0.1:${port}`
  Object.assign(process.env, { GALLEY_HOME: folder, PORT: String(port), PUBLIC_URL: address })
  process.env.GALLEY_SECRET ||= readOrMakeSecret(secretFile())
  const databaseUrl = await ownDatabase(folder)
  process.env.DATABASE_URL = databaseUrl
  await migrate(databaseUrl)
  const { seedDemo } = await import('#demo/seed.ts') // imported here because --url does not need it
  await seedDemo()
  const processes = processRows({ port, webPort, channelPort, dev: false }).map((row) => supervise(row, () => {}))
  stops.push(...processes.map(({ stop }) => stop))
  await Promise.all(processes.map(({ ready }) => ready))
  await everyPictureReady()
  return address
}

/** Waits until the worker has made the renditions of all pictures. */
async function everyPictureReady(): Promise<void> {
  const countUnfinished = () => database().$count(media, eq(media.state, 'processing'))
  while ((await countUnfinished()) > 0) await wait(500)
}

async function ownDatabase(folder: string): Promise<string> {
  const testServer = process.env.GALLEY_TEST_POSTGRES
  if (!testServer) {
    const embedded = await startPostgres(folder)
    stops.push(embedded.stop)
    return embedded.url
  }
  const name = `shots_${process.pid}`
  const admin = postgres(testServer, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  stops.push(async () => {
    await admin.unsafe(`drop database ${name} with (force)`)
    await admin.end()
  })
  const url = new URL(testServer)
  url.pathname = `/${name}`
  return url.href
}

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, type Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { closeDatabase, database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { usualLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { freePort } from '#services/up/free-port.ts'
import { type ProcessRow, processRows } from '#services/up/process-rows.ts'
import { type Supervised, supervise } from '#services/up/supervise.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { copyTemplate } from '#testing/copy-template.ts'
import { edgesConfirmed } from '#testing/edges-confirmed.ts'
import { emptier } from '#testing/empty-database.ts'
import { MailServer } from '#testing/mail-server.ts'
import { sealSession } from './seal-session.ts'

/** A Galley with only the cast: the production build, its database and its processes, and what its mail server was handed (`hasMailServer`). */
export type Galley = { url: string; cast: Cast; processes: Supervised[]; mails: readonly string[] }

const cast = { journalist: 'olena', colleague: 'danylo', editor: 'marta', admin: 'ihor' } as const satisfies Record<string, keyof Cast>
export type Part = keyof typeof cast

type Fixtures = {
  galley: Galley
  /** A page of a new browser in which this person is signed in; `as('editor')` twice is one editor with two browsers. */
  as: (part: Part) => Promise<Page>
  /** A page of a new browser in which nobody is signed in. */
  reader: Page
}

/**
 * All processes and a database, shared by all stories of one Playwright worker. They keep nothing of a story: in between the database is
 * emptied, and the edge drops every page.
 */
type House = { url: string; processes: Supervised[]; lines: string[]; empty: () => Promise<void>; mails: string[] }

export const test = base.extend<Fixtures, { house: House; hasMailServer: boolean }>({
  hasMailServer: [false, { option: true, scope: 'worker' }],
  house: [
    async ({ hasMailServer }, use) => {
      const mailServer = new MailServer()
      const { address, empty, drop } = await ownDatabase()
      const folder = mkdtempSync(join(tmpdir(), 'galley-e2e-'))
      const port = await freePort()
      // Passkeys are for names, not for addresses.
      const url = `http://localhost:${port}`
      Object.assign(process.env, {
        DATABASE_URL: address,
        GALLEY_HOME: folder,
        PORT: String(port),
        PUBLIC_URL: url,
        GALLEY_INTERNAL_WEBHOOKS: `127.0.0.1:${await freePort()}`, // a story listens there
        GALLEY_INTERNAL_FEEDS: `127.0.0.1:${await freePort()}`, // and there
        GALLEY_PSEUDO_LANGUAGE: '1', // who asks for it by its cookie gets it
      })
      if (hasMailServer) await mailServer.start(10_000)
      const lines: string[] = []
      const rows = processRows({ port, webPort: await freePort(), channelPort: await freePort(), dev: false })
      const processes = rows.map((row) => start(row, lines))
      try {
        await Promise.all(processes.map(({ ready }) => ready)).catch((error: Error) => {
          throw new Error(`${error.message}\n${lines.join('\n')}`)
        })
        await use({ url, processes, lines, empty, mails: mailServer.mails })
      } finally {
        for (const each of [...processes].reverse()) await each.stop()
        if (hasMailServer) mailServer.stop()
        await closeDatabase()
        await drop()
        rmSync(folder, { recursive: true, force: true })
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  galley: async ({ house }, use, info) => {
    house.lines.length = 0
    house.mails.length = 0
    await house.empty()
    const seeded = await seedCast()
    await forgetPages()
    await use({ url: house.url, cast: seeded, processes: house.processes, mails: house.mails })
    if (info.status !== info.expectedStatus)
      await info.attach('log of the processes', { body: house.lines.join('\n'), contentType: 'text/plain' })
  },
  as: async ({ galley, browser }, use) => {
    const opened: Page[] = []
    await use(async (part) => {
      const page = await newPage(browser, galley)
      opened.push(page)
      await page
        .context()
        .addCookies([
          { ...(await sealSession(galley.cast[cast[part]].id, 'Playwright')), url: galley.url, httpOnly: true, sameSite: 'Lax' },
        ])
      return page
    })
    for (const page of opened) await page.context().close()
  },
  reader: async ({ galley, browser }, use) => {
    const page = await newPage(browser, galley)
    await use(page)
    await page.context().close()
  },
})

export { expect } from '@playwright/test'

/** For rows that a test wrote without the verbs: tells the edge which pages changed, and waits until readers have them. */
export async function tellReaders(tags: readonly string[]): Promise<void> {
  await transaction((tx) => announce(tx, tags, { kind: 'imported', articles: 0 }))
  await edgesConfirmed()
}

/** Waits for the script of readers' pages. Before that "Show more" is an ordinary link. */
export const waitForScript = (reader: Page) => reader.waitForFunction(() => customElements.get('galley-more'))

/** Without service workers: Playwright does not see the requests that pass through one. e2e/offline.spec.ts has its own browsers. */
async function newPage(browser: Browser, { url }: Galley): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' })
  if (process.env.FIREFOX_PATH) await context.addInitScript(keepGivenClipboard)
  return context.newPage()
}

/** Firefox gives an event that a script makes an empty clipboard instead of the given one. */
function keepGivenClipboard() {
  const Native = window.ClipboardEvent
  window.ClipboardEvent = class extends Native {
    constructor(type: string, init: ClipboardEventInit = {}) {
      super(type, init)
      if (init.clipboardData) Object.defineProperty(this, 'clipboardData', { value: init.clipboardData })
    }
  }
}

/**
 * The edge drops every page, as when the newsroom's languages change. Of the outbox that row alone stays: an edge whose last row is gone takes
 * the changes of the story for another history.
 */
async function forgetPages(): Promise<void> {
  await transaction((tx) => announce(tx, [tags.newsroom()], { kind: 'languages', languages: [...usualLanguages] }))
  await edgesConfirmed()
  await database().execute(sql`delete from outbox where id < (select max(id) from outbox)`)
}

const start = (row: ProcessRow, lines: string[]): Supervised =>
  supervise(
    row,
    () => {},
    (name, line) => lines.push(`${name} | ${line}`),
  )

/** A copy of the migrated template that the test script made; `empty` resets it to such a copy. */
async function ownDatabase() {
  const server = process.env.GALLEY_TEST_POSTGRES ?? ''
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  const name = `e2e_${randomUUID().replaceAll('-', '')}`
  await copyTemplate(admin, name)
  const url = new URL(server)
  url.pathname = `/${name}`
  const own = postgres(url.href, { max: 1, onnotice: () => {} })
  const empty = await emptier(own)
  const drop = async () => {
    await own.end()
    await admin.unsafe(`drop database ${name} with (force)`)
    await admin.end()
  }
  return { address: url.href, empty, drop }
}

import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { sessions } from '#db/schema/people.ts'
import { sealSession } from '#e2e/seal-session.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import type { Person } from '#newsroom/people/person.ts'
import { newDevice } from './device.ts'
import type { Network } from './network.ts'
import { caretBefore, type Random, shownText, statusOf, type Typist } from './typist.ts'

/** Each time that a story was opened again: how many of the last characters are gone that no status had promised. */
export type Loss = { typed: number; lost: number; isLate: boolean }

export type Run = Awaited<ReturnType<typeof startRun>>

type Given = { network: Network; random: Random; person: Person }

/** One story and one person's device, with the network between it and Galley. */
export async function startRun({ network, random, person }: Given) {
  const device = await newDevice()
  let context = await device.start()
  const started = await startArticle(person, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  const { articleId } = started.value
  const path = `/desk/articles/${articleId}`
  const losses: Loss[] = []

  async function signIn() {
    const cookie = await sealSession(person.id, 'Proof')
    const expires = Date.now() / 1000 + 3600
    await context.addCookies([{ ...cookie, url: network.origin, httpOnly: true, sameSite: 'Lax', expires }])
  }

  /** The story in a new tab, when one may write in it. */
  async function openTab(): Promise<Page> {
    const page = await context.newPage()
    await page.goto(network.origin + path, { waitUntil: 'commit' })
    await isWritable(page)
    return page
  }

  await signIn()
  const first = await openTab()
  await isKept(first, path)
  return {
    ...{ network, random, device, losses, signIn, openTab, first },
    /** The browser, started again with its profile. */
    async restart(): Promise<Page> {
      context = await device.start()
      await signIn()
      return openTab()
    },
    endSession: () => database().update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.personId, person.id)),
    settle: (page: Page) => settle(page, articleId, network),
    newsroomText: async (): Promise<string> => {
      const { body } = await newestText(database(), articleId)
      return body.content.map(({ content = [] }) => content.map(({ text = '' }) => text).join('')).join('\n')
    },
  }
}

export const isWritable = (page: Page): Promise<void> => page.locator('.ProseMirror[contenteditable=true]').waitFor()

/**
 * What this writer has typed is on the screen as far as a status had promised it, each character once and in its order, and nothing else.
 * They type on after it.
 */
export async function sitAgain({ losses }: Pick<Run, 'losses'>, writer: Typist, page: Page): Promise<void> {
  let shown = await shownText(page)
  const isLate = !stands(writer, shown)
  for (let tries = 0; tries < 100 && !stands(writer, shown); tries += 1) {
    await wait(100)
    shown = await shownText(page)
  }
  if (!stands(writer, shown)) throw new Error(differs(writer, shown))
  losses.push({ typed: writer.sent.length, lost: writer.sent.length - shown.length, isLate })
  writer.sitAgain(page, shown)
  await caretBefore(page, null)
}

/**
 * The text that the screen and the newsroom have. What a tab sent as it was closed may reach the newsroom a moment later, and the screen
 * after it; but within half a minute they have one text. What the screen calls saved the newsroom has at once.
 */
export async function agree({ newsroomText }: Pick<Run, 'newsroomText'>, page: Page): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const shown = await shownText(page)
    const there = await newsroomText()
    if (there === shown) return shown
    if (!holds(there, shown) || tries > 150)
      throw new Error(`the screen has ${JSON.stringify(shown)}, and the newsroom ${JSON.stringify(there)}`)
    await wait(200)
  }
}

/** Waits until the newsroom has everything of this device. */
async function settle(page: Page, articleId: string, network: Network): Promise<void> {
  network.open()
  for (const last = Date.now() + 120_000; ; await wait(200)) {
    const [said, left] = [await statusOf(page), await leftOnDevice(page, articleId)]
    if (said === 'Saved' && left === 0) return
    if (Date.now() > last) throw new Error(`after two minutes: “${said}”, ${left} records on the device`)
  }
}

/** Whether a text has all characters of another in their order. */
function holds(text: string, other: string): boolean {
  let at = 0
  for (const character of text) if (character === other[at]) at += 1
  return at >= other.length
}

const stands = ({ sent, sure }: Typist, shown: string): boolean => sent.startsWith(shown) && shown.length >= sure

export const differs = ({ sent, sure }: Typist, shown: string): string =>
  `of ${JSON.stringify(sent)}, of which ${sure} characters were promised, this is there: ${JSON.stringify(shown)}`

/** Waits until the worker has kept the page. */
async function isKept(page: Page, path: string): Promise<void> {
  const look = () => page.evaluate(async (path) => (await caches.match(path, { ignoreVary: true })) !== undefined, path)
  for (let tries = 0; !(await look()); tries += 1) {
    if (tries > 400) throw new Error(`the page is not kept: ${await page.evaluate(workerSays)}`)
    await wait(100)
  }
}

/** The worker and its caches, for the message of an error. */
const workerSays = async (): Promise<string> => {
  const workers = await navigator.serviceWorker.getRegistrations()
  const sizes = []
  for (const name of await caches.keys()) sizes.push([name, (await (await caches.open(name)).keys()).length])
  return JSON.stringify([workers.map(({ scope, active, installing }) => [scope, active?.state, installing?.state]), sizes])
}

/** How many records this device has of the story: steps that the newsroom may not have, and words that found no place. */
const leftOnDevice = (page: Page, articleId: string): Promise<number> =>
  page.evaluate(
    (articleId) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('galley-desk')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const stores = opening.result.transaction(['steps', 'aside'])
          const asked = ['steps', 'aside'].map((name) => stores.objectStore(name).getAll())
          stores.oncomplete = () => {
            opening.result.close()
            resolve(asked.flatMap(({ result }) => result).filter((kept) => kept.articleId === articleId).length)
          }
        }
      }),
    articleId,
  )

import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { test as base, expect, type Part } from './fixtures.ts'

export { expect } from './fixtures.ts'

type Fixtures = {
  /** A page of a new browser in which this person has opened the cast's draft and can write. */
  writing: (part: Part) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  writing: async ({ as, galley }, use) => {
    await use(async (part) => {
      const page = await as(part)
      await openStory(page, galley.cast.articles.draft)
      return page
    })
  },
})

/** The headline or the dek, by its name on the screen. */
export const line = (page: Page, name = 'Headline') => page.getByRole('textbox', { name, exact: true })

/** Replaces the words of a line, once it can be written. */
export async function fillLine(page: Page, words: string, name = 'Headline') {
  await expect(page.locator('.ProseMirror')).toHaveAttribute('contenteditable', 'true')
  await line(page, name).fill(words)
}

/** The line that the caret is in: 'headline' or 'dek'. */
export const caretLine = (page: Page) =>
  page.evaluate(() => {
    const node = document.activeElement?.matches('.ProseMirror') ? getSelection()?.anchorNode : null
    const element = node instanceof Element ? node : node?.parentElement
    return element?.closest('[data-line]')?.getAttribute('data-line') ?? null
  })

/** The pictures of the text, without the hero. */
export const figures = (page: Page) => page.locator('.ProseMirror figure[data-node-view-wrapper]')

/** An uploaded picture is examined by a process of its own, which a busy machine starts slowly. */
export const examined = { timeout: 30_000 }

export const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
export const status = (page: Page) => page.getByRole('status', { name: 'Saving' })
export const address = (articleId: string) => `/desk/articles/${articleId}`

export async function openStory(page: Page, articleId: string) {
  await page.goto(address(articleId))
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
}

/** Moves the caret to the end of the text, once it can be written. */
export async function atTheEnd(page: Page) {
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
  await text(page).click()
  await page.keyboard.press('ControlOrMeta+End')
}

export async function onANewLine(page: Page) {
  await atTheEnd(page)
  await page.keyboard.press('Enter')
}

/** Types words at the end of the text. */
export async function write(page: Page, words: string) {
  await atTheEnd(page)
  await page.keyboard.type(words)
}

export const photo = (colour: string) =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()

/** How many editors' words this device keeps because the newsroom may not have them, or documents that they begin with. */
export const countKept = (page: Page, store: 'steps' | 'bases' = 'steps'): Promise<number> =>
  page.evaluate(
    (store) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('galley-desk')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const asked = opening.result.transaction(store).objectStore(store).count()
          asked.onsuccess = () => resolve(asked.result)
          asked.transaction?.addEventListener('complete', () => opening.result.close())
        }
      }),
    store,
  )

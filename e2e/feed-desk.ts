import type { Page } from '@playwright/test'
import { machine } from '#newsroom/people/person.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import type { Cast } from '#testing/cast.ts'
import { expect } from './fixtures.ts'

/** Publishes the cast's draft and its submitted story, so that the feed has three. */
export async function publishTwoMore({ articles }: Cast) {
  for (const articleId of [articles.draft, articles.submitted])
    expect((await publish(machine('e2e'), { articleId, seen: { article: 1, draft: 1 } })).ok).toBe(true)
}

/** Waits for the first poll, which shows that the page has its handlers. */
export async function openFeed(desk: Page) {
  const listens = desk.waitForResponse('**/desk/feed/version?*')
  await desk.goto('/desk/feed')
  await listens
}

export const headlinesIn = (desk: Page): Promise<string[]> =>
  desk
    .getByRole('row')
    .getByText(/^The \w+ story$/)
    .allTextContents()

/** Presses Tab until the focus is on a row. */
export async function tabInto(desk: Page) {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await desk.evaluate(() => document.activeElement?.getAttribute('role') === 'row')) return
    await desk.keyboard.press('Tab')
  }
  throw new Error('thirty times Tab, and the focus never came to a row')
}

/** Chooses in the menu of a story's row. */
export async function choose(desk: Page, headline: string, act: string) {
  await desk.getByRole('button', { name: `More for “${headline}”` }).click()
  await desk.getByRole('menuitem', { name: act }).click()
}

export async function readersSee(reader: Page, headlines: string[]) {
  await expect(async () => {
    await reader.goto('/')
    const shown = await reader.getByRole('main').getByRole('heading', { level: 4 }).getByRole('link').allTextContents()
    expect(shown.map((text) => text.trim())).toEqual(headlines)
  }).toPass()
}

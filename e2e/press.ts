import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Presses until it opens: a page that has just been rendered may not have its handlers yet. What is open is not pressed again. */
export async function pressUntilOpen(button: Locator, opened: Locator): Promise<void> {
  await expect(async () => {
    if (!(await opened.isVisible())) await button.click({ timeout: 5000 })
    await expect(opened).toBeVisible({ timeout: 2000 })
  }).toPass()
}

/** Chooses from the menu of a story's bar. */
export async function chooseForStory(page: Page, step: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: step })
  await pressUntilOpen(page.getByRole('button', { name: 'More for this story' }), item)
  await item.click()
}

/** Submits the story that is open, and waits until it is. */
export async function submitStory(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: 'Submit' })
  await pressUntilOpen(page.getByRole('button', { name: 'Submit', exact: true }).first(), panel)
  await panel.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText('Submitted', { exact: true })).toBeVisible()
}

/** Orders that the story that is open is published now. */
export async function publishStory(editor: Page): Promise<void> {
  const panel = editor.getByRole('region', { name: 'Publish', exact: true })
  await pressUntilOpen(editor.getByRole('button', { name: 'Publish', exact: true }), panel)
  await panel.getByRole('button', { name: 'Publish now' }).click()
}

/** Goes by Tab (or Shift+Tab) until this has the focus. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`sixty times ${key}, and the focus never came to ${wanted}`)
}

import type { Locator } from '@playwright/test'
import { expect } from './fixtures.ts'

/**
 * Where a finger touches a choice of a list, once the list stands still. For `page.touchscreen.tap` and `page.mouse.click`: Playwright's own
 * tap scrolls first, and scrolling closes the list.
 */
export async function standingPlace(choice: Locator, text: string): Promise<readonly [number, number]> {
  const findPlace = async () => {
    const { x, y } = (await choice.boundingBox()) ?? { x: 0, y: 0 }
    return [x + 9, y + 9] as const
  }
  await expect(choice).toBeVisible()
  await expect
    .poll(async () => choice.page().evaluate(([x, y]) => document.elementFromPoint(x, y)?.textContent, await findPlace()))
    .toBe(text)
  return findPlace()
}

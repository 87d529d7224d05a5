import type { Locator, Page } from '@playwright/test'

type Point = { x: number; y: number }

/** The middle of what is on the screen, where a person presses it. */
export async function centre(what: Locator): Promise<Point> {
  const box = await what.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A finger on the screen. */
export async function fingerOf(page: Page) {
  const touch = await page.context().newCDPSession(page)
  let at: Point = { x: 0, y: 0 }
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] })
  return {
    press(point: Point) {
      at = point
      return send('touchStart', point)
    },
    /** A held finger is never quite still. */
    tremble: () => send('touchMove', { x: at.x, y: at.y + 2 }),
    async moveTo(to: Point) {
      const from = at
      for (let step = 1; step <= 8; step += 1) {
        at = { x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }
        await send('touchMove', at)
      }
      await send('touchMove', at) // Chromium may leave out the newest of several in one frame
    },
    lift: () => send('touchEnd'),
  }
}

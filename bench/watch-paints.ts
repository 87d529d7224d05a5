import type { Page } from '@playwright/test'

type Keys = { key: string; altKey: boolean }

/**
 * Measures the milliseconds from each key that is pressed on a page until its frame is painted; with `only`, from this key. Returns a
 * function that ends it and answers with them.
 */
export async function watchPaints(page: Page, only: Keys | null = null): Promise<() => Promise<number[]>> {
  await page.evaluate((wanted) => {
    const found: number[] = []
    const listen = ({ timeStamp, altKey, key }: KeyboardEvent) => {
      if (wanted && (key !== wanted.key || altKey !== wanted.altKey)) return
      requestAnimationFrame(() => {
        // The first task after a frame: the frame has been painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => found.push(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    }
    window.addEventListener('keydown', listen, true)
    Object.assign(window, { watched: { found, stop: () => window.removeEventListener('keydown', listen, true) } })
  }, only)
  return () =>
    page.evaluate(() => {
      const { watched } = window as unknown as { watched: { found: number[]; stop: () => void } } // assigned above
      watched.stop()
      return watched.found
    })
}

import { chromium, type Page } from '@playwright/test'
import { findChromium } from '#e2e/chromium.ts'
import { type Figure, type Measure, quantile } from './figure.ts'
import type { Setup } from './setup.ts'
import { watchPaints } from './watch-paints.ts'
import { startWeb } from './web.ts'

const rows = 200
const moves = 60

/**
 * An editor moves a story in a feed of 200 rows on the screen, with the wire imported, in Chromium on the production build: from each key to
 * the painted order, and until the server has answered.
 */
export const moving: Measure<Setup> = {
  name: 'moving',
  run: async ({ cookie, filled }) => {
    await filled()
    const web = await startWeb()
    const { executablePath, args } = await findChromium()
    const browser = await chromium.launch({ executablePath, args: [...args, '--disable-frame-rate-limit', '--disable-gpu-vsync'] })
    try {
      const context = await browser.newContext({ baseURL: web.url, viewport: { width: 1280, height: 900 } })
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: web.url, httpOnly: true, sameSite: 'Lax' }])
      const page = await context.newPage()
      await openRows(page)
      await moveDown(page, 10) // warms up the JIT
      const { painted, saved } = await moveDown(page, moves)
      return figures(painted, saved)
    } finally {
      await browser.close()
      await web.stop()
    }
  },
}

const figures = (painted: number[], saved: number[]): Figure[] => [
  { what: 'move → painted, p95', value: quantile(painted, 0.95), unit: 'ms', budget: { is: 'at most', value: 50 }, note: `${rows} rows` },
  { what: 'move → painted, p50', value: quantile(painted, 0.5), unit: 'ms' },
  { what: 'move → saved, p95', value: quantile(saved, 0.95), unit: 'ms', budget: { is: 'at most', value: 300 }, note: `${moves} moves` },
]

async function openRows(page: Page): Promise<void> {
  await page.goto('/desk/feed')
  const row = page.getByRole('row')
  await row.first().waitFor()
  while ((await row.count()) < rows) {
    const before = await row.count()
    await page.getByRole('button', { name: /^Show more/ }).click()
    await page.waitForFunction((count) => document.querySelectorAll('[role=row]').length > count, before)
  }
  await row.nth(20).focus()
  await page.waitForTimeout(2000) // work that a page does once after loading
}

/** Moves the focused row down, one move after the other. Milliseconds from each key until the order is painted, and until it is saved. */
async function moveDown(page: Page, count: number): Promise<{ painted: number[]; saved: number[] }> {
  const stop = await watchPaints(page, { key: 'ArrowDown', altKey: true })
  const saved: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const said = await page.getByRole('status').allTextContents()
    const from = performance.now()
    await page.keyboard.press('Alt+ArrowDown')
    await page.waitForFunction(
      (before) =>
        [...document.querySelectorAll('[role=status]')].some(
          (line, index) => /^Moved to/.test(line.textContent ?? '') && line.textContent !== before[index],
        ),
      said,
      { polling: 5 },
    )
    saved.push(performance.now() - from)
    await page.waitForTimeout(100)
  }
  return { painted: await stop(), saved }
}

import { type Browser, chromium } from '@playwright/test'
import { asc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { findChromium } from '#e2e/chromium.ts'
import { type Figure, type Measure, median } from './figure.ts'
import { startGalley } from './galley.ts'
import type { Setup } from './setup.ts'

const rounds = 5
/** Slow 4G as Lighthouse has it, and a phone's processor. Bytes a second, milliseconds, times slower. */
const network = { offline: false, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8, latency: 150 }
const slower = 4

/**
 * How soon a journalist can write in a story of the demo that was never opened on this device, on a slow network and a slow processor, and how
 * much script comes for it.
 */
export const deskView: Measure<Setup> = {
  name: 'desk-view',
  run: async ({ client, cookie }): Promise<Figure[]> => {
    const [story] = await database().select({ id: articles.id }).from(articles).where(eq(articles.stage, 'draft')).orderBy(asc(articles.id))
    if (!story) throw new Error('the demo has no draft')
    const galley = await startGalley(client)
    const { executablePath, args } = await findChromium()
    const browser = await chromium.launch({ executablePath, args })
    try {
      const seen: Seen[] = []
      for (let round = 0; round <= rounds; round += 1) seen.push(await open(browser, `${galley.url}/desk/articles/${story.id}`, cookie))
      const warm = seen.slice(1) // the first one also has the edge pack what it sends
      return [
        {
          what: 'a story on slow 4G, four times slower, until one can write',
          value: median(warm.map(({ milliseconds }) => milliseconds)),
          unit: 'ms',
          budget: { is: 'at most', value: 3_000 },
          note: `${rounds} times, each in a new browser; ${median(warm.map(({ requests }) => requests))} requests`,
        },
        {
          what: '… script on the wire',
          value: median(warm.map(({ script }) => script)) / 1_000,
          unit: 'KB',
          budget: { is: 'at most', value: 350 },
        },
      ]
    } finally {
      await browser.close()
      await galley.stop()
    }
  },
}

type Seen = { milliseconds: number; script: number; requests: number }

/** Opens the page in a browser without anything kept, and looks until the text takes keys. */
async function open(browser: Browser, url: string, cookie: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
    const page = await context.newPage()
    const machine = await context.newCDPSession(page)
    await machine.send('Network.enable')
    await machine.send('Network.emulateNetworkConditions', network)
    await machine.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const scripts = new Set<string>()
    const bytes = new Map<string, number>()
    machine.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
    machine.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength))
    const from = performance.now()
    await page.goto(url, { waitUntil: 'commit' })
    await page.locator('.ProseMirror[contenteditable=true]').waitFor()
    const milliseconds = performance.now() - from
    const script = [...bytes].reduce((sum, [id, length]) => sum + (scripts.has(id) ? length : 0), 0)
    return { milliseconds, script, requests: bytes.size }
  } finally {
    await context.close()
  }
}

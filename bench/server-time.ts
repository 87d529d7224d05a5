import { type Figure, type Measure, median, quantile } from './figure.ts'
import { type Page, pagesOf, timeOf } from './pages.ts'
import type { Setup } from './setup.ts'

const warmUps = 10
const requests = 60

/** Response times of web for each page with the wire imported, one request after another on one connection. */
export const serverTime: Measure<Setup> = {
  name: 'server',
  async run({ client, cookie, filled, web: startWeb }): Promise<Figure[]> {
    await filled()
    const web = await startWeb()
    try {
      const figures: Figure[] = []
      for (const page of await pagesOf(client, web.url)) figures.push(...(await figuresOf(page, web.url, cookie)))
      return figures
    } finally {
      await web.stop()
    }
  },
}

async function figuresOf(page: Page, origin: string, cookie: string): Promise<Figure[]> {
  for (let count = 0; count < warmUps; count += 1) await timeOf(origin, page, cookie)
  const times: number[] = []
  for (let count = 0; count < requests; count += 1) times.push(await timeOf(origin, page, cookie))
  return [
    { what: `${page.name}, median`, value: median(times), unit: 'ms', budget: { is: 'at most', value: 50 }, note: page.path },
    { what: '… p95', value: quantile(times, 0.95), unit: 'ms' },
  ]
}

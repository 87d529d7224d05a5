import { feedHistory } from '#newsroom/feed/feed-history.ts'
import { feedPreview } from '#newsroom/feed/feed-preview.ts'
import { olderOrder } from '#newsroom/feed/older-order.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Figure, type Measure, median, quantile } from './figure.ts'
import { pagesOf, timeOf } from './pages.ts'
import { mainInEnglish } from './plan-ahead.ts'
import type { Setup } from './setup.ts'

const warmUps = 10
const requests = 60

/**
 * Response times of web for each page with the wire imported and a year of plans, moves and audit, one request after another on one
 * connection; and of what pages ask for later, the verb alone.
 */
export const serverTime: Measure<Setup> = {
  name: 'server',
  async run({ client, cookie, editor, planned, web: startWeb }): Promise<Figure[]> {
    await planned()
    const web = await startWeb()
    try {
      const figures: Figure[] = []
      for (const page of await pagesOf(client, web.url))
        figures.push(...(await figuresOf(page.name, page.path, () => timeOf(web.url, page, cookie))))
      for (const [name, ask] of await asksOf(editor)) figures.push(...(await figuresOf(name, 'the verb alone', () => timeOfAsk(ask))))
      return figures
    } finally {
      await web.stop()
    }
  },
}

/** What the feed desk asks for after it was opened. */
async function asksOf(editor: Person): Promise<[string, () => Promise<unknown>][]> {
  const feed = mainInEnglish
  const history = await feedHistory(editor, { feed })
  const newest = (history.ok && history.value[0]?.version) || 0
  return [
    ['Log of moves', () => feedHistory(editor, { feed })],
    ['Log of moves, far back', () => feedHistory(editor, { feed, before: 200 })],
    ['An older order, 2,900 moves ago', () => olderOrder(editor, { feed, version: newest - 2_900 })],
    ['The feed in a week, as planned', () => feedPreview(editor, { feed, at: new Date(Date.now() + 7 * 86_400_000) })],
  ]
}

async function timeOfAsk(ask: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await ask()
  return performance.now() - from
}

async function figuresOf(name: string, note: string, time: () => Promise<number>): Promise<Figure[]> {
  for (let count = 0; count < warmUps; count += 1) await time()
  const times: number[] = []
  for (let count = 0; count < requests; count += 1) times.push(await time())
  return [
    { what: `${name}, median`, value: median(times), unit: 'ms', budget: { is: 'at most', value: 50 }, note },
    { what: '… p95', value: quantile(times, 0.95), unit: 'ms' },
  ]
}

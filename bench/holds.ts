import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { ask } from './ask.ts'
import { type Figure, type Measure, median, quantile } from './figure.ts'
import { type Galley, startGalley } from './galley.ts'
import { load, program } from './load.ts'
import { sharesOf } from './memory.ts'
import { multiplyStories } from './multiply-stories.ts'
import { pagesOf, timeOf } from './pages.ts'
import { republish, storyAt } from './publishing.ts'
import { shareOf } from './resident.ts'
import type { Setup } from './setup.ts'
import { frontStory, someStories } from './stories.ts'
import { Streams } from './streams.ts'
import { seedStaff, writeInPairs } from './writers.ts'

const usual = 100_000
const seconds = 5
const streams = 8_000
const crowds = [40, 100, 160]
/** The pages whose times are printed; bench/growth.ts has all of them. */
const shown = ['Feed', 'Article', 'Section', 'Search, a common word', 'Desk', 'Desk, words', 'Feed desk']

/**
 * What one Galley holds on this machine: readers, open event streams, writers and stories. The load generator, the listeners and the writers
 * are on this machine too, and take their share of it. `--stories=N` instead of a hundred thousand.
 */
export const holds: Measure<Setup> = {
  name: 'holds',
  async run(setup, { stories: asked }): Promise<Figure[]> {
    const { client, cookie, filled, folder } = setup
    await filled()
    const stories = await multiplyStories(client, asked ?? usual)
    const galley = await startGalley(client)
    try {
      console.error(`holds: ${stories} stories stand`)
      const staff = await seedStaff(20)
      const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
      const figures = [
        ...(await timePages(client, galley, cookie, stories)),
        ...(await readPages(client, galley)),
        ...(await keepStreams(setup, galley)),
        ...(await holdWriters(galley, staff)),
      ]
      return [...figures, { what: 'Memory of all processes after that', unit: 'MB', ...sharesOf([...galley.pids(), postmaster]) }]
    } finally {
      await galley.stop()
    }
  },
}

async function timePages(client: postgres.Sql, galley: Galley, cookie: string, stories: number): Promise<Figure[]> {
  const [size] = await client<{ megabytes: number }[]>`select (pg_database_size(current_database()) / 1e6)::float8 as megabytes`
  const web = galley.webUrl
  const figures: Figure[] = [
    { what: `Database of ${stories} stories`, value: size?.megabytes ?? null, unit: 'MB', note: 'without pictures' },
  ]
  for (const page of (await pagesOf(client, web)).filter(({ name }) => shown.includes(name))) {
    const times: number[] = []
    for (let count = 0; count < 25; count += 1) times.push(await timeOf(web, page, cookie))
    figures.push({ what: `${page.name} from web, median`, value: median(times.slice(5)), unit: 'ms' })
  }
  return figures
}

async function readPages(client: postgres.Sql, { url }: Galley): Promise<Figure[]> {
  const story = `${url}${await frontStory(url)}`
  const figures: Figure[] = []
  for (const [what, page] of [
    ['Story', story],
    ['Front page', `${url}/`],
  ] as const) {
    const { length } = (await ask(page, { 'accept-encoding': 'br' })).body
    await load(page, { seconds: 1 })
    const { perSecond, p99, failed } = await load(page, { seconds })
    if (failed > 0) throw new Error(`${failed} requests of ${page} failed`)
    const note = `p99 ${p99.toFixed(1)} ms, ${length} bytes of brotli, ${program}`
    figures.push({ what: `${what} in memory, answers a second`, value: perSecond, unit: '/s', note })
  }
  const paths = await someStories(client, 12_000)
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const read = async () => {
    for (let path = paths.pop(); path && performance.now() < end; path = paths.pop()) {
      const { status, milliseconds } = await ask(`${url}${path}`)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
      times.push(milliseconds)
    }
  }
  await Promise.all(Array.from({ length: 4 }, read))
  const note = `four readers, p95 ${quantile(times, 0.95).toFixed(0)} ms`
  return [...figures, { what: 'Stories that the edge has not, answers a second', value: times.length / seconds, unit: '/s', note }]
}

async function keepStreams({ editor }: Setup, galley: Galley): Promise<Figure[]> {
  const edge = galley.pids().at(-1) // processRows: the last one
  const path = await frontStory(galley.url)
  const story = await storyAt(path)
  const before = shareOf(edge)
  const open = await Streams.open(galley.url, streams)
  try {
    const held = await galley.metric('listeners')
    const after = shareOf(edge)
    const times: number[] = []
    for (let number = 1; number <= 5; number += 1)
      times.push(...(await open.hear(path.replace('/news/', ''), () => republish(editor, story, `${streams} hear number ${number}.`))))
    const { perSecond, p99 } = await load(`${galley.url}${path}`, { seconds })
    const each = before !== null && after !== null ? ((after - before) * 1024) / streams : null
    return [
      { what: 'Open event streams', value: held, unit: '', budget: { is: 'at least', value: streams } },
      { what: '… memory of the edge for each', value: each, unit: 'KB', note: `the edge ${before?.toFixed(0)} → ${after?.toFixed(0)} MB` },
      {
        what: '… Publish → heard by all, the slowest',
        value: Math.max(...times),
        unit: 'ms',
        note: `five updates, p50 ${median(times).toFixed(0)} ms`,
      },
      { what: '… story in memory meanwhile, answers a second', value: perSecond, unit: '/s', note: `p99 ${p99.toFixed(1)} ms` },
    ]
  } finally {
    open.close()
  }
}

async function holdWriters({ url }: Galley, staff: readonly { id: string }[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const writers of crowds) {
    const { saved, keys } = await writeInPairs(url, staff, { stories: writers / 2, seconds: 15 })
    const note = `two in each story, ${Math.round(keys / 15)} keys/s, p50 ${quantile(saved, 0.5).toFixed(0)} ms`
    figures.push({ what: `${writers} writers, last key → saved, p95`, value: quantile(saved, 0.95), unit: 'ms', note })
  }
  return figures
}

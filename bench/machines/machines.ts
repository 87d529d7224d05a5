import { type Figure, type Measure, median, quantile } from '#bench/figure.ts'
import { program } from '#bench/load.ts'
import { stopping } from '#bench/running.ts'
import type { Setup } from '#bench/setup.ts'
import { closeDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { publishedStory } from '#proof/edge/story.ts'
import { SeveralMachines } from '#proof/machines/several-machines.ts'
import { edgesConfirmed } from '#testing/edges-confirmed.ts'
import { stories, timePublishing } from './going-out.ts'
import { planned, timeSchedules } from './planned.ts'
import { readFromMemory, readFromWeb } from './readers.ts'
import { timeUploads, uploads } from './uploads.ts'
import { timeWriting } from './writing.ts'

/** One machine and two, in an order in which a computer that becomes slower or faster meanwhile concerns both. */
const order = [1, 2, 2, 1]

/** What one turn found, in the order in which it is printed. */
type Found = Record<keyof typeof printed, number>

const printed = {
  memoryRate: { what: 'Page in memory, all edges together', unit: '/s', note: `32 connections, ${program}` },
  memoryTime: { what: '… p99', unit: 'ms' },
  webRate: { what: 'Page that an edge must ask for, all edges together', unit: '/s', note: 'searches, eight readers' },
  webTime: { what: '… p95', unit: 'ms' },
  published: { what: 'Publish → on the story and front page of every edge, p50', unit: 'ms', note: `${stories} in each turn` },
  publishedSlowly: { what: '… p95', unit: 'ms' },
  takenDown: { what: 'Take down → confirmed by every edge, p50', unit: 'ms', note: `${stories} in each turn` },
  takenDownSlowly: { what: '… p95', unit: 'ms' },
  shown: { what: 'Key → the other’s screen, p95', unit: 'ms', note: 'eight writers in four stories; of two machines one of each pair' },
  saved: { what: 'Last key → saved, p95', unit: 'ms' },
  schedules: { what: `${planned} schedules of one moment, all done`, unit: 'ms' },
  upload: { what: 'Upload → shown by the last web, p50', unit: 'ms', note: `${uploads} pictures of 1,600 × 1,200 in each turn` },
} satisfies Record<string, Pick<Figure, 'what' | 'unit' | 'note'>>

/**
 * A newsroom on one machine and on two (an edge, a web, a channel and a worker each), as proof/machines starts them, with one Postgres and
 * one object store. All of them share this computer: the ratio says what coordination costs, and not what a second computer brings.
 */
export const severalMachines: Measure<Setup> = {
  name: 'machines',
  async run(setup): Promise<Figure[]> {
    const turns: { count: number; found: Found }[] = []
    for (const [turn, count] of order.entries()) turns.push({ count, found: await measureOn(setup, count, `machines_${turn}`) })
    return (Object.keys(printed) as (keyof typeof printed)[]).flatMap((key): Figure[] => {
      const { what, ...more } = printed[key]
      const meanOf = (wanted: number) => mean(turns.filter(({ count }) => count === wanted).map(({ found }) => found[key]))
      const [one, two] = [meanOf(1), meanOf(2)]
      return [
        { ...more, what: `${what}, 1 machine`, value: one },
        { what: `${what}, 2 machines`, value: two, unit: more.unit },
        { what: '… 2 machines ÷ 1', value: two / one, unit: '×' },
      ]
    })
  },
}

/** Measures a newsroom of its own on so many machines. */
async function measureOn({ url, client }: Setup, count: number, name: string): Promise<Found> {
  const own = new URL(url)
  own.pathname = `/${name}`
  await client`create database ${client(name)}`
  await migrate(own.href)
  process.env.GALLEY_BUILT = '1' // the bench has built
  process.env.DATABASE_URL = own.href
  await closeDatabase()
  const newsroom = await SeveralMachines.start(count)
  const stop = stopping(() => newsroom.stop())
  try {
    console.error(`machines: ${count} started`)
    return await measure(newsroom)
  } finally {
    await stop()
    process.env.DATABASE_URL = url
    await closeDatabase()
  }
}

/** What is read from web last: each search stays in the edge's memory, and is rendered again with the next change. */
async function measure(newsroom: SeveralMachines): Promise<Found> {
  const { path } = await publishedStory(newsroom.cast, { words: 'steady' })
  await edgesConfirmed()
  const { published, takenDown } = await timePublishing(newsroom)
  const { shown, saved } = await timeWriting(newsroom)
  const schedules = await timeSchedules(newsroom)
  const upload = median(await timeUploads(newsroom))
  const memory = await readFromMemory(newsroom, path)
  const web = await readFromWeb(newsroom)
  const found = {
    memoryRate: memory.perSecond,
    memoryTime: memory.milliseconds,
    webRate: web.perSecond,
    webTime: quantile(web.times, 0.95),
    published: median(published),
    publishedSlowly: quantile(published, 0.95),
    takenDown: median(takenDown),
    takenDownSlowly: quantile(takenDown, 0.95),
    shown: quantile(shown, 0.95),
    saved: quantile(saved, 0.95),
    schedules,
    upload,
  }
  console.error(`machines: ${newsroom.machines.length} ${JSON.stringify(found)}`)
  return found
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

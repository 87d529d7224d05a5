import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { migrate } from '#db/migrate.ts'
import { type Figure, type Measure, median } from './figure.ts'
import { hostileStories } from './hostile.ts'
import { multiplyStories } from './multiply-stories.ts'
import { answerOf, type Page, pagesOf, timeOf } from './pages.ts'
import { galleyImport, type Setup } from './setup.ts'
import { startWeb, type Web } from './web.ts'
import { wireFile } from './wire-file.ts'

const few = 1_000
const many = 100_000
const warmUps = 10
const requests = 30
/** Stories of an ordinary newsroom, for memory: at this size one request of a feed once crashed web. */
const usual = 19_000
/** Requests per kind of page before the first measurement of memory, and until the last. */
const firstOf = 100
const askedOf = 1_000
/** The limit, in bytes, for responses other than pictures. */
const mostBytes = 1_000_000
/** The small newsroom has no editor, so the large one's person and session are copied to measure its desk. */
const copiedTables = ['people', 'sessions'] as const

/** How response times and memory of web grow from 1,000 to 100,000 stories, with two webs queried alternately. */
export const growth: Measure<Setup> = {
  name: 'growth',
  async run(setup): Promise<Figure[]> {
    await setup.filled()
    const smallUrl = await smallNewsroom(setup)
    const stories = await multiplyStories(setup.client, many)
    await hostileStories(setup.client)
    const small = await startWeb(smallUrl)
    const large = await startWeb(setup.url)
    const smallClient = postgres(smallUrl, { max: 1, onnotice: () => {} })
    try {
      const [ours, theirs] = [await pagesOf(setup.client, large.url), await pagesOf(smallClient, small.url)]
      const figures: Figure[] = []
      console.error(`growth: ${few} and ${stories} stories stand, asking ${ours.length} kinds of page …`)
      for (const page of ours) {
        const twin = theirs.find(({ name }) => name === page.name)
        if (!twin) continue
        const times: { small: number; large: number }[] = []
        for (let count = 0; count < warmUps + requests; count += 1)
          times.push({ small: await timeOf(small.url, twin, setup.cookie), large: await timeOf(large.url, page, setup.cookie) })
        const counted = times.slice(warmUps)
        const [before, after] = [median(counted.map((time) => time.small)), median(counted.map((time) => time.large))]
        console.error(`growth: ${page.name}: ${before.toFixed(1)} → ${after.toFixed(1)} ms`)
        const note = `${before.toFixed(1)} → ${after.toFixed(1)} ms, ${few} → ${stories} stories`
        figures.push({ what: `Growth of ${page.name}`, value: after / before, unit: '×', budget: { is: 'at most', value: 1.3 }, note })
        if (page.name.startsWith('Search'))
          figures.push({ what: `… ${page.name} at ${stories}`, value: after, unit: 'ms', budget: { is: 'at most', value: 50 } })
        if (/RSS|Atom|JSON Feed/.test(page.name))
          figures.push({ what: `… ${page.name} at ${stories}`, value: after, unit: 'ms', budget: { is: 'at most', value: 200 } })
      }
      const usualCount = await multiplyStories(smallClient, usual)
      return [
        ...figures,
        ...(await memoryOf(small, theirs, setup.cookie, usualCount)),
        ...(await memoryOf(large, ours, setup.cookie, stories)),
      ]
    } finally {
      await smallClient.end()
      await large.stop()
      await small.stop()
    }
  },
}

/** Web's memory during uncached requests of every kind of page, one kind after another, and the largest response. */
async function memoryOf(web: Web, pages: readonly Page[], cookie: string, stories: number): Promise<Figure[]> {
  let longest = { bytes: 0, name: '' }
  const askEach = async (page: Page, times: number) => {
    const worker = async () => {
      for (let left = times / workers; left > 0; left -= 1) {
        const { length: bytes } = (await answerOf(web.url, page, cookie)).body
        if (bytes > longest.bytes && !page.desk) longest = { bytes, name: page.name }
      }
    }
    await Promise.all(Array.from({ length: workers }, worker))
  }
  console.error(`growth: memory at ${stories} stories, ${firstOf} requests of each kind first …`)
  for (const page of pages) await askEach(page, firstOf)
  const first = web.megabytes()
  const after: { name: string; megabytes: number }[] = []
  for (const page of pages) {
    const began = performance.now()
    await askEach(page, askedOf)
    after.push({ name: page.name, megabytes: web.megabytes() ?? Number.NaN })
    const each = (performance.now() - began) / askedOf
    console.error(`growth: ${page.name}: ${each.toFixed(1)} ms each, web at ${after.at(-1)?.megabytes.toFixed(0)} MB`)
  }
  const most = after.toSorted((one, other) => other.megabytes - one.megabytes)[0]
  const last = after.at(-1)?.megabytes ?? Number.NaN
  const asked = `${pages.length} kinds of page, ${askedOf} requests each`
  return [
    {
      what: `Memory of web at ${stories} stories`,
      value: first === null ? null : last / first,
      unit: '×',
      budget: { is: 'at most', value: 1.2 },
      note: `${first?.toFixed(0)} → ${last.toFixed(0)} MB, ${asked}`,
    },
    {
      what: `… its most at ${stories}`,
      value: most?.megabytes ?? null,
      unit: 'MB',
      budget: { is: 'at most', value: 480 },
      note: `after: ${most?.name}`,
    },
    {
      what: `Longest answer at ${stories}`,
      value: longest.bytes,
      unit: 'B',
      budget: { is: 'at most', value: mostBytes },
      note: longest.name,
    },
  ]
}

const workers = 4

async function smallNewsroom({ folder, url, client }: Setup): Promise<string> {
  const small = new URL(url)
  small.pathname = '/small'
  await client`create database small`
  await migrate(small.href)
  const path = join(folder, 'small.ndjson.gz')
  const lines = gunzipSync(readFileSync(wireFile(folder).path))
    .toString()
    .split('\n')
    .slice(0, few)
  writeFileSync(path, gzipSync(lines.join('\n')))
  await galleyImport(path, small.href)
  const there = postgres(small.href, { max: 1, onnotice: () => {} })
  for (const table of copiedTables) {
    const rows = await client`select * from ${client(table)}`
    if (rows.length > 0) await there`insert into ${there(table)} ${there(rows)} on conflict do nothing`
  }
  const masthead = await client`select * from newsroom`
  await there`insert into newsroom ${there(masthead)} on conflict do nothing`
  await hostileStories(there)
  await there`vacuum analyze`
  await there.end()
  return small.href
}

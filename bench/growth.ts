import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { migrate } from '#db/migrate.ts'
import { type Figure, type Measure, median } from './figure.ts'
import { hostilePages, hostileStories } from './hostile.ts'
import { multiplyStories } from './multiply-stories.ts'
import { type Page, pagesOf, timeOf } from './pages.ts'
import { galleyImport, type Setup } from './setup.ts'
import { startWeb, type Web } from './web.ts'
import { memoryOf } from './web-memory.ts'
import { wireFile } from './wire-file.ts'

const few = 1_000
const many = 100_000
const warmUps = 10
const requests = 30
/** Stories of an ordinary newsroom, for memory: at this size one request of a feed once crashed web. */
const usual = 19_000
/** The small newsroom has no editor, so the large one's person and session are copied to measure its desk. */
const copiedTables = ['people', 'sessions'] as const

/**
 * How response times and memory of web grow from 1,000 to 100,000 stories, with two webs queried alternately. With --memory-only only the
 * memory is measured, with --stories=N at that many stories.
 */
export const growth: Measure<Setup> = {
  name: 'growth',
  async run(setup, { memoryOnly, stories: asked }): Promise<Figure[]> {
    if (memoryOnly && asked) return memoryAt(setup, asked)
    if (memoryOnly) return [...(await memoryAt(setup, usual)), ...(await memoryAt(setup, many))]
    await setup.filled()
    const smallUrl = await smallNewsroom(setup)
    const stories = await multiplyStories(setup.client, asked ?? many)
    await hostileStories(setup.client)
    const small = await startWeb(smallUrl)
    const large = await startWeb(setup.url)
    const smallClient = postgres(smallUrl, { max: 1, onnotice: () => {} })
    try {
      const [ours, theirs] = [await everyPage(setup.client, large.url), await everyPage(smallClient, small.url)]
      console.error(`growth: ${few} and ${stories} stories stand, asking ${ours.length} kinds of page …`)
      const figures: Figure[] = []
      for (const page of ours) {
        const twin = theirs.find(({ name }) => name === page.name)
        if (twin) figures.push(...(await timesOf({ web: small, page: twin }, { web: large, page }, setup.cookie, stories)))
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

const everyPage = async (client: postgres.Sql, origin: string): Promise<Page[]> => [...(await pagesOf(client, origin)), ...hostilePages]

type Asked = { web: Web; page: Page }

async function timesOf(small: Asked, large: Asked, cookie: string, stories: number): Promise<Figure[]> {
  const { name } = large.page
  const times: { small: number; large: number }[] = []
  for (let count = 0; count < warmUps + requests; count += 1)
    times.push({ small: await timeOf(small.web.url, small.page, cookie), large: await timeOf(large.web.url, large.page, cookie) })
  const counted = times.slice(warmUps)
  const [before, after] = [median(counted.map((time) => time.small)), median(counted.map((time) => time.large))]
  const note = `${before.toFixed(1)} → ${after.toFixed(1)} ms, ${few} → ${stories} stories`
  console.error(`growth: ${name}: ${note}`)
  const most = name.startsWith('Search') ? 50 : /RSS|Atom|JSON Feed/.test(name) ? 200 : null
  return [
    { what: `Growth of ${name}`, value: after / before, unit: '×', budget: { is: 'at most', value: 1.3 }, note },
    ...(most ? [{ what: `… ${name} at ${stories}`, value: after, unit: 'ms', budget: { is: 'at most', value: most } } as const] : []),
  ]
}

/** Up to `usual` stories a thousand of the wire are multiplied, which takes a minute; for more the whole wire is. */
async function memoryAt(setup: Setup, wanted: number): Promise<Figure[]> {
  const isLarge = wanted > usual
  if (isLarge) await setup.filled()
  const url = isLarge ? setup.url : await smallNewsroom(setup)
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const stories = await multiplyStories(client, wanted)
    if (isLarge) await hostileStories(client)
    const web = await startWeb(url)
    try {
      return await memoryOf(web, await everyPage(client, web.url), setup.cookie, stories)
    } finally {
      await web.stop()
    }
  } finally {
    await client.end()
  }
}

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

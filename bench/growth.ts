import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { migrate } from '#db/migrate.ts'
import { type Figure, type Measure, median } from './figure.ts'
import { type Ground, galleyImport } from './ground.ts'
import { manifold } from './manifold.ts'
import { pagesOf, timeOf } from './pages.ts'
import { startWeb } from './web.ts'
import { wireFile } from './wire-file.ts'

const few = 1_000
const many = 100_000
const warmUps = 10
const requests = 40
/** The small newsroom has no editor of its own: its desk is measured with the large one's person and session copied over. */
const whoIsSignedIn = ['people', 'sessions'] as const

/** How web's times for each page grow from 1,000 to 100,000 stories; two webs side by side, asked in turns. */
export const growth: Measure<Ground> = {
  name: 'growth',
  async run(ground): Promise<Figure[]> {
    await ground.filled()
    const smallUrl = await smallNewsroom(ground)
    const stories = await manifold(ground.client, many)
    const small = await startWeb(smallUrl)
    const large = await startWeb(ground.url)
    const smallClient = postgres(smallUrl, { max: 1, onnotice: () => {} })
    try {
      const [ours, theirs] = [await pagesOf(ground.client, large.url), await pagesOf(smallClient, small.url)]
      const figures: Figure[] = []
      for (const page of ours) {
        const twin = theirs.find(({ name }) => name === page.name)
        if (!twin) continue
        const times: { small: number; large: number }[] = []
        for (let count = 0; count < warmUps + requests; count += 1)
          times.push({ small: await timeOf(small.url, twin, ground.cookie), large: await timeOf(large.url, page, ground.cookie) })
        const counted = times.slice(warmUps)
        const [before, after] = [median(counted.map((time) => time.small)), median(counted.map((time) => time.large))]
        const note = `${before.toFixed(1)} → ${after.toFixed(1)} ms, ${few} → ${stories} stories`
        figures.push({ what: `Growth of ${page.name}`, value: after / before, unit: '×', budget: { is: 'at most', value: 1.3 }, note })
        if (page.name.startsWith('Search'))
          figures.push({ what: `… ${page.name} at ${stories}`, value: after, unit: 'ms', budget: { is: 'at most', value: 50 } })
      }
      return figures
    } finally {
      await smallClient.end()
      await large.stop()
      await small.stop()
    }
  },
}

async function smallNewsroom({ folder, url, client }: Ground): Promise<string> {
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
  for (const table of whoIsSignedIn) {
    const rows = await client`select * from ${client(table)}`
    if (rows.length > 0) await there`insert into ${there(table)} ${there(rows)} on conflict do nothing`
  }
  const masthead = await client`select * from newsroom`
  await there`insert into newsroom ${there(masthead)} on conflict do nothing`
  await there`vacuum analyze`
  await there.end()
  return small.href
}

import { type Figure, type Measure, quantile } from './figure.ts'
import { type Ground, startWeb, type Web } from './ground.ts'

const warmUps = 10
const requests = 60
/** A table smaller than this is read whole by any sensible plan. */
const bigTable = 1000

/**
 * How long web takes for a page, from asking to the last byte, one after the other on one connection; and which big tables
 * were read row by row for it, by Postgres' own count (pg_stat_user_tables).
 */
export const serverTime: Measure<Ground> = {
  name: 'server time',
  async run({ client, cookie }): Promise<Figure[]> {
    const web = await startWeb()
    const figures: Figure[] = []
    const asked = await pages(client, web)
    const before = await scans(client)
    try {
      for (const page of asked) {
        const times = await timesOf(new URL(page.path, web.url), page.desk ? { cookie } : {})
        const budget = { is: 'at most', value: 50 } as const
        figures.push({ what: `${page.name}, median`, value: quantile(times, 0.5), unit: 'ms', budget, note: page.path })
        figures.push({ what: `${page.name}, p95`, value: quantile(times, 0.95), unit: 'ms', budget })
      }
      const megabytes = web.megabytes()
      if (megabytes !== null) figures.push({ what: 'Web, memory after these', value: megabytes, unit: 'MB' })
    } finally {
      // Its connections end with it, and only then has Postgres counted all they did.
      await web.stop()
    }
    return [...figures, await fullScans(client, before)]
  },
}

type Page = { name: string; path: string; desk?: true }

async function pages(client: Ground['client'], web: Web): Promise<Page[]> {
  const [story] = await client<{ slug: string }[]>`select slug from live_articles order by first_published_at offset 6000 limit 1`
  const [section] = await client<{ slug: string }[]>`
    select section.slug from sections section join live_articles live on live.section_id = section.id group by section.slug order by count(*) desc limit 1`
  const [topic] = await client<{ slug: string }[]>`
    select topic.slug from topics topic join live_topics live on live.topic_id = topic.id group by topic.slug order by count(*) desc limit 1`
  const [author] = await client<{ slug: string }[]>`select slug from authors limit 1`
  const front = await (await fetch(web.url)).text()
  const more = /href="([^"]*\?after=[^"]+)"/.exec(front)?.[1]?.replaceAll('&amp;', '&')
  if (!more) throw new Error('the feed has no Show More')
  return [
    { name: 'Feed', path: '/' },
    { name: 'Feed, Show More', path: more },
    { name: 'Article', path: `/news/${story?.slug}` },
    { name: 'Section', path: `/section/${section?.slug}` },
    { name: 'Topic', path: `/topic/${topic?.slug}` },
    { name: 'Author', path: `/author/${author?.slug}` },
    { name: 'Desk', path: '/desk', desk: true },
    { name: 'Feed desk', path: '/desk/feed', desk: true },
  ]
}

async function timesOf(url: URL, headers: Record<string, string>): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < warmUps + requests; count += 1) {
    const began = performance.now()
    const answer = await fetch(url, { headers, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${url.pathname} answered ${answer.status}`)
    if (count >= warmUps) times.push(performance.now() - began)
  }
  return times
}

type Scans = Map<string, number>

async function scans(client: Ground['client']): Promise<Scans> {
  await client`select pg_stat_force_next_flush()` // what this connection did itself is not the pages'
  const rows = await client<{ name: string; scans: string }[]>`
    select stat.relname as name, stat.seq_scan as scans from pg_stat_user_tables stat
    join pg_class thing on thing.oid = stat.relid where stat.schemaname = 'public' and thing.reltuples >= ${bigTable}`
  return new Map(rows.map(({ name, scans: count }) => [name, Number(count)]))
}

async function fullScans(client: Ground['client'], before: Scans): Promise<Figure> {
  await new Promise((wake) => setTimeout(wake, 1000)) // Postgres writes its counts down when a connection has ended
  const after = await scans(client)
  const grown = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const).filter(([, count]) => count > 0)
  return {
    what: 'Big tables read without an index',
    value: grown.length,
    unit: '',
    budget: { is: 'at most', value: 0 },
    note: grown.map(([name, count]) => `${name} ${count} times`).join(', ') || `of ${after.size} with over ${bigTable} rows`,
  }
}

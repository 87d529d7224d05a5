import { ask } from './ask.ts'
import { startBareNext } from './bare-next.ts'
import { type Figure, type Measure, median } from './figure.ts'
import { startGalley } from './galley.ts'
import { type Load, load, program } from './load.ts'
import { hasNginx, startNginx } from './nginx.ts'
import { stopAll } from './running.ts'
import type { Setup } from './setup.ts'
import { frontStory } from './stories.ts'
import { hasVarnish, startVarnish } from './varnish.ts'

const rounds = 7
const seconds = 3

/**
 * The edge, alone and behind Varnish, compared with nginx serving the same bytes and with a minimal Next, alternating, with one client;
 * medians of seven rounds.
 */
export const compareServers: Measure<Setup> = {
  name: 'edge',
  async run({ client, folder, filled }): Promise<Figure[]> {
    await filled()
    const galley = await startGalley(client)
    const bare = await startBareNext()
    try {
      const article = `${galley.url}${await frontStory(galley.url)}`
      const feed = `${galley.url}/`
      const bytes = { article: await zippedBytes(article), feed: await zippedBytes(feed) }
      const nginx = hasNginx ? await startNginx(folder, bytes) : null
      const varnish = hasVarnish ? await startVarnish(folder, new URL(galley.url).port) : null
      const measured = await inTurns({
        'edge article': article,
        ...(nginx && { 'nginx article': `${nginx.url}/article.html` }),
        'edge feed': feed,
        ...(nginx && { 'nginx feed': `${nginx.url}/feed.html` }),
        ...(varnish && {
          'Varnish article': article.replace(galley.url, varnish.url),
          'Varnish feed': `${varnish.url}/`,
        }),
        'bare Next': bare.url,
      })
      return figures(measured, bytes)
    } finally {
      await stopAll()
    }
  },
}

type Turns = Map<string, Load[]>

async function inTurns(targets: Readonly<Record<string, string>>): Promise<Turns> {
  const turns: Turns = new Map(Object.keys(targets).map((name) => [name, []]))
  for (const url of Object.values(targets)) await load(url, { seconds: 1 })
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, url] of Object.entries(targets)) {
      const found = await load(url, { seconds })
      if (found.failed > 0) throw new Error(`${name}: ${found.failed} requests failed`)
      turns.get(name)?.push(found)
    }
  }
  return turns
}

function figures(turns: Turns, bytes: { article: Buffer; feed: Buffer }): Figure[] {
  const rows = [...turns].flatMap(([name, loads]): Figure[] => [
    { what: `${name}, answers a second`, value: median(loads.map(({ perSecond }) => perSecond)), unit: '/s', note: program },
    { what: '… p50', value: median(loads.map(({ p50 }) => p50)), unit: 'ms' },
    { what: '… p99', value: median(loads.map(({ p99 }) => p99)), unit: 'ms' },
  ])
  const without = 'nginx is not installed (apt-get install nginx)'
  const withoutVarnish = 'varnish is not installed (apt-get install varnish varnish-modules)'
  const besides = (['article', 'feed'] as const).flatMap((page): Figure[] => [
    {
      what: `Edge ${page} beside nginx, same bytes`,
      value: ratio(turns, `edge ${page}`, `nginx ${page}`, ({ perSecond }) => perSecond),
      unit: '×',
      budget: { is: 'at least', value: 0.75 },
      note: turns.has('nginx article') ? `${bytes[page].length} bytes of gzip, one process each` : without,
    },
    {
      what: '… its p99 beside nginx’s',
      value: ratio(turns, `edge ${page}`, `nginx ${page}`, ({ p99 }) => p99),
      unit: '×',
      budget: { is: 'at most', value: 2 },
    },
    {
      what: `Varnish as shipped before the edge, ${page}, beside nginx`,
      value: ratio(turns, `Varnish ${page}`, `nginx ${page}`, ({ perSecond }) => perSecond),
      unit: '×',
      budget: { is: 'at least', value: 0.95 },
      note: turns.has('Varnish article') ? 'all its threads, beside one process of nginx' : withoutVarnish,
    },
    {
      what: `Edge ${page} beside bare Next`,
      value: ratio(turns, `edge ${page}`, 'bare Next', ({ perSecond }) => perSecond),
      unit: '×',
      budget: { is: 'at least', value: 20 },
    },
  ])
  return [...besides, ...rows]
}

/** The median of the ratios per round: what slows a round down affects both. */
function ratio(turns: Turns, one: string, other: string, of: (load: Load) => number): number | null {
  const [ours = [], theirs = []] = [turns.get(one), turns.get(other)]
  return theirs.length === 0 || ours.length === 0 ? null : median(ours.map((found, round) => of(found) / of(theirs[round] ?? found)))
}

async function zippedBytes(url: string): Promise<Buffer> {
  const { status, headers, body } = await ask(url, { 'accept-encoding': 'gzip' })
  if (status !== 200 || headers['content-encoding'] !== 'gzip') throw new Error(`${url} answered ${status}, not a page in gzip`)
  return body
}

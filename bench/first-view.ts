import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { findChromium } from '#e2e/chromium.ts'
import { freePort } from '#services/up/free-port.ts'
import { type Answer, ask } from './ask.ts'
import { type Figure, type Measure, median } from './figure.ts'
import { startGalley } from './galley.ts'
import { start } from './running.ts'
import type { Setup } from './setup.ts'
import { frontStory } from './stories.ts'
import { waitUntil } from './web.ts'

const rounds = 3
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** A demo story in which every node stands (demo/stories/crossings.ts). */
const everyNode = '/news/five-crossings-one-river'

/** What a phone downloads and measures at the first view of an article with its main picture, of a story with every node, and of the feed. */
export const firstView: Measure<Setup> = {
  name: 'first-view',
  async run({ client, folder, filled }): Promise<Figure[]> {
    await filled()
    const galley = await startGalley(client)
    const browser = await startChromium(folder)
    try {
      const article = await frontStory(galley.url)
      return [
        ...(await onTheWire(`${galley.url}${article}`)),
        await sizeOfEveryNode(`${galley.url}${everyNode}`),
        ...(await phone('article', `${galley.url}${article}`, browser.port, { paint: 1_000, requests: 7 })),
        ...(await phone('every node', `${galley.url}${everyNode}`, browser.port, { paint: 1_000 })),
        ...(await phone('feed', `${galley.url}/`, browser.port)),
      ]
    } finally {
      await browser.stop()
      await galley.stop()
    }
  },
}

/** Sizes of the HTML and of the files in its head, as a browser downloads them. */
async function onTheWire(url: string): Promise<Figure[]> {
  const first = await ask(url, { 'accept-encoding': 'br' })
  const page = await askPacked(url)
  const html = (await ask(url)).body.toString()
  const findPaths = (shape: RegExp) => [...new Set([...html.matchAll(shape)].map(([, path]) => path ?? ''))]
  const size = async (paths: readonly string[]) => {
    const sizes = await Promise.all(paths.map(async (path) => (await ask(new URL(path, url), { 'accept-encoding': 'br' })).body.length))
    return sizes.reduce((total, one) => total + one, 0)
  }
  const scripts = await size(findPaths(/<html[^>]+data-reader="([^"]+)"/g))
  const styles = await size(findPaths(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g))
  const fonts = await size(findPaths(/url\("?([^")]*-latin-wght-[^")]+\.woff2)/g))
  const text = html.slice(html.indexOf('<article'), html.indexOf('</article>')).replace(/<[^>]+>/g, ' ')
  const kilobytes = (bytes: number, most: number) => ({ value: bytes / 1024, unit: 'KB', budget: { is: 'at most', value: most } }) as const
  return [
    {
      what: 'Article, HTML',
      ...kilobytes(page.body.length, 10),
      note: `${text.split(/\s+/).length} words within <article>, brotli; ${(first.body.length / 1024).toFixed(1)} for its first readers`,
    },
    { what: '… JavaScript', ...kilobytes(scripts, 8) },
    { what: '… HTML, CSS and JavaScript', ...kilobytes(page.body.length + styles + scripts, 30) },
    { what: '… Latin fonts, with italics', ...kilobytes(fonts, 64) },
  ]
}

async function sizeOfEveryNode(url: string): Promise<Figure> {
  const { body } = await askPacked(url)
  return {
    what: 'Story with every node, HTML',
    value: body.length / 1024,
    unit: 'KB',
    budget: { is: 'at most', value: 30 },
    note: 'brotli',
  }
}

/** The page after the edge has packed it tightly, as it does after several requests. */
async function askPacked(url: string): Promise<Answer> {
  const askPage = () => ask(url, { 'accept-encoding': 'br' })
  for (let reader = 0; reader < 5; reader += 1) await askPage()
  await new Promise((wake) => setTimeout(wake, 6_000))
  return askPage()
}

/** `allowed`: milliseconds until the largest content is painted, and requests. */
async function phone(name: string, url: string, port: number, allowed: { paint?: number; requests?: number } = {}): Promise<Figure[]> {
  const runs: Found[] = []
  for (let round = 0; round < rounds; round += 1) runs.push(await lighthouseOf(url, port))
  const middle = (of: (found: Found) => number) => median(runs.map(of))
  const least = (value: number) => ({ is: 'at least', value }) as const
  const most = (value: number) => ({ is: 'at most', value }) as const
  const failing = [...new Set(runs.flatMap((found) => found.failing))].join(', ')
  return [
    ...categories.map((category, at) => ({
      what: `Lighthouse mobile, ${name}, ${category}`,
      value: middle(({ scores }) => scores[at] ?? 0),
      unit: '',
      budget: least(100),
      ...(at === 0 && failing ? { note: failing } : {}),
    })),
    {
      what: `… ${name}, largest contentful paint`,
      value: middle(({ lcp }) => lcp),
      unit: 'ms',
      ...(allowed.paint && { budget: most(allowed.paint) }),
    },
    { what: `… ${name}, layout shift`, value: middle(({ shift }) => shift), unit: '', budget: most(0) },
    { what: `… ${name}, blocking time`, value: middle(({ blocked }) => blocked), unit: 'ms', budget: most(0) },
    {
      what: `… ${name}, requests`,
      value: middle(({ requests }) => requests),
      unit: '',
      note: `page, script, faces and pictures; ${middle(({ all }) => all)} with icon, manifest and the live stream`,
      ...(allowed.requests && { budget: most(allowed.requests) }),
    },
    { what: `… ${name}, everything fetched`, value: middle(({ bytes }) => bytes) / 1024, unit: 'KB' },
  ]
}

type Found = {
  scores: number[]
  lcp: number
  shift: number
  blocked: number
  requests: number
  all: number
  bytes: number
  failing: string[]
}

const ofThePage = new Set(['Document', 'Stylesheet', 'Script', 'Font', 'Image'])

async function lighthouseOf(url: string, port: number): Promise<Found> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'silent',
    onlyCategories: [...categories],
    clearStorageTypes: ['file_systems', 'shader_cache', 'service_workers', 'cache_storage', 'local_storage'], // a first visit
  })
  if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${result?.lhr.runtimeError?.message}`)
  const { lhr } = result
  const number = (audit: string) => lhr.audits[audit]?.numericValue ?? Number.NaN
  const failing = categories.flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => id),
  )
  const details = lhr.audits['network-requests']?.details
  const fetched = (details && 'items' in details ? details.items : []) as { resourceType: string }[] // the shape in Lighthouse's report
  return {
    scores: categories.map((category) => Math.round((lhr.categories[category]?.score ?? 0) * 100)),
    lcp: number('largest-contentful-paint'),
    shift: Math.round(number('cumulative-layout-shift') * 1_000) / 1_000, // rounded as in Lighthouse's report
    blocked: number('total-blocking-time'),
    requests: fetched.filter(({ resourceType }) => ofThePage.has(resourceType)).length,
    all: fetched.length,
    bytes: number('total-byte-weight'),
    failing,
  }
}

async function startChromium(folder: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const { executablePath, args } = await findChromium()
  const port = await freePort()
  const own = mkdtempSync(join(folder, 'chromium-'))
  const { child, stop } = start(executablePath, [
    ...args,
    '--headless=new',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${own}`,
    'about:blank',
  ])
  await waitUntil(`http://127.0.0.1:${port}/json/version`, () => child.exitCode === null, 20_000)
  return { port, stop }
}

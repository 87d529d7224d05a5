import { type Figure, median } from './figure.ts'
import { answerOf, type Page } from './pages.ts'
import type { Web } from './web.ts'

/** Requests per kind of page before the first measurement, and until the last. */
const firstOf = 100
const askedOf = 1_000
/** Measurements over the last requests, at equal distances. */
const lastOf = 100
const readings = 5
const workers = 4
/** The limit, in bytes, for responses other than pictures. */
const mostBytes = 1_000_000
/** MB that a kind of page may add to what is held: a leak of 5 KB per request adds more. */
const mostAdded = 4

/**
 * Web's memory during uncached requests of every kind of page, a figure per kind. What grows is judged by what is held after garbage
 * collection: it shows a leak of a few KB per request, whereas the process's size follows V8's choice of when to collect, by tens of MB.
 * How large web becomes is judged by its proportional set size before collection, as the operating system counts it.
 */
export async function memoryOf(web: Web, pages: readonly Page[], cookie: string, stories: number): Promise<Figure[]> {
  let longest = { bytes: 0, name: '' }
  let largest = { megabytes: 0, name: '' }
  const askEach = async (page: Page, times: number) => {
    const worker = async () => {
      for (let left = times / workers; left > 0; left -= 1) {
        const { length: bytes } = (await answerOf(web.url, page, cookie)).body
        if (bytes > longest.bytes && !page.desk) longest = { bytes, name: page.name }
      }
    }
    await Promise.all(Array.from({ length: workers }, worker))
    const megabytes = web.share() ?? Number.NaN
    if (megabytes > largest.megabytes) largest = { megabytes, name: page.name }
  }
  const figures: Figure[] = []
  for (const page of pages) {
    await askEach(page, firstOf)
    const first = await web.measureHeld()
    await askEach(page, askedOf - firstOf - lastOf)
    const last: number[] = []
    for (let reading = 0; reading < readings; reading += 1) {
      await askEach(page, lastOf / readings)
      last.push(await web.measureHeld())
    }
    const added = median(last) - first
    const note = `${first.toFixed(1)} → ${median(last).toFixed(1)} MB held, ${web.share()?.toFixed(0) ?? '–'} MB of the process`
    console.error(`growth: ${page.name} at ${stories}: ${note}`)
    figures.push({
      what: `Memory added by ${page.name} at ${stories}`,
      value: added,
      unit: 'MB',
      budget: { is: 'at most', value: mostAdded },
      note,
    })
  }
  return [
    ...figures,
    {
      what: `Most memory of web at ${stories} stories`,
      value: largest.megabytes > 0 ? largest.megabytes : null,
      unit: 'MB',
      budget: { is: 'at most', value: 480 },
      note: `after: ${largest.name}; ${pages.length} kinds of page, ${askedOf} requests each`,
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

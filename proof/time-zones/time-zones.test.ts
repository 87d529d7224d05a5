import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { clock, dayOf } from '#components/reader/times.ts'
import { hourInWords, momentInWords } from '#components/schedule/moment-words.ts'
import { database } from '#db/client.ts'
import { clockOf, instantsAround, resolvedAround, storedAround, transitionsOf, zones } from './zones.ts'

/**
 * Every change of the clocks from 2020 to 2037 in four zones: a time that an editor chooses is stored as the instant at which the newsroom's
 * clocks show it, whatever zone the process runs in, and every display of that instant shows the chosen time.
 */
const minutes = 60_000

test('the zones have the changes that are known: two a year, and none in India', () => {
  expect(zones.map((zone) => [zone, transitionsOf(zone).length])).toEqual([
    ['Europe/Kyiv', 36],
    ['America/Toronto', 36],
    ['Asia/Kolkata', 0],
    ['Australia/Lord_Howe', 36],
  ])
})

test.each(zones)('%s: every wall time around a change has as many instants as the clocks show it, by Intl alone', (zone) => {
  const show = clockOf(zone)
  for (const transition of transitionsOf(zone)) {
    const shown = Map.groupBy(instantsAround(transition), show)
    for (const { wallTime, instants } of resolvedAround(transition, zone)) expect(instants, wallTime).toEqual(shown.get(wallTime) ?? [])
  }
})

test.each(zones)(
  '%s: an instant that is stored by its wall time comes back, and Postgres and every display show that time',
  async (zone) => {
    const show = clockOf(zone)
    const checked = transitionsOf(zone).flatMap((transition) => storedAround(transition, zone))
    expect(checked.map(({ back, wallTime }) => [back, wallTime])).toEqual(checked.map(({ at }) => [at, show(at)]))
    expect(checked.flatMap(({ at, wallTime }) => wrongDisplays(new Date(at), zone, wallTime))).toEqual([])
    if (checked.length === 0) return
    const values = sql.join(
      checked.map(({ at }) => sql`(${new Date(at).toISOString()}::timestamptz)`),
      sql`, `,
    )
    const rows = await database().execute<{ at: string; wall: string }>(
      sql`select to_char(given.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as at, to_char(given.at at time zone ${zone}, 'YYYY-MM-DD"T"HH24:MI') as wall from (values ${values}) given(at)`,
    )
    expect(rows.map(({ at, wall }) => ({ at: Date.parse(`${at}Z`), wallTime: wall }))).toEqual(
      checked.map(({ at, wallTime }) => ({ at, wallTime })),
    )
  },
)

/** What shows another time than this. */
function wrongDisplays(at: Date, zone: string, wallTime: string): string[] {
  const [day = '', time = ''] = wallTime.split('T')
  const hours = [...['en-GB', 'uk-UA'].map((locale) => hourInWords(locale, at, zone)), clock(at, 'en', zone), clock(at, 'uk', zone)]
  const moments = ['en-GB', 'uk-UA'].map((locale) => momentInWords(locale, at, zone))
  return [
    ...hours.filter((shown) => !shown.startsWith(time)),
    ...moments.filter((shown) => !shown.includes(`, ${time}`) || !shown.includes(String(Number(day.slice(8))))),
    ...[dayOf(at, zone)].filter((shown) => shown !== day),
  ]
}

test.each(zones)('%s: of two moments with one wall time, the displays tell which is which', (zone) => {
  for (const transition of transitionsOf(zone)) {
    const twice = [...Map.groupBy(instantsAround(transition), clockOf(zone)).values()].filter((instants) => instants.length > 1)
    for (const [one, other] of twice) {
      if (one === undefined || other === undefined) continue
      expect(other - one).toBeGreaterThanOrEqual(30 * minutes)
      expect(momentInWords('uk-UA', new Date(one), zone)).not.toBe(momentInWords('uk-UA', new Date(other), zone))
    }
  }
})

test('a process in any of the zones, and in UTC, stores and shows the same', { timeout: 120_000 }, async () => {
  const runs = await Promise.all(['UTC', ...zones].map(runIn))
  expect(runs.map(({ offset }) => offset)).toEqual([0, -120, 300, -330, -660])
  for (const { digests } of runs) expect(digests).toEqual(runs[0]?.digests)
})

async function runIn(zone: string): Promise<{ offset: number; digests: unknown[] }> {
  const script = new URL('./all-displays.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script], {
    env: { ...process.env, TZ: zone },
    cwd: new URL('../..', import.meta.url).pathname,
  })
  return JSON.parse(stdout)
}

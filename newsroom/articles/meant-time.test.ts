import { sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { wallTimeOf } from '#lib/wall-time.ts'
import { meantTime } from './meant-time.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** What is said of a wall time so many minutes from Postgres' now. */
async function meanIn(minutes: number): Promise<string> {
  const [row] = await database().execute<{ at: string }>(sql`select (now() + make_interval(mins => ${minutes}))::text as at`)
  const wallTime = wallTimeOf(new Date(row?.at ?? ''), 'Europe/Kyiv')
  const meant = await transaction((tx) => meantTime(tx, { wallTime, zone: 'Europe/Kyiv', fold: 'earlier' }))
  return meant.ok ? 'to come' : meant.problem
}

test.each([-60, 0, 60])('Postgres’ clock says what is past, when that of the process is %i minutes off', async (off) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + off * 60_000 })
  expect([await meanIn(-2), await meanIn(3)]).toEqual(['past', 'to come'])
})

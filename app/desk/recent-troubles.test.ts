import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { edges } from '#db/schema/edges.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { recentTroubles } from './recent-troubles.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => void vi.useRealTimers())

test('pages that open within two seconds count once, and those after them again; a journalist has nothing to count', async () => {
  const before = await recentTroubles(cast.marta)
  await database()
    .insert(edges)
    .values({ name: 'lost', appliedId: 0, seenAt: new Date('2026-01-01T00:00Z') })
  expect([await recentTroubles(cast.marta), await recentTroubles(cast.olena)]).toEqual([before, 0])
  vi.advanceTimersByTime(2_001)
  expect(await recentTroubles(cast.marta)).toBe(before + 1)
})

import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { newsroomZone, setNewsroomZone } from '#lib/publication.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { timeZoneInput } from './input.ts'
import { setTimeZone } from './set-time-zone.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('neither a journalist nor an editor may choose the zone', async () => {
  for (const person of [cast.olena, cast.marta]) await expect(setTimeZone(person, { zone: 'Europe/Kyiv' })).rejects.toThrow(NotAllowed)
  await readPublication()
  expect(newsroomZone()).toBe('UTC')
  expect(await database().select().from(outbox)).toEqual([])
})

test('an admin chooses the zone: every process reads it, all pages are rendered anew, and the audit has the old one', async () => {
  for (const _ of [1, 2]) expect(await setTimeZone(cast.ihor, { zone: 'Europe/Kyiv' })).toMatchObject({ ok: true })
  expect(newsroomZone(), 'this process, at once').toBe('Europe/Kyiv')
  setNewsroomZone('UTC')
  await readPublication()
  expect(newsroomZone()).toBe('Europe/Kyiv')
  expect(await database().select({ tags: outbox.tags, event: outbox.event }).from(outbox)).toEqual([
    { tags: ['newsroom'], event: { kind: 'changed', what: 'newsroom', id: 'newsroom' } },
  ])
  expect(await database().select({ verb: audit.verb, detail: audit.detail }).from(audit)).toEqual([
    { verb: 'set-time-zone', detail: { from: 'UTC', to: 'Europe/Kyiv' } },
  ])
})

test('a zone is the name of one', () => {
  const isRead = (zone: string) => timeZoneInput.safeParse({ zone }).success
  expect(['Europe/Kyiv', 'America/Toronto', 'UTC'].map(isRead)).toEqual([true, true, true])
  expect(['', 'Kyiv', '+02:00', 'Europe/Nowhere'].map(isRead)).toEqual([false, false, false, false])
})

import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { scheduleLimitInput } from './input.ts'
import { scheduleLimit, setScheduleLimit } from './set-schedule-limit.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('an admin sets after how many minutes an editor is asked; nobody else does, and the same again changes nothing', async () => {
  expect(await scheduleLimit(cast.ihor)).toBe(60)
  for (const person of [cast.olena, cast.marta]) await expect(setScheduleLimit(person, { minutes: 90 })).rejects.toThrow(NotAllowed)
  for (const _ of [1, 2]) expect(await setScheduleLimit(cast.ihor, { minutes: 90 })).toMatchObject({ ok: true })
  expect(await scheduleLimit(cast.ihor)).toBe(90)
  expect(await database().select({ verb: audit.verb, detail: audit.detail }).from(audit)).toEqual([
    { verb: 'set-schedule-limit', detail: { minutes: 90 } },
  ])
})

test('a limit is between the alarm, after five minutes, and a day', () => {
  const isRead = (minutes: number) => scheduleLimitInput.safeParse({ minutes }).success
  expect([5, 60, 1440].map(isRead)).toEqual([true, true, true])
  expect([0, 4, 1441, 7.5].map(isRead)).toEqual([false, false, false, false])
})

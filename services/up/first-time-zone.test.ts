import { afterEach, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { newsroomZone } from '#lib/publication.ts'
import { readPublication } from '#newsroom/paper/read-publication.ts'
import { chooseFirstTimeZone } from './first-time-zone.ts'

afterEach(() => vi.unstubAllEnvs())

const readZone = async () => (await database().select({ zone: newsroom.timezone }).from(newsroom))[0]?.zone

test('GALLEY_TIMEZONE holds until a zone is chosen; at a start the newsroom takes it for good', async () => {
  vi.stubEnv('GALLEY_TIMEZONE', 'Europe/Kyiv')
  await chooseFirstTimeZone()
  expect(await readZone(), 'a newsroom that has nothing yet').toBeUndefined()
  await readPublication(database())
  expect(newsroomZone()).toBe('Europe/Kyiv')

  await database().insert(newsroom).values({ name: {}, tagline: {} })
  await chooseFirstTimeZone()
  expect(await readZone()).toBe('Europe/Kyiv')
  vi.stubEnv('GALLEY_TIMEZONE', 'America/Toronto')
  await chooseFirstTimeZone()
  await readPublication(database())
  expect([await readZone(), newsroomZone()]).toEqual(['Europe/Kyiv', 'Europe/Kyiv'])
})

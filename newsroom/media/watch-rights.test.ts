import { and, asc, eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { watchRights } from './watch-rights.ts'

let cast: Cast
let id: string
beforeAll(async () => {
  cast = await seedCast()
  const file = { hash: 'ferry', name: 'ferry.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1, state: 'ready' as const }
  const [picture] = await database().insert(media).values(file).returning({ id: media.id })
  id = picture?.id ?? ''
  await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: id })
})
beforeEach(async () => {
  await database().delete(notices)
})

const endIn = (days: number) =>
  database()
    .update(media)
    .set({ rightsEnd: sql`(now() at time zone 'UTC')::date + ${days}::int` })
    .where(eq(media.id, id))
const findTold = async () => {
  const rows = await database()
    .select({ who: people.name, hasEnded: sql<boolean>`${notices.detail} ? 'hasEnded'`, text: sql`${notices.detail} ->> 'text'` })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(and(eq(notices.kind, 'rights'), eq(notices.articleId, cast.articles.published)))
    .orderBy(asc(people.name), asc(notices.key))
  return rows.map(({ who, hasEnded, text }) => `${who} ${hasEnded ? 'ended' : 'soon'} ${text}`)
}

test.each([
  ['in eight days', 8, []],
  ['in seven days', 7, ['Ihor soon ferry.jpg', 'Marta soon ferry.jpg', 'Olena soon ferry.jpg']],
  ['today', 0, ['Ihor soon ferry.jpg', 'Marta soon ferry.jpg', 'Olena soon ferry.jpg']],
  ['since yesterday', -1, ['Ihor ended ferry.jpg', 'Marta ended ferry.jpg', 'Olena ended ferry.jpg']],
  ['since more than a week', -8, []],
])('rights that end %s are told of to editors and the writer, once', async (_, days, expected) => {
  await endIn(days)
  await watchRights()
  await watchRights()
  expect(await findTold()).toEqual(expected)
})

test('that they end and that they ended are two notices, and a later date is a third', async () => {
  for (const days of [2, -1, 5]) {
    await endIn(days)
    await watchRights()
  }
  expect((await findTold()).filter((one) => one.startsWith('Marta'))).toEqual([
    'Marta ended ferry.jpg',
    'Marta soon ferry.jpg',
    'Marta soon ferry.jpg',
  ])
})

test('nobody is told of a picture that no story before readers shows', async () => {
  await database().delete(liveMedia)
  await endIn(1)
  await watchRights()
  expect(await findTold()).toEqual([])
})

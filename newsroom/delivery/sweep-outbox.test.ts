import { asc, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { outbox } from '#db/schema/record.ts'
import { sweepOutbox } from './sweep-outbox.ts'

/** Inserts rows created so many days ago, in this order; returns their ids. */
async function rows(...days: number[]): Promise<number[]> {
  const ids: number[] = []
  for (const age of days) {
    const [row] = await database()
      .insert(outbox)
      .values({ tags: ['lists:en'], event: { kind: 'imported', articles: age }, createdAt: sql`now() - make_interval(days => ${age})` })
      .returning({ id: outbox.id })
    if (row) ids.push(row.id)
  }
  return ids
}
const edge = (name: string, appliedId: number | undefined) =>
  database().execute(sql`insert into edges (name, applied_id) values (${name}, ${appliedId ?? 0})`)
const readLeft = async () => (await database().select({ id: outbox.id }).from(outbox).orderBy(asc(outbox.id))).map(({ id }) => id)

beforeEach(async () => {
  await database().execute(sql`truncate outbox, edges`)
})

test('rows older than 30 days are deleted up to what the slowest of two edges has applied', async () => {
  const ids = await rows(90, 60, 50, 40, 20, 0)
  await edge('fast', ids[5])
  await edge('slow', ids[2])
  expect(await sweepOutbox()).toBe(2)
  expect(await readLeft()).toEqual(ids.slice(2))
  await database().execute(sql`delete from edges where name = 'slow'`)
  expect(await sweepOutbox()).toBe(2)
  expect(await readLeft()).toEqual(ids.slice(4))
})

test('the newest row stays at any age, and so does everything that an edge has not applied', async () => {
  const ids = await rows(90, 60)
  await edge('new', 0)
  expect(await sweepOutbox()).toBe(0)
  await database().execute(sql`truncate edges`)
  expect(await sweepOutbox()).toBe(1)
  expect(await readLeft()).toEqual(ids.slice(1))
  expect(await sweepOutbox()).toBe(0)
})

test('the newest row stays when an edge says that it has applied later ones, which Postgres lost', async () => {
  const ids = await rows(90, 60)
  await edge('ahead', (ids[1] ?? 0) + 100)
  expect(await sweepOutbox()).toBe(1)
  expect(await readLeft()).toEqual(ids.slice(1))
})

test('all old rows of thousands are deleted at once; without rows, none', async () => {
  expect(await sweepOutbox()).toBe(0)
  await database().execute(sql`
    insert into outbox (tags, event, created_at)
    select '{lists:en}', '{"kind":"imported","articles":1}', now() - interval '31 days' from generate_series(1, 5000)`)
  const ids = await rows(29, 1)
  expect(await sweepOutbox()).toBe(5000)
  expect(await readLeft()).toEqual(ids)
})

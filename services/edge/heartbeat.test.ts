import postgres from 'postgres'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { databaseUrl } from '#lib/env.ts'
import { Heartbeat } from './heartbeat.ts'

const sql = postgres(databaseUrl(), { max: 1, onnotice: () => {} })
const readEdges = async () =>
  (await sql<{ name: string; id: number }[]>`select name, applied_id::int as id from edges order by name`).map((row) => ({ ...row }))
beforeEach(async () => {
  await sql`delete from edges`
})
afterAll(() => sql.end())

test('an edge that begins, applies changes and ends has one row, and then none', async () => {
  const edge = new Heartbeat(sql, 'first')
  await edge.begin(3)
  await edge.say(3)
  await edge.say(5)
  expect(await readEdges()).toEqual([{ name: 'first', id: 5 }])
  await edge.end()
  expect(await readEdges()).toEqual([])
})

test('of two edges with one name the older one takes another, so that neither confirms for the other', async () => {
  const [older, newer] = [new Heartbeat(sql, 'same'), new Heartbeat(sql, 'same')]
  await older.begin(1)
  await newer.begin(1)
  await older.say(1)
  await newer.say(9)
  expect(await readEdges()).toEqual([
    { name: 'same', id: 9 },
    { name: expect.stringMatching(/^same [0-9a-f]{4}$/), id: 1 },
  ])
  await older.say(2)
  await older.end()
  expect(await readEdges()).toEqual([{ name: 'same', id: 9 }])
})

test('two edges with one name are also told apart when both begin within one millisecond, the precision of the column', async () => {
  const [older, newer] = [new Heartbeat(sql, 'same'), new Heartbeat(sql, 'same')]
  await older.begin(1)
  await sql`update edges set started_at = date_trunc('hour', now() + interval '1 hour')`
  const [{ since }] = await sql<[{ since: string }]>`select started_at::text as since from edges`
  await newer.begin(1)
  expect(await sql`select name from edges where started_at = ${since}::text::timestamptz`).toHaveLength(0)
})

test('an edge that ends before it has found out that another took its name leaves the row of that one', async () => {
  const [older, newer] = [new Heartbeat(sql, 'same'), new Heartbeat(sql, 'same')]
  await older.begin(1)
  await newer.begin(2)
  await older.end()
  expect(await readEdges()).toEqual([{ name: 'same', id: 2 }])
})

test('an edge that was killed and starts again has its row back, and one that an admin forgot registers again', async () => {
  await new Heartbeat(sql, 'killed').begin(4)
  const again = new Heartbeat(sql, 'killed')
  await again.begin(6)
  await again.say(6)
  expect(await readEdges()).toEqual([{ name: 'killed', id: 6 }])
  await sql`delete from edges`
  await again.say(7)
  await again.say(8)
  expect(await readEdges()).toEqual([{ name: 'killed', id: 8 }])
})

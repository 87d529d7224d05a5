import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { databaseUrl } from '#lib/env.ts'
import { prepareOften } from './prepare-often.ts'

const client = prepareOften(postgres(databaseUrl(), { max: 1, onnotice: () => {} }))
const database = drizzle(client)
afterAll(() => client.end())

/** The statements that the one connection keeps; asked without values, which is never prepared. */
const keptOf = async (name: string) =>
  (await client.unsafe(`select from pg_prepared_statements where statement like '%as ${name}%'`)).length
const times = async (count: number, work: (number: number) => Promise<unknown>) => {
  for (let number = 0; number < count; number++) await work(number)
}

test('what is asked often is prepared, once for a connection, and what is asked seldom is not', async () => {
  await times(4, (number) => database.execute(sql`select ${number}::int as seldom`))
  expect(await keptOf('seldom')).toBe(0)
  await times(20, (number) => database.execute(sql`select ${number}::int as often`))
  expect(await keptOf('often')).toBe(1)
})

test('also in a transaction, and in one inside it', async () => {
  await times(6, (number) =>
    database.transaction(async (tx) => {
      await tx.execute(sql`select ${number}::int as outer_one`)
      await tx.transaction((inner) => inner.execute(sql`select ${number}::int as inner_one`))
    }),
  )
  expect([await keptOf('outer_one'), await keptOf('inner_one')]).toEqual([1, 1])
})

test('the answers are those of this question, and what was rolled back is undone', async () => {
  await client.unsafe('create table counted (number int not null)')
  await times(8, (number) =>
    database
      .transaction(async (tx) => {
        await tx.execute(sql`insert into counted values (${number})`)
        if (number % 2) throw new Error('undone')
      })
      .catch(() => {}),
  )
  expect((await database.execute<{ number: number }>(sql`select number from counted order by number`)).map((row) => row.number)).toEqual([
    0, 2, 4, 6,
  ])
})

test('a column that changes under a prepared question is no error', async () => {
  await client.unsafe('create table changed (word text); insert into changed values (null)')
  const ask = (number: number) => database.execute(sql`select word as of_changed from changed where ${number}::int >= 0`)
  await times(8, ask)
  expect(await keptOf('of_changed')).toBe(1)
  await client.unsafe('alter table changed alter word type int using null')
  expect([...(await ask(9))]).toEqual([{ of_changed: null }])
})

test('texts without end are not prepared without end', async () => {
  await times(320, async (each) => times(5, (number) => database.execute(sql`select ${number}::int as ${sql.raw(`many_${each}`)}`)))
  const kept = await client.unsafe(`select from pg_prepared_statements where statement like '%as many_%'`)
  expect(kept.length).toBeGreaterThan(250)
  expect(kept.length).toBeLessThanOrEqual(300)
})

test('a quick question does not wait behind a slow one while another connection is free', async () => {
  const two = prepareOften(postgres(databaseUrl(), { max: 2, onnotice: () => {} }))
  const both = drizzle(two)
  const sleep = (seconds: number) => both.execute(sql`select pg_sleep(${seconds}) as slept`)
  const quick = () => both.execute(sql`select ${1}::int as quick`)
  await Promise.all(Array.from({ length: 20 }, () => Promise.all([sleep(0), quick()])))
  const slow = sleep(1).then(() => {}) // drizzle asks when somebody waits
  const from = performance.now()
  await Promise.all(Array.from({ length: 30 }, quick))
  expect(performance.now() - from).toBeLessThan(700)
  await slow
  await two.end()
})

test('a statement with a long list of values is not kept', async () => {
  const list = sql.join(
    Array.from({ length: 41 }, (_, at) => sql`${at}::int`),
    sql`, `,
  )
  await times(8, () => database.execute(sql`select ${1}::int in (${list}) as listed`))
  expect(await keptOf('listed')).toBe(0)
})

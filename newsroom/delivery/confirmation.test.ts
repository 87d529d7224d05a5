import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { confirmationOf } from './confirmation.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const edge = (name: string, applied: string) =>
  database().execute(
    sql`insert into edges (name, applied_id) values (${name}, ${sql.raw(applied)}) on conflict (name) do update set applied_id = excluded.applied_id, applied_at = now()`,
  )

test('a change is confirmed when every edge has confirmed it; the missing edge is named', async () => {
  const { marta, articles } = cast
  expect(await confirmationOf(marta, articles.published)).toBeNull()
  await transaction((tx) => announce(tx, ['x'], { kind: 'taken-down', articleId: articles.published, language: 'en', slug: 'x' }))
  await edge('first', '(select max(id) from outbox)')
  await edge('second', '0')
  const half = await confirmationOf(marta, articles.published)
  expect(half).toMatchObject({
    kind: 'taken-down',
    isDone: false,
    edges: [
      { name: 'first', hasIt: true, after: expect.any(Number) },
      { name: 'second', hasIt: false, after: null },
    ],
  })
  await edge('second', '(select max(id) from outbox)')
  expect(await confirmationOf(marta, articles.published)).toMatchObject({ isDone: true })
  await transaction((tx) => announce(tx, ['x'], { kind: 'published', articleId: articles.published, language: 'en', slug: 'x' }))
  expect(await confirmationOf(marta, articles.published)).toMatchObject({ kind: 'published', isDone: false })
})

test('a journalist sees confirmations of their own stories only', async () => {
  expect(await confirmationOf(cast.olena, cast.articles.draft)).toBeNull()
  await expect(confirmationOf(cast.danylo, cast.articles.draft)).rejects.toThrow(NotFound)
  await expect(confirmationOf(cast.marta, '0190a6b0-0000-7000-8000-000000000000')).rejects.toThrow(NotFound)
})

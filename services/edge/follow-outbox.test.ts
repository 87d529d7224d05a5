import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import type { OutboxEvent } from '#db/schema/record.ts'
import { databaseUrl } from '#lib/env.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { eventsSince, newestId, type Wanted, wants } from './follow-outbox.ts'

const sql = postgres(databaseUrl(), { max: 1 })
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
afterAll(() => sql.end())

const announceEvent = (event: OutboxEvent) => transaction((tx) => announce(tx, ['x'], event))
const everything: Wanted = { feed: null, story: null }
const kinds = async (since: number, wanted: Wanted, limit?: number) =>
  (await eventsSince(sql, since, wanted, limit)).map(({ event }) => event.kind)

test('a page receives what it follows and every removed story; the query and the rule for rows in memory agree', async () => {
  const since = await newestId(sql)
  const { published, draft } = cast.articles
  const of = { articleId: published, language: 'en', slug: 'x' }
  await announceEvent({ kind: 'published', ...of })
  await announceEvent({ kind: 'updated', ...of })
  await announceEvent({ kind: 'moved', feed: 'main', language: 'en', articleId: published })
  await announceEvent({ kind: 'changed', what: 'section', id: cast.section.id })
  await announceEvent({ kind: 'published', articleId: draft, language: 'en', slug: 'not-live-any-more' })
  await announceEvent({ kind: 'taken-down', ...of, articleId: draft })
  expect(await kinds(since, everything)).toEqual(['published', 'updated', 'moved', 'taken-down'])
  expect(await kinds(since, { feed: 'en', story: null })).toEqual(['published', 'taken-down'])
  expect(await kinds(since, { feed: 'uk', story: null })).toEqual(['taken-down'])
  expect(await kinds(since, { feed: null, story: published })).toEqual(['updated', 'taken-down'])
  expect(await kinds(since, { feed: null, story: draft })).toEqual(['taken-down'])
  const all = await eventsSince(sql, since, everything)
  for (const wanted of [
    { feed: 'en', story: null },
    { feed: 'uk', story: null },
    { feed: null, story: published },
  ])
    expect(all.filter((row) => wants(wanted, row))).toEqual(await eventsSince(sql, since, wanted))
})

test('of too many missed events the newest are sent, oldest first, starting after the given change', async () => {
  const since = await newestId(sql)
  const of = { articleId: cast.articles.published, language: 'en', slug: 'x' }
  for (const kind of ['published', 'updated', 'unpublished', 'published'] as const) await announceEvent({ kind, ...of })
  expect(await kinds(since, everything, 2)).toEqual(['unpublished', 'published'])
  const third = (await eventsSince(sql, since, everything)).at(-2)?.id ?? 0
  expect(await kinds(third, everything)).toEqual(['published'])
})

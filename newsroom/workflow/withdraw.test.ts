import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, paperDatabase } from '#db/client.ts'
import { articles, publications } from '#db/schema/articles.ts'
import { feedItems, feedMoves } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { goneAddresses, stories } from '#db/schema/paper.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { takedown } from './takedown.ts'
import { unpublish } from './unpublish.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
})

test('an unpublished story leaves the feed and every list; its history stays', async () => {
  const articleId = cast.articles.published
  expect(await unpublish(cast.marta, { articleId })).toEqual({ ok: true, value: { version: 2 } })

  expect(await articleRow(articleId)).toMatchObject({ stage: 'unpublished', liveRevisionId: null })
  expect(await database().select().from(liveArticles)).toEqual([])
  expect(await database().select().from(feedItems)).toEqual([])
  expect(await database().select().from(feedMoves).orderBy(feedMoves.version)).toMatchObject([
    { kind: 'publish' },
    { kind: 'unpublish', toPosition: null },
  ])
  expect(await database().select().from(publications)).toMatchObject([{ ending: 'unpublished', endedBy: cast.marta.id }])
  expect(await database().select().from(outbox)).toMatchObject([
    {
      event: { kind: 'unpublished', slug: 'the-published-story' },
      tags: expect.arrayContaining([tags.feed('main', 'en'), tags.section(cast.section.id)]),
    },
  ])
})

test('nothing of a taken-down story is public, its addresses are gone, and the reason is recorded', async () => {
  const articleId = cast.articles.published
  await database().update(articles).set({ slug: 'a-new-address' }).where(eq(articles.id, articleId))
  expect(await takedown(cast.marta, { articleId, reason: 'A court said so.' })).toMatchObject({ ok: true })

  expect(await articleRow(articleId)).toMatchObject({ stage: 'taken-down' })
  expect(await paperDatabase().select().from(stories)).toEqual([])
  const gone = await paperDatabase().select({ slug: goneAddresses.slug }).from(goneAddresses)
  expect(gone.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['the-published-story', 'a-new-address']))
  expect(await database().select().from(audit)).toMatchObject([{ verb: 'takedown', detail: { reason: 'A court said so.' } }])
  expect(await database().select().from(outbox)).toMatchObject([{ event: { kind: 'taken-down', slug: 'the-published-story' } }])
})

test('an unpublished story can be taken down as well', async () => {
  const articleId = cast.articles.unpublished
  expect(await takedown(cast.marta, { articleId, reason: 'It named a child.' })).toMatchObject({ ok: true })
  expect(await articleRow(articleId)).toMatchObject({ stage: 'taken-down' })
})

test('two simultaneous unpublishes of a story happen once, and both succeed', async () => {
  const articleId = cast.articles.published
  const answers = await Promise.all([unpublish(cast.marta, { articleId }), unpublish(cast.ihor, { articleId })])

  expect(answers).toEqual([
    { ok: true, value: { version: 2 } },
    { ok: true, value: { version: 2 } },
  ])
  expect(await database().select().from(outbox)).toHaveLength(1)
  expect(await database().select().from(audit)).toMatchObject([{ verb: 'unpublish' }])
  expect(await articleRow(articleId)).toMatchObject({ stage: 'unpublished', version: 2 })
})

test('a repeated takedown changes nothing: one audit row, the first reason', async () => {
  const articleId = cast.articles.published
  const answer = await takedown(cast.marta, { articleId, reason: 'A court said so.' })
  expect(await takedown(cast.marta, { articleId, reason: 'A court said so.' })).toEqual(answer)
  expect(await takedown(cast.ihor, { articleId, reason: 'Another reason.' })).toEqual(answer)

  expect(await database().select().from(audit)).toMatchObject([{ verb: 'takedown', detail: { reason: 'A court said so.' } }])
  expect(await database().select().from(outbox)).toHaveLength(1)
})

test('only a story that is or was published can be unpublished or taken down', async () => {
  for (const stage of ['draft', 'submitted', 'taken-down'] as const)
    expect(await unpublish(cast.marta, { articleId: cast.articles[stage] })).toMatchObject({ problem: 'wrong-stage' })
  for (const stage of ['draft', 'submitted'] as const)
    expect(await takedown(cast.marta, { articleId: cast.articles[stage], reason: 'No.' })).toMatchObject({ problem: 'wrong-stage' })
})

test('a journalist may neither unpublish nor take down; other people’s stories are not found', async () => {
  const articleId = cast.articles.published
  await expect(unpublish(cast.olena, { articleId })).rejects.toThrow(NotAllowed)
  await expect(takedown(cast.olena, { articleId, reason: 'No.' })).rejects.toThrow(NotAllowed)
  await expect(unpublish(cast.danylo, { articleId })).rejects.toThrow(NotFound)
  await expect(takedown(cast.danylo, { articleId, reason: 'No.' })).rejects.toThrow(NotFound)
  expect(await database().select().from(liveArticles)).toHaveLength(1)
})

async function articleRow(id: string) {
  const [row] = await database().select().from(articles).where(eq(articles.id, id))
  return row
}

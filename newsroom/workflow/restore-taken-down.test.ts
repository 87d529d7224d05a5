import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, paperDatabase } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { goneAddresses } from '#db/schema/paper.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { restoreRequests } from '#db/schema/restore-requests.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { candidateOf } from '#newsroom/articles/candidate.ts'
import { requireTwoToRestore } from '#newsroom/settings/require-two-to-restore.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { publish } from './publish.ts'
import { restoreTakenDown } from './restore-taken-down.ts'
import { takedown } from './takedown.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  await database().execute(sql`update newsroom set restore_needs_two = false`)
  cast = await seedCast()
})

const stageOf = async (id: string) =>
  (await database().select({ stage: articles.stage }).from(articles).where(eq(articles.id, id)))[0]?.stage
const verbs = async () =>
  (await database().select().from(audit).orderBy(audit.id)).map(({ verb, personId, detail }) => ({ verb, personId, detail }))
const reason = 'The court withdrew it.'

test('an admin restores a taken-down story: it is unpublished, its tombstone is gone, and it can be published again', async () => {
  const articleId = cast.articles.published
  await takedown(cast.marta, { articleId, reason: 'A court said so.' })
  expect(await restoreTakenDown(cast.ihor, { articleId, reason })).toEqual({ ok: true, value: { state: 'restored', version: 3 } })
  expect(await restoreTakenDown(cast.ihor, { articleId, reason })).toEqual({ ok: true, value: { state: 'restored', version: 3 } })
  expect(await paperDatabase().select().from(goneAddresses).where(eq(goneAddresses.slug, 'the-published-story'))).toEqual([])
  expect((await database().select().from(outbox)).at(-1)).toMatchObject({
    event: { kind: 'unpublished', slug: 'the-published-story' },
    tags: expect.arrayContaining([tags.article(articleId), tags.feed('main', 'en')]),
  })
  expect((await verbs()).at(-1)).toEqual({ verb: 'restore-taken-down', personId: cast.ihor.id, detail: { reason } })
  const { draftVersion } = await candidateOf(database(), articleId)
  expect(await publish(cast.marta, { articleId, seen: { article: 3, draft: draftVersion } })).toMatchObject({ ok: true })
})

test('nobody but an admin restores, and only what was taken down', async () => {
  const articleId = cast.articles['taken-down']
  await expect(restoreTakenDown(cast.olena, { articleId, reason })).rejects.toThrow(NotAllowed)
  await expect(restoreTakenDown(cast.danylo, { articleId, reason })).rejects.toThrow(NotFound)
  await expect(restoreTakenDown(cast.marta, { articleId, reason })).rejects.toThrow(NotAllowed)
  expect(await restoreTakenDown(cast.ihor, { articleId: cast.articles.draft, reason })).toMatchObject({ ok: false, problem: 'wrong-stage' })
})

test('where two people are wanted, the first admin only asks, and another one restores', async () => {
  const articleId = cast.articles['taken-down']
  await expect(requireTwoToRestore(cast.marta, { isRequired: true })).rejects.toThrow(NotAllowed)
  await requireTwoToRestore(cast.ihor, { isRequired: true })
  for (const _ of [1, 2])
    expect(await restoreTakenDown(cast.ihor, { articleId, reason })).toEqual({ ok: true, value: { state: 'asked', version: 1 } })
  expect(await stageOf(articleId)).toBe('taken-down')
  const other = { ...cast.marta, role: 'admin' as const }
  expect(await restoreTakenDown(other, { articleId, reason: 'I have read the ruling.' })).toEqual({
    ok: true,
    value: { state: 'restored', version: 2 },
  })
  expect(await stageOf(articleId)).toBe('unpublished')
  expect(await database().select().from(restoreRequests)).toEqual([])
  expect((await verbs()).map(({ verb }) => verb)).toEqual(['require-two-to-restore', 'ask-to-restore', 'restore-taken-down'])
  expect((await verbs()).at(-1)?.detail).toEqual({ reason: 'I have read the ruling.', askedBy: cast.ihor.id, firstReason: reason })
})

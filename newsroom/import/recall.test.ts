import { desc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts, publications } from '#db/schema/articles.ts'
import { feedItems } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { audit, imports, outbox } from '#db/schema/record.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import { ninjsItem } from '#newsroom/formats/ninjs.ts'
import { noPictures } from '#newsroom/formats/picture-source.ts'
import { machine } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { importStories } from './import-stories.ts'
import { recall } from './recall.ts'

const actor = machine('import')
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const reading = { language: 'en', pictures: noPictures, sections: [], now: new Date('2026-11-25T00:00:00Z') } as const
const item = (number: number, pubStatus = 'usable', hour = 10) =>
  ninjsItem(
    {
      uri: `urn:test:kill:${number}`,
      versionCreated: `2026-11-24T${hour}:00:00Z`,
      pubStatus,
      headlines: [{ value: `Mayor accused ${number}` }],
      bodies: [{ contentType: 'text/html', value: '<p>The mayor took the money.</p>' }],
    },
    'x',
    reading,
  )

async function arrive(number: number, as: 'draft' | 'published' = 'published', hour = 10) {
  const usable = await item(number, 'usable', hour)
  if (!('read' in usable)) throw new Error('it is a story')
  return (await importStories(actor, [usable], as))[0]
}

async function recallItem(number: number, pubStatus = 'canceled', who: Parameters<typeof recall>[0] = actor) {
  const canceled = await item(number, pubStatus, 11)
  if (!('recall' in canceled)) throw new Error('it is a recall')
  return recall(who, canceled)
}

async function articleOf(number: number) {
  const [row] = await database()
    .select({ article: articles, draft: drafts, live: liveArticles.articleId })
    .from(imports)
    .innerJoin(articles, eq(articles.id, imports.articleId))
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(liveArticles, eq(liveArticles.articleId, articles.id))
    .where(eq(imports.source, `ninjs:urn:test:kill:${number}`))
  if (!row) throw new Error(`${number} is not in`)
  return row
}

test('a canceled story is unpublished, no other is, and its text stays as a draft', async () => {
  await arrive(1)
  await arrive(2)
  expect(await recallItem(1)).toMatchObject({
    result: 'withdrawn',
    reason: 'its pubStatus is “canceled”: /news/mayor-accused-1 is out of the paper',
  })
  const { article, draft, live } = await articleOf(1)
  expect(article).toMatchObject({ stage: 'unpublished', liveRevisionId: null, note: expect.stringContaining('urn:test:kill:1') })
  expect([draft.headline, live]).toEqual(['Mayor accused 1', null])
  expect((await articleOf(2)).article.stage).toBe('published')
  expect(await database().select().from(feedItems).where(eq(feedItems.articleId, article.id))).toEqual([])
  const [publication] = await database().select().from(publications).where(eq(publications.articleId, article.id))
  expect(publication).toMatchObject({ ending: 'unpublished', endedBy: null })
  const [deed] = await database().select().from(audit).where(eq(audit.subjectId, article.id)).orderBy(desc(audit.id)).limit(1)
  expect(deed).toMatchObject({ verb: 'unpublish', personId: null, detail: { recalledBy: 'ninjs:urn:test:kill:1' } })
  const [told] = await database().select().from(outbox).orderBy(desc(outbox.id)).limit(1)
  expect(told?.event).toMatchObject({ kind: 'unpublished', articleId: article.id, slug: 'mayor-accused-1' })
})

test('a repeated recall changes nothing, and the story is not imported again, not even as a newer version', async () => {
  expect(await recallItem(1)).toMatchObject({ result: 'unchanged' })
  expect(await arrive(1)).toMatchObject({ result: 'skipped', reason: 'its source recalled it: it must not be used' })
  expect(await arrive(1, 'published', 12)).toMatchObject({ result: 'skipped' })
  expect((await articleOf(1)).article.stage).toBe('unpublished')
})

test('a recalled story that somebody has rewritten is unpublished too, and that text stays', async () => {
  await arrive(3)
  const { article } = await articleOf(3)
  await database().update(drafts).set({ headline: 'Ours', updatedBy: cast.olena.id }).where(eq(drafts.articleId, article.id))
  expect((await recallItem(3))?.reason).toContain('somebody had changed it here, and that text is kept as a draft')
  expect(await articleOf(3)).toMatchObject({ article: { stage: 'unpublished' }, draft: { headline: 'Ours' }, live: null })
})

test('a draft that is canceled stays a draft with a note, and is never published by an import', async () => {
  await arrive(4, 'draft')
  expect(await recallItem(4)).toMatchObject({ result: 'skipped', reason: expect.stringContaining('the story is draft here') })
  expect((await articleOf(4)).article).toMatchObject({ stage: 'draft', note: expect.stringContaining('must not be used') })
  expect(await arrive(4)).toMatchObject({ result: 'skipped' })
  expect((await articleOf(4)).article.stage).toBe('draft')
})

test('a recall that arrives before its story prevents the import', async () => {
  expect(await recallItem(5)).toMatchObject({ result: 'skipped', reason: expect.stringContaining('was never imported') })
  expect(await recallItem(5)).toMatchObject({ result: 'unchanged' })
  expect(await arrive(5)).toMatchObject({ result: 'skipped' })
})

test('a recall of a discarded draft is remembered: it is not imported again, and when restored it shows the note', async () => {
  for (const number of [9, 10]) await arrive(number, 'draft')
  const [{ article }, { article: other }] = [await articleOf(9), await articleOf(10)]
  for (const { id } of [article, other]) expect(await discard(cast.marta, { articleId: id })).toMatchObject({ ok: true })
  expect(await recallItem(9, 'withheld')).toBeNull()
  expect(await recallItem(9)).toMatchObject({ result: 'skipped', reason: expect.stringContaining('the story was discarded here') })
  expect(await recallItem(9)).toMatchObject({ result: 'unchanged' })
  for (const hour of [10, 12])
    expect(await arrive(9, 'published', hour)).toMatchObject({ result: 'skipped', reason: 'its source recalled it: it must not be used' })
  for (const articleId of [article.id, other.id]) expect(await restoreDiscarded(cast.marta, { articleId })).toMatchObject({ ok: true })
  expect((await articleOf(9)).article).toMatchObject({ stage: 'draft', note: expect.stringContaining('must not be used') })
  expect((await articleOf(10)).article.note).toBeNull()
})

test('withheld unpublishes a live story, and imports one that is not live as a draft', async () => {
  await arrive(6)
  expect(await recallItem(6, 'withheld')).toMatchObject({ result: 'withdrawn' })
  expect((await articleOf(6)).article.stage).toBe('unpublished')
  expect(await recallItem(7, 'withheld')).toBeNull()
})

test('a journalist, who may not unpublish, may not recall', async () => {
  await arrive(8)
  await expect(recallItem(8, 'canceled', cast.olena)).rejects.toThrow(NotAllowed)
  expect((await articleOf(8)).article.stage).toBe('published')
})

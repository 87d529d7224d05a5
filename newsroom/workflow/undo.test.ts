import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, publications } from '#db/schema/articles.ts'
import { feedItems, feedLooks } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { notices } from '#db/schema/notices.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { draftFor } from '#newsroom/articles/draft-for.ts'
import { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import { discardDraftOrder } from '#newsroom/feed/discard-draft-order.ts'
import { setLook } from '#newsroom/feed/set-look.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { restoreTakenDown } from './restore-taken-down.ts'
import { sendBack } from './send-back.ts'
import { submit } from './submit.ts'
import { takedown } from './takedown.ts'
import { undoSendBack } from './undo-send-back.ts'
import { undoUnpublish } from './undo-unpublish.ts'
import { unpublish } from './unpublish.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(
    sql`truncate newsroom, people, sections, authors, feeds, articles, media, outbox, audit restart identity cascade`,
  )
  cast = await seedCast()
})

const rowOf = async (articleId: string) => (await database().select().from(articles).where(eq(articles.id, articleId)))[0]
const everything = async () => ({
  live: (await database().select().from(liveArticles)).map(({ number: _, ...live }) => live),
  items: await database().select().from(feedItems),
  publications: await database().select().from(publications),
})

/** Moves what the audit has into the past, around its guard. */
const minutesLater = () =>
  database().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = 'replica'`)
    await tx.execute(sql`update audit set created_at = created_at - interval '2 minutes'`)
  })

test('an unpublished story is back as it was: revision, publication, place in the feed, time of its update, who waits', async () => {
  const articleId = cast.articles.published
  await database()
    .update(liveArticles)
    .set({ updatedAt: new Date('2026-05-01T10:00:00Z') })
  await database().update(feedItems).set({ pinned: true })
  await submit(cast.olena, { articleId })
  const before = await everything()
  const waiting = await rowOf(articleId)
  await unpublish(cast.marta, { articleId })
  expect(await undoUnpublish(cast.marta, { articleId })).toEqual({ ok: true, value: { version: 3, path: '/news/the-published-story' } })
  expect(await everything()).toEqual(before)
  expect(await rowOf(articleId)).toMatchObject({
    stage: 'published',
    submittedAt: waiting?.submittedAt,
    submittedBy: cast.olena.id,
    liveRevisionId: waiting?.liveRevisionId,
  })
  expect((await database().select().from(outbox)).at(-1)).toMatchObject({
    event: { kind: 'published', articleId },
    tags: expect.arrayContaining([tags.article(articleId), tags.feed('main', 'en')]),
  })
})

test('it looks in each feed as it did; a feed that is gone since, and a picture that is, are left out', async () => {
  const articleId = cast.articles.published
  const file = { hash: 'a'.repeat(64), state: 'ready' as const, name: 'a.jpg', format: 'jpeg', bytes: 1, width: 640, height: 480 }
  const [picture] = await database().insert(media).values(file).returning({ id: media.id })
  const mediaId = picture?.id ?? ''
  const feed = { name: 'main', language: 'en' } as const
  const draft = { ...feed, name: 'draft:main' }
  await setLook(cast.marta, { feed, articleId, headline: 'Called so here', mediaId, size: 'large' })
  await beginDraftOrder(cast.marta, { feed })
  const looks = await database().select().from(feedLooks)
  expect(looks).toHaveLength(2)
  await unpublish(cast.marta, { articleId })
  expect(await database().select().from(feedLooks)).toEqual([])
  expect(await undoUnpublish(cast.marta, { articleId })).toMatchObject({ ok: true })
  expect(await database().select().from(feedLooks)).toEqual(expect.arrayContaining(looks))
  expect((await database().select().from(outbox)).at(-1)?.tags).toContain(tags.media(mediaId))

  await unpublish(cast.marta, { articleId })
  await discardDraftOrder(cast.marta, { feed: draft })
  await database().delete(media)
  expect(await undoUnpublish(cast.marta, { articleId })).toMatchObject({ ok: true })
  expect(await database().select().from(feedLooks)).toEqual([
    { feedId: cast.feed.id, articleId, headline: 'Called so here', mediaId: null, size: 'large' },
  ])
})

test('an undo that is sent twice is done once', async () => {
  const articleId = cast.articles.published
  await unpublish(cast.marta, { articleId })
  const answer = await undoUnpublish(cast.marta, { articleId })
  expect(await undoUnpublish(cast.marta, { articleId })).toEqual(answer)
  expect((await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, articleId))).map(({ verb }) => verb)).toEqual(
    ['unpublish', 'undo-unpublish'],
  )
})

test('after the minute, or when a colleague unpublished it, there is nothing to undo', async () => {
  const articleId = cast.articles.published
  await unpublish(cast.marta, { articleId })
  expect(await undoUnpublish(cast.ihor, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
  await minutesLater()
  expect(await undoUnpublish(cast.marta, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
  expect(await undoUnpublish(cast.marta, { articleId: cast.articles.draft })).toMatchObject({ ok: false, problem: 'too-late' })
})

test('a story whose address another one has taken meanwhile stays unpublished', async () => {
  const articleId = cast.articles.published
  await unpublish(cast.marta, { articleId })
  await database().update(articles).set({ slug: 'elsewhere' }).where(eq(articles.id, articleId))
  await database().update(articles).set({ slug: 'the-published-story' }).where(eq(articles.id, cast.articles.draft))
  expect(await undoUnpublish(cast.marta, { articleId })).toMatchObject({ ok: false, problem: 'address-taken' })
})

test('a story whose language left the paper meanwhile stays unpublished', async () => {
  const articleId = cast.articles.published
  await unpublish(cast.marta, { articleId })
  await database()
    .update(newsroom)
    .set({ languages: ['uk'] })
  expect(await undoUnpublish(cast.marta, { articleId })).toEqual({ ok: false, problem: 'language-left' })
  expect(await rowOf(articleId)).toMatchObject({ stage: 'unpublished' })
})

test('what came after an unpublish stands in the way of its undo, also when the editor did it', async () => {
  const articleId = cast.articles.published
  await unpublish(cast.ihor, { articleId })
  await submit(cast.marta, { articleId })
  expect(await undoUnpublish(cast.marta, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
})

test('a story that was taken down after it was unpublished, and restored, does not go back to readers by an undo of the first', async () => {
  const articleId = cast.articles.published
  await unpublish(cast.ihor, { articleId })
  await takedown(cast.ihor, { articleId, reason: 'A court says so' })
  expect(await restoreTakenDown(cast.ihor, { articleId, reason: 'The court was wrong' })).toMatchObject({ ok: true })
  expect(await undoUnpublish(cast.ihor, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
  expect(await database().select().from(liveArticles)).toEqual([])
})

test.each(['stage', 'ending'] as const)(
  'a story whose %s is no longer that of an unpublished one stays where it is, whatever the log says',
  async (what) => {
    const articleId = cast.articles.published
    await unpublish(cast.marta, { articleId })
    // As a program would leave it that took the story down and wrote no step.
    if (what === 'stage') await database().update(articles).set({ stage: 'taken-down' }).where(eq(articles.id, articleId))
    else await database().update(publications).set({ ending: 'taken-down' }).where(eq(publications.articleId, articleId))
    expect(await undoUnpublish(cast.marta, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
    expect(await database().select().from(liveArticles)).toEqual([])
  },
)

test('a story that has an embargo since it was unpublished stays unpublished', async () => {
  const articleId = cast.articles.published
  await unpublish(cast.marta, { articleId })
  const embargo = { embargoUntil: sql`now() + interval '1 day'`, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC' }
  await database().update(articles).set(embargo).where(eq(articles.id, articleId))
  expect(await undoUnpublish(cast.marta, { articleId })).toMatchObject({ ok: false, problem: 'embargoed', detail: { zone: 'UTC' } })
  expect(await database().select().from(liveArticles)).toEqual([])
})

test('a story that was sent back waits again, submitted by whom and when it was', async () => {
  const articleId = cast.articles.draft
  await submit(cast.olena, { articleId })
  const before = await rowOf(articleId)
  await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  expect(await undoSendBack(cast.marta, { articleId })).toMatchObject({ ok: true, value: { stage: 'submitted' } })
  expect(await undoSendBack(cast.marta, { articleId })).toMatchObject({ ok: true, value: { stage: 'submitted' } })
  expect(await rowOf(articleId)).toMatchObject({ submittedAt: before?.submittedAt, submittedBy: cast.olena.id, note: null })
  expect((await draftFor(cast.olena, articleId)).stage).toBe('submitted')
})

test('who was told of a send-back is told no more, once it is undone; other notices stay', async () => {
  const listTold = () =>
    database().select({ articleId: notices.articleId, kind: notices.kind }).from(notices).where(eq(notices.personId, cast.olena.id))
  for (const articleId of [cast.articles.draft, cast.articles.published]) {
    await submit(cast.olena, { articleId })
    await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  }
  expect(await listTold()).toHaveLength(2)
  await undoSendBack(cast.marta, { articleId: cast.articles.draft })
  expect(await listTold()).toEqual([{ articleId: cast.articles.published, kind: 'sent-back' }])
})

test('what was not sent back is not made to wait by an undo, whatever the editor did last', async () => {
  const articleId = cast.articles.published
  await unpublish(cast.marta, { articleId })
  expect(await undoSendBack(cast.marta, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
  expect(await rowOf(articleId)).toMatchObject({ stage: 'unpublished', submittedAt: null })
})

test('changes of a published story that were sent back wait again', async () => {
  const articleId = cast.articles.published
  await submit(cast.olena, { articleId })
  await sendBack(cast.marta, { articleId, note: 'Not yet.' })
  expect(await undoSendBack(cast.marta, { articleId })).toMatchObject({ ok: true, value: { stage: 'published' } })
  expect(await rowOf(articleId)).toMatchObject({ stage: 'published', submittedBy: cast.olena.id, note: null })
})

test('a send-back is not undone after the minute, by a colleague, or when the writer has submitted again', async () => {
  const articleId = cast.articles.draft
  await submit(cast.olena, { articleId })
  await sendBack(cast.marta, { articleId, note: 'Who says so?' })
  expect(await undoSendBack(cast.ihor, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
  await submit(cast.olena, { articleId })
  expect(await undoSendBack(cast.marta, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
  await sendBack(cast.marta, { articleId, note: 'Still: who?' })
  await minutesLater()
  expect(await undoSendBack(cast.marta, { articleId })).toMatchObject({ ok: false, problem: 'too-late' })
})

test('a journalist undoes neither', async () => {
  await expect(undoUnpublish(cast.olena, { articleId: cast.articles.published })).rejects.toThrow(NotAllowed)
  await expect(undoUnpublish(cast.danylo, { articleId: cast.articles.published })).rejects.toThrow(NotFound)
  await expect(undoSendBack(cast.olena, { articleId: cast.articles.draft })).rejects.toThrow(NotAllowed)
})

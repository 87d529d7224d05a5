import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { announce } from '#db/record.ts'
import { outsideChecks, type Spot } from '#db/schema/outside-checks.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { checkAgain } from './check-again.ts'
import { checkOf } from './check-of.ts'
import { countRed, newestChecks } from './newest-checks.ts'
import { kept, sweepChecks } from './sweep-checks.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  await database().execute(sql`delete from pgboss.job`)
  cast = await seedCast()
})

const tell = (articleId: string, kind: 'published' | 'taken-down' = 'published') =>
  transaction((tx) => announce(tx, ['x'], { kind, articleId, language: 'en', slug: 'the-published-story' }))
const spot = (after: number | null): Spot => ({ name: 'page', path: '/news/a', after, problem: after === null ? 'old' : null })

/** A check of the newest change, begun so many seconds ago. */
async function check(
  articleId: string,
  { spots, seconds = 0, ...row }: Partial<typeof outsideChecks.$inferInsert> & { spots: Spot[]; seconds?: number },
) {
  await tell(articleId)
  const changeId = sql<number>`(select max(id) from outbox)`
  const countedFrom = sql`now() - make_interval(secs => ${seconds})`
  const facts = { changeId, articleId, kind: 'published', language: 'en', slug: 'a', countedFrom, spots } as const
  await database()
    .insert(outsideChecks)
    .values({ ...facts, ...row })
}

test('a journalist sees what was found of their own stories; of others there is nothing', async () => {
  const { olena, danylo, articles } = cast
  expect(await checkOf(olena, articles.published)).toBeNull()
  await expect(checkOf(danylo, articles.published)).rejects.toThrow(NotFound)
  await expect(checkAgain(danylo, { articleId: articles.published })).rejects.toThrow(NotFound)
  await expect(newestChecks(olena)).rejects.toThrow(NotAllowed)
  await expect(countRed(olena)).rejects.toThrow(NotAllowed)
})

test('a change waits for the worker at first, and is then one that it did not look at', async () => {
  const { marta, articles } = cast
  await tell(articles.published)
  expect(await checkOf(marta, articles.published)).toMatchObject({ state: 'waiting', spots: [] })
  await database().execute(sql`update outbox set created_at = now() - interval '1 minute'`)
  expect(await checkOf(marta, articles.published)).toMatchObject({ state: 'none', spots: [] })
})

test('each place is seen, seen late, waited for, or red', async () => {
  const { marta, articles } = cast
  await check(articles.published, { spots: [spot(80), spot(9_000), spot(null)], seconds: 1 })
  const states = async () => (await checkOf(marta, articles.published))?.spots.map(({ state }) => state)
  expect(await states()).toEqual(['seen', 'seen-late', 'waiting'])
  await database().update(outsideChecks).set({ countedFrom: sql`now() - interval '6 seconds'` })
  expect(await states()).toEqual(['seen', 'seen-late', 'red'])
  expect(await checkOf(marta, articles.published)).toMatchObject({ state: 'looking', kind: 'published' })
})

test('two looks again at the same time are one; while the worker looks, nobody asks it again', async () => {
  const { marta, ihor, articles } = cast
  const articleId = articles.published
  expect(await checkAgain(marta, { articleId })).toMatchObject({ ok: false, problem: 'never-out' })
  await check(articleId, { spots: [spot(null)], redCount: 1, endedAt: new Date(), ending: 'unseen', seconds: 600 })
  const answers = await Promise.all([checkAgain(marta, { articleId }), checkAgain(ihor, { articleId })])
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await checkOf(marta, articleId)).toMatchObject({ state: 'looking', isAsked: true, spots: [] })
  expect(await database().select({ verb: audit.verb, subjectId: audit.subjectId }).from(audit)).toEqual([
    { verb: 'check-again', subjectId: articleId },
  ])
  const jobs = await database().execute(sql`select 1 from pgboss.job where name = 'look-outside' and state = 'created'`)
  expect(jobs).toHaveLength(1)
})

test('a change that was not looked at can be looked at when somebody asks', async () => {
  const { olena, articles } = cast
  await tell(articles.published)
  await database().execute(sql`update outbox set created_at = now() - interval '1 hour'`)
  expect(await checkAgain(olena, { articleId: articles.published })).toMatchObject({ ok: true })
  expect(await checkOf(olena, articles.published)).toMatchObject({ state: 'looking', isAsked: true })
})

test('a red story counts until its next change, and two are two', async () => {
  const { marta, articles } = cast
  expect([await countRed(marta), await newestChecks(marta)]).toEqual([0, []])
  await check(articles.published, { spots: [spot(null), spot(90)], redCount: 1 })
  await check(articles.unpublished, { spots: [spot(null)], redCount: 1 })
  expect(await countRed(marta)).toBe(2)
  expect(await newestChecks(marta)).toMatchObject([
    { articleId: articles.unpublished, spots: { all: 1, seen: 0, red: 1 }, slowest: null },
    { articleId: articles.published, spots: { all: 2, seen: 1, red: 1 }, slowest: 90 },
  ])
  await check(articles.published, { spots: [spot(50)], endedAt: new Date(), ending: 'seen' })
  expect(await countRed(marta)).toBe(1)
  await database().update(outsideChecks).set({ countedFrom: sql`now() - interval '8 days'` }).where(eq(outsideChecks.redCount, 1))
  expect(await countRed(marta)).toBe(0)
})

test('old checks are deleted, and the oldest of too many', async () => {
  expect(await sweepChecks()).toBe(0)
  await database().execute(sql`
    insert into outside_checks (change_id, article_id, kind, language, slug, counted_from)
    select id, ${cast.articles.published}, 'updated', 'en', 'a', now() from generate_series(1, ${kept.checks + 2}) id`)
  expect(await sweepChecks()).toBe(2)
  await database().execute(sql`update outside_checks set created_at = now() - interval '31 days' where change_id > 5000`)
  expect(await sweepChecks()).toBe(2)
})

import { and, asc, eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { draftVersions, type VersionKind, type Wrote } from '#db/schema/versions.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { compareVersions } from './compare-versions.ts'
import { thinVersions } from './thin-versions.ts'
import { storyOfVersion } from './version-story.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(() => database().delete(draftVersions).where(eq(draftVersions.kind, 'kept')))

type Made = { days: number; kind?: VersionKind; wrote?: Wrote[] }

/** Versions of a story, so many days ago (at noon, UTC); those of the same day follow each other by a minute. */
async function make(articleId: string, made: readonly Made[]): Promise<void> {
  const story = await storyOfVersion(database(), cast.articles.published, 1)
  await database().delete(draftVersions).where(eq(draftVersions.articleId, articleId))
  await database()
    .insert(draftVersions)
    .values(
      made.map(({ days, kind = 'kept', wrote = [] }, at) => ({
        articleId,
        number: at + 1,
        kind,
        wrote,
        draftVersion: at + 1,
        story,
        words: 0,
        createdAt: sql`date_trunc('day', now()) + interval '12 hours' - ${days} * interval '1 day' + ${at} * interval '1 minute'`,
      })),
    )
}

const numbers = async (articleId: string) =>
  (
    await database()
      .select({ number: draftVersions.number })
      .from(draftVersions)
      .where(eq(draftVersions.articleId, articleId))
      .orderBy(asc(draftVersions.number))
  ).map(({ number }) => number)

test('all versions of the last week stay; of an older day the last one does, in each story', async () => {
  const [one, other] = [cast.articles.draft, cast.articles.submitted]
  await make(one, [{ days: 12 }, { days: 12 }, { days: 12 }, { days: 11 }, { days: 3 }, { days: 3 }, { days: 0 }])
  await make(other, [{ days: 12 }, { days: 12 }])
  await thinVersions()
  expect([await numbers(one), await numbers(other)]).toEqual([[3, 4, 5, 6, 7], [2]])
  await thinVersions()
  expect([await numbers(one), await numbers(other)]).toEqual([[3, 4, 5, 6, 7], [2]])
})

test('after two months one a week stays, after a year one a month', async () => {
  const days = Array.from({ length: 500 }, (_, at) => ({ days: 500 - at }))
  await make(cast.articles.draft, days)
  await thinVersions()
  const left = await numbers(cast.articles.draft)
  const ages = left.map((number) => 501 - number)
  const within = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length
  expect(within(0, 60)).toBe(59)
  expect(within(61, 365)).toBeGreaterThanOrEqual(43)
  expect(within(61, 365)).toBeLessThanOrEqual(46)
  expect(within(366, 501)).toBeGreaterThanOrEqual(4)
  expect(within(366, 501)).toBeLessThanOrEqual(6)
})

test('what a person made, and a step of the workflow, stays however old it is', async () => {
  const kinds = ['saved', 'submitted', 'sent-back', 'before-restore', 'restored'] as const
  await make(
    cast.articles.draft,
    kinds.flatMap((kind) => [
      { days: 700, kind },
      { days: 700, kind },
    ]),
  )
  await thinVersions()
  expect(await numbers(cast.articles.draft)).toHaveLength(10)
})

test('who wrote how much is counted with the next version that stays, by person and of the program', async () => {
  const [olena, marta] = [cast.olena.id, cast.marta.id]
  const wrote = (personId: string | null, added: number, removed = 0): Wrote => ({ personId, added, removed })
  await make(cast.articles.draft, [
    { days: 12, wrote: [wrote(olena, 5, 1)] },
    { days: 12, wrote: [wrote(marta, 20), wrote(null, 3)] },
    { days: 12, kind: 'saved', wrote: [wrote(olena, 2)] },
    { days: 12, wrote: [wrote(olena, 7)] },
    { days: 12 },
    { days: 1, wrote: [wrote(olena, 1)] },
  ])
  await thinVersions()
  const rows = await database()
    .select({ number: draftVersions.number, wrote: draftVersions.wrote })
    .from(draftVersions)
    .where(eq(draftVersions.articleId, cast.articles.draft))
    .orderBy(asc(draftVersions.number))
  expect(rows).toEqual([
    { number: 3, wrote: [wrote(marta, 20), wrote(olena, 7, 1), wrote(null, 3)] },
    { number: 5, wrote: [wrote(olena, 7)] },
    { number: 6, wrote: [wrote(olena, 1)] },
  ])
})

test('a version is compared with the one before, whatever its number, and the first with itself', async () => {
  await make(cast.articles.draft, [{ days: 12 }, { days: 12 }, { days: 1 }])
  await thinVersions()
  expect(await numbers(cast.articles.draft)).toEqual([2, 3])
  for (const to of [3, 2])
    expect(await compareVersions(cast.olena, { articleId: cast.articles.draft, from: 'before', to })).toMatchObject({
      ok: true,
      value: { details: [] },
    })
})

test('thousands of versions are thinned in one run, and nothing but the count of a version can be changed', async () => {
  await make(
    cast.articles.draft,
    Array.from({ length: 2500 }, () => ({ days: 12 })),
  )
  await thinVersions()
  expect((await numbers(cast.articles.draft)).length).toBeLessThanOrEqual(3)
  const own = and(eq(draftVersions.articleId, cast.articles.draft), eq(draftVersions.kind, 'kept'))
  await expect(database().update(draftVersions).set({ words: 7 }).where(own)).rejects.toThrow()
  await expect(database().update(draftVersions).set({ suggested: null }).where(own)).rejects.toThrow()
  await database().update(draftVersions).set({ wrote: [] }).where(own)
})

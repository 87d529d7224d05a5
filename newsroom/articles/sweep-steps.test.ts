import { asc, eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { draftSteps, drafts } from '#db/schema/articles.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { stepsSince } from './steps-since.ts'
import { stepsKept, sweepSteps } from './sweep-steps.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().delete(draftSteps)
  await database().delete(draftVersions)
})

/** A log of as many batches as ages are given, of one step each, written so many days ago; the last makes the draft's version. */
async function write(articleId: string, ages: readonly number[], { counted = ages.length }: { counted?: number } = {}): Promise<void> {
  const step = { stepType: 'replace', from: 1, to: 1 }
  await database()
    .insert(draftSteps)
    .values(
      ages.map((age, at) => ({
        articleId,
        version: at + 1,
        fromVersion: at,
        batchId: sql`gen_random_uuid()`,
        personId: cast.olena.id,
        steps: [step],
        undo: [step],
        origins: [0],
        createdAt: sql`now() - ${age} * interval '1 day'`,
      })),
    )
  await database().update(drafts).set({ version: ages.length }).where(eq(drafts.articleId, articleId))
  if (counted > 0)
    await database().execute(sql`
      insert into draft_versions (article_id, number, kind, draft_version, story, words) values (${articleId}, 1, 'kept', ${counted}, '{}', 0)`)
}

const left = async (articleId: string) =>
  (
    await database()
      .select({ version: draftSteps.version })
      .from(draftSteps)
      .where(eq(draftSteps.articleId, articleId))
      .orderBy(asc(draftSteps.version))
  ).map(({ version }) => version)

const [old, young] = [stepsKept + 1, stepsKept - 1]

test('old steps go in each story, young ones stay, and so does the newest of a story however old', async () => {
  const [one, other] = [cast.articles.draft, cast.articles.submitted]
  await write(one, [old, old, young, 0])
  await write(other, [old, old, old])
  expect(await sweepSteps()).toBe(4)
  expect([await left(one), await left(other)]).toEqual([[3, 4], [3]])
  expect(await sweepSteps()).toBe(0)
})

test('what no version has counted yet stays, and all of a story without any version', async () => {
  const [one, other] = [cast.articles.draft, cast.articles.submitted]
  await write(one, [old, old, old, old], { counted: 2 })
  await write(other, [old, old], { counted: 0 })
  expect(await sweepSteps()).toBe(2)
  expect([await left(one), await left(other)]).toEqual([
    [3, 4],
    [1, 2],
  ])
})

test('what came after the published text stays: the editor is told who wrote it before an update', async () => {
  const id = cast.articles.published
  const [live] = await database().execute<{ version: number }>(
    sql`select draft_version as version from revisions join articles on articles.live_revision_id = revisions.id where articles.id = ${id}`,
  )
  const published = live?.version ?? 0
  expect(published).toBeGreaterThan(0)
  await write(
    id,
    Array.from({ length: published + 3 }, () => old),
  )
  expect(await sweepSteps()).toBe(published)
  expect(await left(id)).toEqual([published + 1, published + 2, published + 3])
})

test('many go in several statements, and a screen from before takes the whole text', async () => {
  const id = cast.articles.draft
  await write(id, [...Array.from({ length: 23 }, () => old), 0])
  expect(await sweepSteps(5)).toBe(23)
  expect(await stepsSince(database(), id, 0, 24)).toBeNull()
  expect(await stepsSince(database(), id, 23, 24)).toHaveLength(1)
})

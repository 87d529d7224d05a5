import { setTimeout as wait } from 'node:timers/promises'
import { eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, publications } from '#db/schema/articles.ts'
import { feedMoves } from '#db/schema/feed.ts'
import { isLong } from '#proof/edge/processes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome } from '#testing/pictures.ts'
import { pressPublish, writtenStory } from './story.ts'

/** Stories whose embargoes end within the next seconds, each pressed by two impatient editors at once. */
const [stories, within] = isLong ? [40, 20_000] : [4, 2_500]

ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
}, 120_000)

test(
  'whoever presses Publish all the time until an embargo ends publishes once, and not a moment before',
  async () => {
    const ids: string[] = []
    for (let number = 0; number < stories; number += 1) ids.push((await writtenStory(cast)).id)
    for (const [number, id] of ids.entries())
      await database()
        .update(articles)
        .set({
          embargoUntil: sql`now() + ${`${500 + (within * number) / stories} milliseconds`}::interval`,
          embargoWall: '2099-01-01T00:00',
          embargoZone: 'UTC',
        })
        .where(eq(articles.id, id))

    const problems = new Set<string>()
    const press = async (id: string) => {
      for (;;) {
        const answer = await pressPublish(cast, id)
        if (answer.ok) return
        problems.add(answer.problem)
        await wait(10)
      }
    }
    await Promise.all(ids.flatMap((id) => [press(id), press(id)]))

    expect([...problems].filter((problem) => problem !== 'stale')).toEqual(['embargoed'])
    const rows = await database()
      .select({ id: articles.id, early: sql<boolean>`${publications.publishedAt} < ${articles.embargoUntil}` })
      .from(publications)
      .innerJoin(articles, eq(articles.id, publications.articleId))
      .where(inArray(articles.id, ids))
    expect(rows.filter(({ early }) => early)).toEqual([])
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort())
    const moves = await database().select({ id: feedMoves.articleId }).from(feedMoves).where(inArray(feedMoves.articleId, ids))
    expect(moves.map(({ id }) => id).sort()).toEqual([...ids].sort())
  },
  isLong ? 900_000 : 120_000,
)

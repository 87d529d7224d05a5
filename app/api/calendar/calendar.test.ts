import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { schedules } from '#db/schema/schedules.ts'
import { makeCalendarAddress } from '#newsroom/schedule/calendar-address.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import { GET } from './[secret]/route.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const ask = (secret: string) => GET(new Request('http://paper.test'), { params: Promise.resolve({ secret }) })

/** A story that is planned for tomorrow. */
async function planned(headline: string): Promise<string> {
  const articleId = await completeStory(cast)
  await database().update(drafts).set({ headline }).where(eq(drafts.articleId, articleId))
  const answer = await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  if (!answer.ok) throw new Error(answer.problem)
  await database().update(schedules).set({ at: sql`now() + interval '1 day'` }).where(eq(schedules.articleId, articleId))
  return articleId
}

test('a calendar program is told what goes out, but of a story under an embargo no headline, neither by its plan nor by the embargo’s end', async () => {
  await planned('The tram is back')
  const secret = await planned('The minister resigns')
  const until = { embargoUntil: sql`now() + interval '1 hour'`, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC' }
  await database().update(articles).set(until).where(eq(articles.id, secret))
  const made = await makeCalendarAddress(cast.marta)
  if (!made.ok) throw new Error('no address was made')
  const answer = await ask(made.value.path.split('/').at(-1) ?? '')
  const text = (await answer.text()).replaceAll('\r\n ', '')
  expect(text).toContain('SUMMARY:Publish: The tram is back')
  expect(text).not.toContain('minister')
  expect(text.match(/SUMMARY:.*a story under an embargo/g)).toHaveLength(2)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(text).not.toContain('a-story-')
})

test('a wrong secret finds nothing', async () => {
  expect((await ask('0'.repeat(43))).status).toBe(404)
})

import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { becomeDue, completeStory, farAway } from '#testing/planned-story.ts'
import { watchSchedules } from './watch-schedules.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

async function plan(): Promise<string> {
  const articleId = await completeStory(cast)
  const answer = await schedule(cast.marta, { kind: 'publish', articleId, seen: { article: 1, draft: 1 }, ...farAway })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.id
}
const endingOf = async (id: string) =>
  (await database().select({ ending: schedules.ending }).from(schedules).where(eq(schedules.id, id)))[0]?.ending

test('the worker finds what is due without any job, what is due already and what becomes due, and says what it did', async () => {
  const [due, soon] = [await plan(), await plan()]
  await becomeDue(due, 1)
  await becomeDue(soon, -1)
  const lines: string[] = []
  const stop = watchSchedules((line) => lines.push(line))
  try {
    await vi.waitFor(async () => expect(await endingOf(soon)).toBe('done'), 5_000)
    expect(await endingOf(due)).toBe('done')
    expect(lines).toEqual([`schedule ${due}: done`, `schedule ${soon}: done`])
  } finally {
    await stop()
  }
})

import { setTimeout as wait } from 'node:timers/promises'
import { inArray, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import type { SeveralMachines } from '#proof/machines/several-machines.ts'
import { completeStory, farAway, seenOf } from '#testing/planned-story.ts'

export const planned = 40
const patience = 60_000

/**
 * Milliseconds from the time of forty schedules, all of one moment, until the last of their stories was published, by the clock of Postgres;
 * each was done once.
 */
export async function timeSchedules({ cast }: SeveralMachines): Promise<number> {
  const stories: string[] = []
  const plans: string[] = []
  for (let number = 0; number < planned; number += 1) {
    const articleId = await completeStory(cast)
    const answer = await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
    if (!answer.ok) throw new Error(answer.problem)
    stories.push(articleId)
    plans.push(answer.value.id)
  }
  const [due] = await database()
    .update(schedules)
    .set({ at: sql`now() + interval '2 seconds'` })
    .where(inArray(schedules.id, plans))
    .returning({ at: schedules.at })
  if (!due) throw new Error('there are no schedules')
  const from = performance.now()
  for (;;) {
    const [row] = await database().execute<{ count: number; after: number | null }>(sql`
      select count(*)::int as count, (extract(epoch from max(created_at) - ${due.at.toISOString()}::timestamptz) * 1000)::float8 as after
      from outbox where event->>'kind' = 'published' and ${inArray(sql`event->>'articleId'`, stories)}`)
    if (row && row.count > planned) throw new Error(`${planned} schedules were done ${row.count} times`)
    if (row?.count === planned && row.after !== null) return row.after
    if (performance.now() - from > patience) throw new Error(`of ${planned} schedules ${row?.count} were done within a minute`)
    await wait(100)
  }
}

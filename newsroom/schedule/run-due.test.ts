import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { becomeDue, completeStory, farAway, seenOf } from '#testing/planned-story.ts'
import { runDue } from './run-due.ts'
import { schedule } from './schedule.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

async function plan(): Promise<string> {
  const articleId = await completeStory(cast)
  const answer = await schedule(cast.marta, { kind: 'publish', articleId, seen: await seenOf(articleId), ...farAway })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value.id
}

test('fifty that Postgres cannot do now do not keep those behind them waiting', async () => {
  const stuck: string[] = []
  for (let each = 0; each < 50; each += 1) stuck.push(await plan())
  await database().execute(sql`
    create function refuse_stuck() returns trigger language plpgsql as $$
    begin
      if exists (select from schedules where article_id = new.article_id and at < now() - interval '30 seconds') then
        raise exception 'no room for it' using errcode = 'disk_full';
      end if;
      return new;
    end $$`)
  await database().execute(sql`create trigger refuse_stuck before insert on publications for each row execute function refuse_stuck()`)
  for (const id of stuck) await becomeDue(id, 60)
  const [well, later] = [await plan(), await plan()]
  await becomeDue(well)
  await becomeDue(later, -30)
  const next = await runDue()
  const standing = await database().select({ id: schedules.id }).from(schedules).where(eq(schedules.ending, 'done'))
  expect(standing).toEqual([{ id: well }])
  expect(next).toBeGreaterThan(20_000)
  expect(next).toBeLessThanOrEqual(30_000)

  await database().execute(sql`drop trigger refuse_stuck on publications`)
  await runDue()
  expect(await database().select({ id: schedules.id }).from(schedules).where(eq(schedules.ending, 'done'))).toHaveLength(51)
})

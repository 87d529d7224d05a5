import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
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

afterEach(async () => {
  await database().execute(sql`drop trigger if exists refuse on publications`)
})

/** Lets Postgres answer every publication with this error. */
async function refuseAll(errcode: 'disk_full' | 'check_violation'): Promise<void> {
  await database().execute(
    sql.raw(
      `create or replace function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now' using errcode = '${errcode}'; end $$`,
    ),
  )
  await database().execute(sql`create trigger refuse before insert on publications for each row execute function refuse()`)
}
const endingOf = async (id: string) =>
  (await database().select({ ending: schedules.ending, reason: schedules.reason }).from(schedules).where(eq(schedules.id, id)))[0]

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
      if exists (select from schedules where article_id = new.article_id and at < now() - interval '5 minutes') then
        raise exception 'no room for it' using errcode = 'disk_full';
      end if;
      return new;
    end $$`)
  await database().execute(sql`create trigger refuse_stuck before insert on publications for each row execute function refuse_stuck()`)
  for (const id of stuck) await becomeDue(id, 600)
  const [well, later] = [await plan(), await plan()]
  await becomeDue(well)
  await becomeDue(later, -600)
  const next = await runDue()
  const standing = await database().select({ id: schedules.id }).from(schedules).where(eq(schedules.ending, 'done'))
  expect(standing).toEqual([{ id: well }])
  expect(next).toBeGreaterThan(300_000)
  expect(next).toBeLessThanOrEqual(600_000)

  await database().execute(sql`drop trigger refuse_stuck on publications`)
  await runDue()
  expect(await database().select({ id: schedules.id }).from(schedules).where(eq(schedules.ending, 'done'))).toHaveLength(51)
}, 120_000)

test('what Postgres cannot do now is tried until it can; what always fails by itself is given up', async () => {
  const [away, wrong] = [await plan(), await plan()]
  await becomeDue(away, 1)
  await refuseAll('disk_full')
  for (let time = 0; time < 8; time += 1) await runDue()
  expect(await endingOf(away), 'an outage is no failure').toEqual({ ending: null, reason: null })
  await database().execute(sql`drop trigger refuse on publications`)
  await runDue()
  expect(await endingOf(away)).toEqual({ ending: 'done', reason: null })

  await becomeDue(wrong, 1)
  await refuseAll('check_violation')
  for (let time = 0; time < 8; time += 1) await runDue()
  expect(await endingOf(wrong)).toEqual({ ending: 'failed', reason: 'error' })
})

import { setTimeout as wait } from 'node:timers/promises'
import { eq, type SQL, sql } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { personColumns, withoutSession } from '#newsroom/people/without-session.ts'
import { reschedule } from '#newsroom/schedule/reschedule.ts'
import { runNow } from '#newsroom/schedule/run-now.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { farAway } from '#testing/planned-story.ts'
import { acting, dieAsTold, fatal } from './die-at-step.ts'
import { isByHand, isPutOff, isRaced } from './parts-of-stories.ts'

/**
 * `node dying-desk.ts PERSON PAUSE`: an editor's web, which dies as it was told. It plans each story that has no plan, chooses another time
 * for some, and runs some now: those that no worker will, and those that are due, beside the workers. What it asks for is what the database
 * has, as after a new start. PAUSE: the milliseconds between two acts.
 */
dieAsTold()
const [personId = '', pause = '0'] = process.argv.slice(2)
const editor = await findEditor()
console.log('ready')
while (true) {
  for (const { act } of inSomeOrder()) {
    const isDone = await act().catch((error) => {
      console.log(`desk: ${error instanceof Error ? error.message : error}`)
      return false
    })
    if (isDone) break
  }
  await wait(Number(pause))
}

/** By chance, but what it will die of first: each such act can be done once for each story. */
function inSomeOrder() {
  const acts = [
    { verb: 'plan', act: plan },
    { verb: 'put off', act: putOff },
    { verb: 'run now', act: runByHand },
    { verb: 'run now', act: race },
  ]
  const rank = ({ verb }: { verb: string }) => (verb === fatal ? 0 : 1) + Math.random() / 2
  return acts.map((each) => ({ ...each, rank: rank(each) })).sort((one, other) => one.rank - other.rank)
}

async function findEditor() {
  const [row] = await database().select(personColumns).from(people).where(eq(people.id, personId))
  if (!row) throw new Error(`there is no person ${personId}`)
  return withoutSession(row)
}

/** One of the first, so that two desks often choose the same. */
async function find(query: SQL): Promise<string | null> {
  const rows = await database().execute<{ id: string }>(sql`${query} limit 3`)
  return rows[Math.floor(Math.random() * rows.length)]?.id ?? null
}

async function plan(): Promise<boolean> {
  const articleId = await find(sql`
    select id from articles where slug like 'a-story-%' and not exists (select 1 from schedules where article_id = articles.id) order by id`)
  if (!articleId) return false
  acting.verb = 'plan'
  await schedule(editor, { kind: 'publish', articleId, seen: { article: 1, draft: 1 }, ...farAway })
  return true
}

/** Each once. */
async function putOff(): Promise<boolean> {
  const id = await find(sql`
    select id from schedules where ended_at is null and at > now() + interval '3 seconds' and ${isPutOff}
    and not exists (select 1 from audit where subject_id = article_id and verb = 'reschedule') order by id`)
  if (!id) return false
  acting.verb = 'put off'
  await reschedule(editor, { id, ...farAway })
  return true
}

async function runByHand(): Promise<boolean> {
  const id = await find(sql`select id from schedules where ended_at is null and ${isByHand} order by id`)
  return id !== null && run(id)
}

async function race(): Promise<boolean> {
  const id = await find(sql`select id from schedules where ended_at is null and at <= now() and ${isRaced} order by at`)
  return id !== null && run(id)
}

async function run(id: string): Promise<true> {
  acting.verb = 'run now'
  await runNow(editor, { id })
  return true
}

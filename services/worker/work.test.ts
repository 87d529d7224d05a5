import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { database } from '#db/client.ts'
import { media, renditions } from '#db/schema/media.ts'
import { outbox } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { databaseUrl } from '#lib/env.ts'
import { withRequest } from '#lib/request.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import { folderOf } from '#newsroom/media/storage-keys.ts'
import { beginCheck } from '#newsroom/outside/begin-check.ts'
import { checkAgain } from '#newsroom/outside/check-again.ts'
import { checkOf } from '#newsroom/outside/check-of.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { becomeDue, completeStory, farAway } from '#testing/planned-story.ts'
import { jobs } from './jobs.ts'
import { work } from './work.ts'

const home = ownHome()
let cast: Cast
let stop: (() => Promise<void>) | undefined
beforeAll(async () => {
  cast = await seedCast()
})
afterEach(async () => {
  await stop?.()
  stop = undefined
})

const stateOf = async (id: string) =>
  (await database().select({ state: media.state, problem: media.problem }).from(media).where(eq(media.id, id)))[0]

async function addOne(width: number) {
  const answer = await addPicture(cast.olena, { name: 'p.png', bytes: await photo(width, 60).png().toBuffer() })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value
}

test('a picture that was added before the worker ran, and one added while it runs, are both made', async () => {
  const before = await addOne(100)
  stop = await work()
  const during = await addOne(101)
  await vi.waitFor(async () => {
    expect([await stateOf(before.id), await stateOf(during.id)]).toMatchObject([{ state: 'ready' }, { state: 'ready' }])
  }, 25_000)
  expect((await database().select().from(renditions).where(eq(renditions.mediaId, during.id))).length).toBeGreaterThan(5)
})

test('what is planned is done at its time although its wake-up is lost', async () => {
  const articleId = await completeStory(cast)
  const planned = await schedule(cast.marta, { kind: 'publish', articleId, seen: { article: 1, draft: 1 }, ...farAway })
  if (!planned.ok) throw new Error(planned.problem)
  await database().execute(sql`delete from pgboss.job where name = 'run-schedule'`)
  stop = await work()
  await becomeDue(planned.value.id)
  await vi.waitFor(async () => {
    const [row] = await database().select({ ending: schedules.ending }).from(schedules).where(eq(schedules.id, planned.value.id))
    expect(row?.ending).toBe('done')
  }, 10_000)
})

test('waiting jobs are done without a pause in between', async () => {
  const pictures = [await addOne(110), await addOne(111), await addOne(112)]
  stop = await work()
  await vi.waitFor(async () => {
    for (const { id } of pictures) expect(await stateOf(id)).toMatchObject({ state: 'ready' })
  }, 8_000) // one poll interval alone is ten seconds
})

test('renditions of a worker that was killed are made at the next start, not minutes later', async () => {
  const begun = [await addOne(120), await addOne(121)]
  await database().execute(sql`update pgboss.job set state = 'active', started_on = now() where name = 'renditions' and state < 'active'`)
  stop = await work()
  await vi.waitFor(async () => {
    for (const { id } of begun) expect(await stateOf(id)).toMatchObject({ state: 'ready' })
  }, 8_000)
})

test('a worker that starts beside another one leaves the other’s jobs alone', async () => {
  const other = postgres(databaseUrl(), { max: 1, onnotice: () => {}, connection: { application_name: 'galley-worker' } })
  try {
    await other`select 1`
    const begun = await addOne(125)
    await database().execute(
      sql`update pgboss.job set state = 'active', started_on = now() where name = 'renditions' and data->>'mediaId' = ${begun.id}`,
    )
    stop = await work()
    const next = await addOne(126)
    await vi.waitFor(async () => expect(await stateOf(next.id)).toMatchObject({ state: 'ready' }), 15_000)
    const [job] = await database().execute<{ state: string; tries: number }>(
      sql`select state::text, retry_count as tries from pgboss.job where data->>'mediaId' = ${begun.id}`,
    )
    expect(job).toEqual({ state: 'active', tries: 0 })
    await database().execute(sql`delete from pgboss.job where data->>'mediaId' = ${begun.id}`)
  } finally {
    await other.end()
  }
})

test('what a job says has the id of the request that caused it, and so has the job', async () => {
  const said: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  try {
    const picture = await withRequest('3f2a91c0de55', () => addOne(127))
    stop = await work()
    await vi.waitFor(() => expect(said.join('')).toContain(`"mediaId":"${picture.id}"`), 15_000)
    const line = said.find((text) => text.includes(picture.id))
    expect(JSON.parse(line ?? '')).toMatchObject({ level: 'info', message: 'renditions is done', requestId: '3f2a91c0de55' })
  } finally {
    vi.restoreAllMocks()
  }
})

test('a picture that crashed its worker at every try is marked as failed at the next start, and the others are made', async () => {
  const [fatal, well] = [await addOne(130), await addOne(131)]
  await database().execute(sql`update pgboss.job set state = 'active', started_on = now(), retry_count = retry_limit
    where name = 'renditions' and data->>'mediaId' = ${fatal.id}`)
  stop = await work()
  await vi.waitFor(async () => expect(await stateOf(well.id)).toMatchObject({ state: 'ready' }), 8_000)
  expect(await stateOf(fatal.id)).toEqual({ state: 'failed', problem: 'the worker ended, or took too long, 4 times' })
})

test('a picture without its original fails after the last try, with the reason', async () => {
  const picture = await addOne(102)
  await rm(join(home, 'media', folderOf(picture.hash)), { recursive: true })
  await expect(jobs.renditions.do({ mediaId: picture.id })).rejects.toThrow('is not in the storage')
  await jobs.renditions.giveUp?.({ mediaId: picture.id }, 'the original is not in the storage')
  expect(await stateOf(picture.id)).toEqual({ state: 'failed', problem: 'the original is not in the storage' })
})

test('a look from outside whose job failed at its last try is over, and can be asked for again', async () => {
  const articleId = await completeStory(cast)
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  const [change] = await database()
    .select({ changeId: sql<number>`max(id)`.mapWith(Number) })
    .from(outbox)
  const changeId = change?.changeId ?? 0
  await database().execute(sql`delete from pgboss.job where name = 'look-outside'`)
  await beginCheck(changeId)
  expect(await checkOf(cast.marta, articleId)).toMatchObject({ state: 'looking' })
  await jobs['look-outside'].giveUp?.({ changeId }, 'Postgres was away')
  expect(await checkOf(cast.marta, articleId)).toMatchObject({ state: 'over' })
  expect(await checkAgain(cast.marta, { articleId })).toMatchObject({ ok: true })
})

test('a job that runs twice changes nothing the second time', async () => {
  const picture = await addOne(103)
  const files = () =>
    database()
      .select()
      .from(renditions)
      .where(eq(renditions.mediaId, picture.id))
      .orderBy(renditions.shape, renditions.width, renditions.format)
  await jobs.renditions.do({ mediaId: picture.id })
  const first = await files()
  await jobs.renditions.do({ mediaId: picture.id })
  expect(await files()).toEqual(first)
})

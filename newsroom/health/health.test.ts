import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'
import { edges } from '#db/schema/edges.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { audit } from '#db/schema/record.ts'
import { webhooks } from '#db/schema/webhooks.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome } from '#testing/pictures.ts'
import { countTroubles, health } from './health.ts'
import { timeWithoutBackup } from './last-backup.ts'
import { retryJob } from './retry-job.ts'
import { skipJob } from './skip-job.ts'

ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  await database().execute(sql`delete from pgboss.job`)
  await database().delete(edges)
})

const mediaId = '01890000-0000-7000-8000-000000000001'
const add = (key = mediaId) => transaction((tx) => enqueue(tx, 'renditions', { mediaId: key }, key))
const change = (change: string) => database().execute(sql.raw(`update pgboss.job set ${change}`))
const fail = (why: string) => change(`state = 'failed', completed_on = now(), output = '{"message": "${why}"}'`)
const jobs = async () => (await health(cast.marta)).worker.jobs
const theJob = async () => {
  const [job] = await jobs()
  if (!job) throw new Error('no job is in trouble')
  return job
}
const states = async () =>
  (await database().execute<{ state: string }>(sql`select state::text from pgboss.job order by created_on`)).map(({ state }) => state)

test('journalists neither see the health nor handle jobs', async () => {
  await expect(health(cast.olena)).rejects.toThrow(NotAllowed)
  await expect(retryJob(cast.olena, { jobId: mediaId })).rejects.toThrow(NotAllowed)
  await expect(skipJob(cast.olena, { jobId: mediaId })).rejects.toThrow(NotAllowed)
  expect(await countTroubles(cast.olena)).toBe(0)
})

test('a copy that sends nothing outward says so', async () => {
  expect((await health(cast.marta)).sendsOutward).toBe(true)
  vi.stubEnv('GALLEY_OUTWARD', 'off')
  expect((await health(cast.marta)).sendsOutward).toBe(false)
  vi.unstubAllEnvs()
})

test('a job that waits is in trouble once it is late', async () => {
  await add()
  expect(await jobs()).toEqual([])
  await change(`start_after = now() - interval '6 minutes'`)
  expect(await jobs()).toMatchObject([{ name: 'renditions', trouble: 'late', problem: null }])
})

test('a job says which picture, person, feed or program it is for, and nothing where that is gone', async () => {
  const [picture] = await database()
    .insert(media)
    .values({ hash: 'e'.repeat(64), state: 'ready', name: 'harbour.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1 })
    .returning({ id: media.id })
  await add(picture?.id)
  await add()
  await transaction((tx) => enqueue(tx, 'mail-notices', { personId: cast.olena.id }, cast.olena.id))
  await transaction((tx) => enqueue(tx, 'read-wire-feed', { feedId: 'no id' }, 'no id'))
  await fail('broken')
  const told = (await jobs()).map(({ name, about }) => [name, about])
  expect(told).toHaveLength(4)
  expect(told).toEqual(
    expect.arrayContaining([
      ['renditions', 'harbour.jpg'],
      ['renditions', null],
      ['mail-notices', 'Olena'],
      ['read-wire-feed', null],
    ]),
  )
})

test('of failures of the same work the last is shown, and none once it was done', async () => {
  await add()
  await fail('the first')
  await add()
  await database().execute(
    sql`update pgboss.job set state = 'failed', completed_on = now() + interval '1 second', output = '{"message": "the second"}' where state = 'created'`,
  )
  expect(await jobs()).toMatchObject([{ trouble: 'failed', problem: 'the second' }])
  await add()
  await database().execute(sql`update pgboss.job set state = 'completed', completed_on = now() where state = 'created'`)
  expect(await jobs()).toEqual([])
})

test('a failed job is tried once more, and the audit says by whom', async () => {
  await add()
  await fail('no room')
  const { id } = await theJob()
  expect(await retryJob(cast.marta, { jobId: id })).toMatchObject({ ok: true })
  expect(await states()).toEqual(['retry'])
  expect(await retryJob(cast.marta, { jobId: id })).toMatchObject({ ok: false, problem: 'gone' })
  expect(await database().select({ by: audit.personId, detail: audit.detail }).from(audit).where(eq(audit.verb, 'retry-job'))).toEqual([
    { by: cast.marta.id, detail: { job: 'renditions', problem: 'no room' } },
  ])
})

test('a failed job whose work waits already is not tried twice', async () => {
  await add()
  await fail('no room')
  await add()
  expect(await retryJob(cast.marta, { jobId: (await theJob()).id })).toMatchObject({ ok: false, problem: 'waits-already' })
  expect(await states()).toEqual(['failed', 'created'])
})

test('a failed or late job is skipped; one that runs is not', async () => {
  await add()
  await change(`start_after = now() - interval '6 minutes'`)
  const { id } = await theJob()
  await change(`state = 'active'`)
  expect(await skipJob(cast.ihor, { jobId: id })).toMatchObject({ ok: false, problem: 'gone' })
  await fail('broken')
  expect(await skipJob(cast.ihor, { jobId: id })).toMatchObject({ ok: true })
  expect(await states()).toEqual([])
  expect(await database().select({ detail: audit.detail }).from(audit).where(eq(audit.verb, 'skip-job'))).toEqual([
    { detail: { job: 'renditions', data: { mediaId }, problem: 'broken' } },
  ])
})

test('the mark counts what is red: here the worker, a late job and a silent edge', async () => {
  expect(await countTroubles(cast.marta)).toBe(1)
  await add()
  await change(`start_after = now() - interval '6 minutes'`)
  await database().insert(edges).values({ name: 'lost', appliedId: 0, seenAt: sql`now() - interval '1 minute'` })
  expect(await countTroubles(cast.marta)).toBe(3)
  expect(await health(cast.marta)).toMatchObject({
    worker: { isRunning: false },
    edges: [{ name: 'lost', isSilent: true }],
    mail: { hasServer: false },
  })
})

const hoursWithoutBackup = async () => Math.round(((await timeWithoutBackup()) ?? 0) / 3_600_000)

test('the age of the last backup is known, is red past a day, and is not asked where backups are off', async () => {
  const backup = async () => (await health(cast.marta)).backup
  expect(await backup()).toEqual({ isOn: true, age: null, isOld: false })
  await transaction((tx) => enqueue(tx, 'backup', {}, 'backup'))
  await change(`state = 'completed', completed_on = now() - interval '23 hours'`)
  expect(await backup()).toMatchObject({ isOn: true, isOld: false })
  expect((await backup()).age).toBeGreaterThan(22 * 3_600_000)
  const before = await countTroubles(cast.marta)
  await change(`completed_on = now() - interval '25 hours'`)
  expect(await backup()).toMatchObject({ isOn: true, isOld: true })
  expect(await countTroubles(cast.marta)).toBe(before + 1)
  expect(await hoursWithoutBackup()).toBe(25)
  process.env.GALLEY_BACKUP = 'off'
  expect(await backup()).toEqual({ isOn: false, age: null, isOld: false })
  expect(await timeWithoutBackup()).toBeNull()
  delete process.env.GALLEY_BACKUP
})

test('a newsroom of two days without a backup is red too: the queue forgets the last one after a week', async () => {
  const backup = async () => (await health(cast.marta)).backup
  await database().insert(audit).values({ verb: 'publish', subject: 'article', createdAt: sql`now() - interval '23 hours'` })
  expect(await backup()).toEqual({ isOn: true, age: null, isOld: false })
  await database().insert(audit).values({ verb: 'publish', subject: 'article', createdAt: sql`now() - interval '2 days'` })
  expect(await backup()).toEqual({ isOn: true, age: null, isOld: true })
  expect(await hoursWithoutBackup()).toBe(48)
  await transaction((tx) => enqueue(tx, 'backup', {}, 'backup'))
  await change(`state = 'completed', completed_on = now()`)
  expect(await backup()).toMatchObject({ isOld: false })
})

test('webhooks that Galley paused by itself are named, those that an admin paused are not', async () => {
  const add = (name: string, because: 'failing' | 'gone' | null) =>
    database()
      .insert(webhooks)
      .values({ name, url: 'https://app.test/', sealedSecret: '', createdBy: cast.ihor.id, pausedAt: sql`now()`, pausedBecause: because })
  await add('By hand', null)
  const before = await countTroubles(cast.marta)
  expect((await health(cast.marta)).brokenWebhooks).toEqual([])
  await add('Push', 'failing')
  await add('App', 'gone')
  expect((await health(cast.marta)).brokenWebhooks).toEqual(['App', 'Push'])
  expect(await countTroubles(cast.marta)).toBe(before + 1)
})

test('stories that readers have with a picture whose rights ran out are listed, and count as a trouble', async () => {
  const before = await countTroubles(cast.marta)
  const file = { hash: 'ended', name: 'ferry.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1, state: 'ready' as const }
  const [picture] = await database()
    .insert(media)
    .values({ ...file, rightsEnd: sql`current_date + 2` })
    .returning({ id: media.id })
  const id = picture?.id ?? ''
  await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: id })
  expect([(await health(cast.marta)).withoutRights, await countTroubles(cast.marta)]).toEqual([[], before])
  await database().update(media).set({ rightsEnd: '2020-01-31' }).where(eq(media.id, id))
  expect((await health(cast.marta)).withoutRights).toMatchObject([
    { articleId: cast.articles.published, mediaId: id, name: 'ferry.jpg', rightsEnd: '2020-01-31' },
  ])
  expect(await countTroubles(cast.marta)).toBe(before + 1)
})

import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from './client.ts'
import { enqueue } from './queue.ts'

const mediaId = '01990000-0000-7000-8000-000000000001'
const readWaiting = async () => {
  const rows = await database().execute<{ data: { mediaId: string } }>(sql`select data from pgboss.job where name = 'renditions'`)
  return rows.map((row) => row.data)
}

beforeEach(async () => {
  await database().execute(sql`delete from pgboss.job where name = 'renditions'`)
})

test('a job enqueued in a transaction exists once it commits', async () => {
  await transaction((tx) => enqueue(tx, 'renditions', { mediaId }, mediaId))
  expect(await readWaiting()).toEqual([{ mediaId }])
})

test('a rollback leaves no job', async () => {
  const work = transaction(async (tx) => {
    await enqueue(tx, 'renditions', { mediaId }, mediaId)
    throw new Error('the verb failed')
  })
  await expect(work).rejects.toThrow('the verb failed')
  expect(await readWaiting()).toEqual([])
})

test('the same job enqueued twice waits once', async () => {
  await transaction((tx) => enqueue(tx, 'renditions', { mediaId }, mediaId))
  await transaction((tx) => enqueue(tx, 'renditions', { mediaId }, mediaId))
  expect(await readWaiting()).toHaveLength(1)
})

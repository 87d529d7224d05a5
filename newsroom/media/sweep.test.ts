import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { addPicture } from './add-picture.ts'
import { storage } from './configured-storage.ts'
import { originalKey } from './storage-keys.ts'
import { resumeRenditions, sweepFiles } from './sweep.ts'

ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})
const tomorrow = () => Date.now() + 25 * 60 * 60 * 1000

test('files without a picture are deleted after a day; those of the library and newer ones stay', async () => {
  const added = await addPicture(cast.olena, { name: 'p.png', bytes: await photo(80, 60).png().toBuffer() })
  if (!added.ok) throw new Error(added.problem)
  const orphan = 'ef'.repeat(32)
  await storage().put(originalKey(orphan), Buffer.from('left over'))
  expect(await sweepFiles()).toBe(0)
  expect(await sweepFiles(tomorrow())).toBe(1)
  expect(await storage().get(originalKey(orphan))).toBeNull()
  expect(await storage().get(originalKey(added.value.hash))).not.toBeNull()
})

test('a picture whose job was lost gets another one, a new picture does not', async () => {
  const jobs = async (id: string) => (await database().execute(sql`select id from pgboss.job where data->>'mediaId' = ${id}`)).length
  const added = await addPicture(cast.olena, { name: 'p.png', bytes: await photo(90, 60).png().toBuffer() })
  if (!added.ok) throw new Error(added.problem)
  const { id } = added.value
  await database().execute(sql`delete from pgboss.job`)
  await resumeRenditions()
  expect(await jobs(id)).toBe(0)
  await database().update(media).set({ createdAt: sql`now() - interval '6 minutes'` }).where(eq(media.id, id))
  await resumeRenditions()
  await resumeRenditions()
  expect(await jobs(id)).toBe(1)
})

test('a picture whose tries all ended without an answer is marked as failed, and is retried when it is added again', async () => {
  const bytes = await photo(91, 60).png().toBuffer()
  const bring = async () => {
    const added = await addPicture(cast.olena, { name: 'p.png', bytes })
    if (!added.ok) throw new Error(added.problem)
    return added.value.id
  }
  const id = await bring()
  const stateNow = async () =>
    (await database().select({ state: media.state, problem: media.problem }).from(media).where(eq(media.id, id)))[0]
  const countWaiting = async () =>
    (await database().execute(sql`select id from pgboss.job where data->>'mediaId' = ${id} and state < 'active'`)).length
  await database().update(media).set({ createdAt: sql`now() - interval '6 minutes'` }).where(eq(media.id, id))
  await database().execute(sql`update pgboss.job set state = 'failed' where data->>'mediaId' = ${id}`)
  await resumeRenditions()
  expect(await stateNow()).toEqual({ state: 'failed', problem: 'the worker ended, or took too long, 4 times' })
  expect(await countWaiting()).toBe(0)

  expect(await bring()).toBe(id)
  await resumeRenditions()
  expect([await stateNow(), await countWaiting()]).toEqual([{ state: 'processing', problem: null }, 1])
})

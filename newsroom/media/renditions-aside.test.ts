import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { media, renditions } from '#db/schema/media.ts'
import { widthsOf } from '#lib/renditions.ts'
import { seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { addPicture } from './add-picture.ts'
import { storage } from './configured-storage.ts'
import { renditionsAside } from './renditions-aside.ts'
import { originalKey } from './storage-keys.ts'

ownHome()

async function addOne(width: number) {
  const { marta } = await cast
  const file = { name: `${width}.jpg`, bytes: await photo(width, 300).jpeg().toBuffer() }
  const answer = await addPicture(marta, file, { renditions: 'aside' })
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value
}
const cast = seedCast()

test('pictures that are added one after the other are all ready in the end, with all their files', async () => {
  const aside = renditionsAside()
  const widths = [330, 340, 350, 360, 370, 380]
  const ids: string[] = []
  for (const width of widths) {
    const { id, state } = await addOne(width)
    expect(state).toBe('processing')
    ids.push(id)
    await aside.make(id)
  }
  await aside.all()
  const rows = await database().select({ state: media.state }).from(media).where(inArray(media.id, ids))
  expect(rows).toEqual(widths.map(() => ({ state: 'ready' })))
  for (const [at, id] of ids.entries()) {
    const files = await database().select().from(renditions).where(eq(renditions.mediaId, id))
    expect(files.filter(({ shape }) => shape === 'full')).toHaveLength(widthsOf(widths[at] ?? 0).length * 3)
  }
})

test('a picture whose files cannot be made causes one error', async () => {
  const aside = renditionsAside()
  const { id, hash } = await addOne(390)
  await storage().forget(hash)
  expect(await storage().get(originalKey(hash))).toBeNull()
  await expect(aside.make(id).then(aside.all)).rejects.toThrow('is not in the storage')
  await aside.all()
})

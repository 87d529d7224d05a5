import { and, eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media, pictureCrops, renditions } from '#db/schema/media.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed, NotFound, no } from '#lib/outcome.ts'
import { renditionPath } from '#lib/paths.ts'
import { type Crop, type Shape, shapes } from '#lib/renditions.ts'
import { picturesForStaff } from '#newsroom/articles/pictures-for-staff.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome } from '#testing/pictures.ts'
import { addPicture } from './add-picture.ts'
import { storage } from './configured-storage.ts'
import { cropPicture } from './crop-picture.ts'
import { describePicture } from './describe-picture.ts'
import { cropInput } from './input.ts'
import { libraryPictures } from './library.ts'
import { makeRenditions } from './make-renditions.ts'
import { presentCrop, publicRendition, readAddress, staffRendition } from './rendition-for.ts'

ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

/** Four quarters: red and green above, blue and white below. */
async function quarters(width: number, height: number, seed: number, orientation = 1): Promise<Buffer> {
  const part = (background: string) =>
    sharp({ create: { width: width / 2, height: height / 2, channels: 3, background } })
      .png()
      .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([
      { input: await part('#f00'), left: 0, top: 0 },
      { input: await part('#0f0'), left: width / 2, top: 0 },
      { input: await part('#00f'), left: 0, top: height / 2 },
      // One pixel of its own: the same file would be the same picture.
      {
        input: await sharp({ create: { width: 1, height: 1, channels: 3, background: { r: seed, g: 0, b: 0 } } })
          .png()
          .toBuffer(),
        left: 0,
        top: 0,
      },
    ])
    .withMetadata({ orientation })
    .png()
    .toBuffer()
}

let seed = 0
async function add(orientation = 1, renditions: 'now' | 'aside' | 'later' = 'now') {
  seed += 1
  const added = await addPicture(cast.olena, { name: 'p.png', bytes: await quarters(800, 600, seed, orientation) }, { renditions })
  if (!added.ok) throw new Error(added.problem)
  return added.value
}
/** Two pictures with the files that readers have. */
const addTwo = async () => [await add(), await add()] as const
/** A picture of which no file is made yet: enough where nobody looks at the files, and it takes a fraction of the time. */
const addBare = () => add(1, 'aside')
let bare: { id: string; hash: string }
beforeAll(async () => {
  bare = await addBare()
})

const files = async (id: string, shape: Shape) =>
  database()
    .select()
    .from(renditions)
    .where(and(eq(renditions.mediaId, id), eq(renditions.shape, shape)))

/** The colours that a file has in its middle and in its corners, to the nearest of the quarters. */
async function coloursOf({ id, hash }: { id: string; hash: string }, shape: Shape, format = 'jpg') {
  const all = (await files(id, shape)).filter((file) => file.format === format)
  const named = await Promise.all(
    all.map(async ({ width, height, mark }) => {
      const found = await staffRendition(cast.olena, { hash, shape, width, mark, format: format as 'jpg' })
      const data = Buffer.from(await new Response((await found?.body()) as BodyInit).arrayBuffer())
      const { data: pixels, info } = await sharp(data).raw().toBuffer({ resolveWithObject: true })
      expect([info.width, info.height]).toEqual([width, height])
      const at = (x: number, y: number) => {
        const from = (Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * info.channels
        const [red = 0, green = 0, blue = 0] = pixels.subarray(from, from + 3)
        return red > 128 ? (green > 128 ? 'white' : 'red') : green > 128 ? 'green' : blue > 128 ? 'blue' : 'black'
      }
      return [at(0.03, 0.05), at(0.97, 0.05), at(0.03, 0.95), at(0.97, 0.95)].join(' ')
    }),
  )
  return [...new Set(named)]
}

const topLeft: Crop = { left: 0, top: 0, width: 0.36 }
const bottomRight: Crop = { left: 0.55, top: 0.55, width: 0.4 }
const wholeMiddle = 'red green blue white'

test('each shape of each picture has the crop that was drawn for it; all others stay around the focal point', async () => {
  const [one, other] = await addTwo()
  expect(await cropPicture(cast.olena, { id: one.id, shape: '1x1', crop: topLeft })).toMatchObject({ value: { crops: { '1x1': topLeft } } })
  expect(await cropPicture(cast.olena, { id: one.id, shape: '16x9', crop: bottomRight })).toMatchObject({
    value: { crops: { '1x1': topLeft, '16x9': bottomRight } },
  })
  await cropPicture(cast.olena, { id: other.id, shape: '3x2', crop: bottomRight })
  for (const { id } of [one, other]) await makeRenditions(id)
  expect(await coloursOf(one, '1x1')).toEqual(['red red red red'])
  expect(await coloursOf(one, '1x1', 'webp')).toEqual(['red red red red'])
  expect(await coloursOf(one, '16x9')).toEqual(['white white white white'])
  expect(await coloursOf(one, '4x3')).toEqual([wholeMiddle])
  expect(await coloursOf(one, '3x2')).toEqual([])
  expect(await coloursOf(other, '3x2', 'avif')).toEqual(['white white white white'])
  expect(await coloursOf(other, '1x1')).toEqual([wholeMiddle])
  for (const { shape, width, height } of [...(await files(one.id, '1x1')), ...(await files(one.id, '16x9'))]) {
    expect(Math.abs(width / shapes[shape as Shape] - height)).toBeLessThanOrEqual(0.5)
    expect(width).toBeLessThanOrEqual(360)
  }
})

test('a crop is cut from the upright picture when the camera was turned', async () => {
  const turned = await add(6)
  await cropPicture(cast.olena, { id: turned.id, shape: '1x1', crop: { left: 0, top: 0, width: 0.45 } })
  await makeRenditions(turned.id)
  // 90° clockwise: what was below at the left is above at the left.
  expect(await coloursOf(turned, '1x1')).toEqual(['blue blue blue blue'])
})

test('a picture whose files are not made yet is made with its crop', async () => {
  const later = await add(1, 'later')
  await cropPicture(cast.olena, { id: later.id, shape: '4x3', crop: topLeft })
  await makeRenditions(later.id)
  expect(await coloursOf(later, '4x3')).toEqual(['red red red red'])
  expect((await libraryPictures(cast.olena, [later.id]))[0]).toMatchObject({ state: 'ready', crops: { '4x3': topLeft } })
})

test('two people who crop two shapes at the same time both keep theirs', async () => {
  const [one, other] = [await addBare(), await addBare()]
  const answers = await Promise.all([
    cropPicture(cast.olena, { id: one.id, shape: '1x1', crop: topLeft }),
    cropPicture(cast.marta, { id: one.id, shape: '16x9', crop: bottomRight }),
    cropPicture(cast.ihor, { id: one.id, shape: '4x3', crop: bottomRight }),
  ])
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
  const [picture] = await libraryPictures(cast.olena, [one.id])
  expect(picture?.crops).toEqual({ '1x1': topLeft, '16x9': bottomRight, '4x3': bottomRight })
  expect((await libraryPictures(cast.olena, [other.id]))[0]?.crops).toEqual({})
})

test('the addresses change with each crop, and the former ones lead to the present crop', async () => {
  const [one, other] = await addTwo()
  await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: one.id })
  const address = async () => {
    const [picture] = (await picturesForStaff([one.id])).values()
    const file = picture?.files.findLast(({ shape, format }) => shape === '16x9' && format === 'jpg')
    return file ? renditionPath(one.hash, file) : ''
  }
  const read = (path: string) =>
    readAddress(...(path.split('/').slice(2) as [string, string])) ?? { hash: '', shape: 'full', width: 0, format: 'jpg' }
  const draw = async (crop: Crop | null) => {
    await cropPicture(cast.olena, { id: one.id, shape: '16x9', crop })
    await makeRenditions(one.id)
    return address()
  }
  const addresses = [await address(), await draw(topLeft), await draw(bottomRight), await draw(null)]
  expect(addresses[0]).toBe(`/media/${one.hash}/16x9-800.jpg`)
  expect(addresses[1]).toMatch(/\/16x9-[0-9a-f]{8}-288\.jpg$/)
  expect(addresses[3]).toBe(addresses[0])
  expect(new Set(addresses).size).toBe(3)
  const [, first = '', second = '', last = ''] = addresses
  expect(await publicRendition(read(last))).toMatchObject({ mediaId: one.id })
  for (const former of [first, second]) {
    expect(await publicRendition(read(former))).toBeNull()
    expect(await presentCrop(read(former))).toEqual({ mediaId: one.id, path: last })
    expect(await storage().get(`${one.hash.slice(0, 2)}${former.slice('/media'.length)}`)).toBeNull()
  }
  const third = await draw(topLeft)
  expect(third).toBe(first)
  expect(await presentCrop(read(last))).toEqual({ mediaId: one.id, path: third })
  // Addresses that were never given, and pictures that readers have nowhere, lead nowhere.
  expect(await presentCrop(read(third.replace('-288', '-287')))).toBeNull()
  expect(await presentCrop({ hash: other.hash, shape: '16x9', width: 800, format: 'jpg', mark: 'aaaaaaaa' })).toBeNull()
  expect(await presentCrop({ hash: one.hash, shape: 'full', width: 123, format: 'jpg' })).toBeNull()
})

test('a preview that is open gets the present crop by the address of the former one, of a picture that readers do not have', async () => {
  const other = await add()
  const asked = { hash: other.hash, shape: '16x9', format: 'jpg' } as const
  const draw = async (crop: Crop | null) => {
    await cropPicture(cast.olena, { id: other.id, shape: '16x9', crop })
    await makeRenditions(other.id)
  }
  const find = async (mark: string | undefined, width: number) => {
    const file = await staffRendition(cast.olena, { ...asked, mark, width })
    return file && [file.etag.split('-').slice(1, -1).join('-'), (await file.body()) !== null]
  }
  await draw(null)
  expect(await find(undefined, 800)).toEqual(['16x9--800-jpg', true])
  await draw(topLeft)
  const [now] = (await find(undefined, 800)) ?? []
  expect(now).toMatch(/^16x9-[0-9a-f]{8}-288-jpg$/)
  await draw(null)
  const mark = String(now).split('-')[1]
  expect(await find(mark, 288)).toEqual(['16x9--800-jpg', true])
  // The present drawing in another width, and a width of the full picture, were never given.
  expect(await find(undefined, 287)).toBeNull()
  expect(await staffRendition(cast.olena, { hash: other.hash, shape: 'full', width: 123, format: 'jpg' })).toBeNull()
})

test('readers are told when the new files are there, and not of a picture that nobody sees', async () => {
  const [one, other] = await addTwo()
  const countTold = async ({ id }: { id: string }) =>
    (await database().select().from(outbox)).filter(({ tags }) => tags.includes(`media:${id}`)).length
  await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: one.id })
  for (const { id } of [one, other]) await cropPicture(cast.olena, { id, shape: '4x3', crop: topLeft })
  expect([await countTold(one), await countTold(other)]).toEqual([0, 0])
  for (const { id } of [one, other]) await makeRenditions(id)
  expect([await countTold(one), await countTold(other)]).toEqual([1, 0])
  await makeRenditions(one.id)
  expect(await countTold(one)).toBe(1)
})

test('readers are told of a crop in a shape of which there were no files', async () => {
  const one = await add()
  const countTold = async () => (await database().select().from(outbox)).filter(({ tags }) => tags.includes(`media:${one.id}`)).length
  await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: one.id })
  for (const [at, crop] of [topLeft, bottomRight, null].entries()) {
    await cropPicture(cast.olena, { id: one.id, shape: '3x2', crop })
    await makeRenditions(one.id)
    expect(await countTold()).toBe(at + 1)
  }
})

test('the focal point moves every shape but those that were drawn', async () => {
  const one = await add()
  await cropPicture(cast.olena, { id: one.id, shape: '1x1', crop: topLeft })
  await describePicture(cast.olena, { id: one.id, focalX: 1, focalY: 0 })
  await makeRenditions(one.id)
  expect(await coloursOf(one, '1x1')).toEqual(['red red red red'])
  expect(await coloursOf(one, '16x9')).toEqual(['red green blue white'])
  await cropPicture(cast.olena, { id: one.id, shape: '1x1', crop: null })
  await makeRenditions(one.id)
  expect(await coloursOf(one, '1x1')).toEqual(['red green blue white'])
  expect(await database().select().from(pictureCrops).where(eq(pictureCrops.mediaId, one.id))).toEqual([])
})

test('the same crop again, and taking back what was not drawn, change nothing', async () => {
  const one = await addBare()
  const jobs = async () => (await database().execute(sql`select id from pgboss.job where data->>'mediaId' = ${one.id}`)).length
  expect(await cropPicture(cast.olena, { id: one.id, shape: '1x1', crop: null })).toMatchObject({ ok: true })
  expect(await jobs()).toBe(0)
  for (const _ of [1, 2]) expect(await cropPicture(cast.olena, { id: one.id, shape: '1x1', crop: topLeft })).toMatchObject({ ok: true })
  const rows = await database()
    .select()
    .from(audit)
    .where(and(eq(audit.subjectId, one.id), eq(audit.verb, 'crop-picture')))
  expect(rows).toMatchObject([{ personId: cast.olena.id, detail: { shape: '1x1', crop: topLeft } }])
})

test('a journalist may crop a picture of their own, not a colleague’s; an unknown one is not found', async () => {
  await expect(cropPicture(cast.danylo, { id: bare.id, shape: '1x1', crop: topLeft })).rejects.toThrow(NotAllowed)
  await expect(cropPicture(cast.danylo, { id: bare.id, shape: '1x1', crop: null })).rejects.toThrow(NotAllowed)
  await expect(cropPicture(cast.marta, { id: cast.olena.id, shape: '1x1', crop: topLeft })).rejects.toThrow(NotFound)
  expect(await database().select().from(pictureCrops).where(eq(pictureCrops.mediaId, bare.id))).toEqual([])
})

test.each([
  ['1x1', { left: 0.5, top: 0, width: 0.6 }, 'outside'],
  ['1x1', { left: 0, top: 0, width: 0.9 }, 'outside'],
  ['16x9', { left: 0, top: 0.9, width: 0.5 }, 'outside'],
  ['4x3', { left: 0, top: 0, width: 0.19 }, 'too-small'],
  ['4x3', { left: 0, top: 0, width: 1e-9 }, 'too-small'],
  ['4x3', { left: 1, top: 1, width: 1e-9 }, 'too-small'],
] as const)('%s with %j is refused: %s', async (shape, crop, problem) => {
  expect(await cropPicture(cast.olena, { id: bare.id, shape, crop })).toEqual(no(problem))
  expect(await database().select().from(pictureCrops).where(eq(pictureCrops.mediaId, bare.id))).toEqual([])
})

test('a crop may be the whole picture, and a little over its edge by rounding', async () => {
  const one = await addBare()
  for (const crop of [
    { left: 0, top: 0, width: 1 },
    { left: 0.0003, top: 0.0003, width: 1 },
  ])
    expect(await cropPicture(cast.olena, { id: one.id, shape: '4x3', crop })).toMatchObject({
      value: { crops: { '4x3': { left: 0, width: 1 } } },
    })
  await makeRenditions(one.id)
  expect(await coloursOf(one, '4x3')).toEqual([wholeMiddle])
})

test.each([
  { crop: { left: -0.01, top: 0, width: 0.5 } },
  { crop: { left: 0, top: 0, width: 0 } },
  { crop: { left: 0, top: 0, width: Number.NaN } },
  { crop: { left: 0, top: 0, width: Number.POSITIVE_INFINITY } },
  { crop: { left: 0, top: 0, width: '0.5' } },
  { crop: { left: 0, top: 0, width: 0.5, height: 0.5 } },
  { crop: { left: 0, top: 0 } },
  { crop: [0, 0, 1] },
  { crop: undefined },
  { shape: 'full' },
  { shape: '2x1' },
  { shape: '__proto__' },
  { id: 'x' },
])('%j is refused as input', (part) => {
  const crop = { id: bare.id, shape: '1x1', crop: topLeft }
  expect(cropInput.safeParse(crop).success).toBe(true)
  expect(cropInput.safeParse({ ...crop, ...part }).success).toBe(false)
})

test('the database keeps no crop that cannot be one', async () => {
  for (const [left, top, width] of [
    [-0.1, 0, 0.5],
    [0, 2, 0.5],
    [0, 0, 0],
    [0.6, 0, 0.5],
  ])
    await expect(
      database()
        .insert(pictureCrops)
        .values({ mediaId: bare.id, shape: '1x1', left: left ?? 0, top: top ?? 0, width: width ?? 0 }),
    ).rejects.toThrow()
  const [picture] = await database().select({ id: media.id }).from(media).where(eq(media.id, bare.id))
  expect(picture).toBeDefined()
})

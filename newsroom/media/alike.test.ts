import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome } from '#testing/pictures.ts'
import { addPicture } from './add-picture.ts'
import { alikePictures } from './alike.ts'
import { fillLikeness } from './fill-likeness.ts'
import { likenessOf, mostDifferent, partsNear, partsOf } from './likeness.ts'

ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

/** A drawing with some shapes, other ones for each seed. */
function draw(seed: number, width = 900, height = 600) {
  const next = (
    (state) => () =>
      (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  )(seed * 7919 + 1)
  const shapes = Array.from({ length: 14 }, () => {
    const [x, y, size, grey] = [next() * 900, next() * 600, 60 + next() * 240, Math.floor(next() * 255)]
    return `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="rgb(${grey} ${grey} ${grey})"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 600"><rect width="900" height="600" fill="#888"/>${shapes.join('')}</svg>`
  return sharp(Buffer.from(svg)).resize(width, height)
}
async function add(bytes: Buffer, name: string): Promise<string> {
  const added = await addPicture(cast.olena, { name, bytes }, { renditions: 'aside' })
  if (!added.ok) throw new Error(added.problem)
  return added.value.id
}
const differing = (one: string, other: string) => (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll('0', '').length

describe('pictures that look alike', () => {
  test('are the same one smaller, in another format, lighter or with a mark on it; not another one', async () => {
    const original = await add(await draw(1).jpeg().toBuffer(), 'original.jpg')
    const copies = [
      await add(await draw(1, 450, 300).png().toBuffer(), 'smaller.png'),
      await add(await draw(1).webp({ quality: 30 }).toBuffer(), 'rough.webp'),
      await add(await draw(1).modulate({ brightness: 1.08 }).jpeg().toBuffer(), 'lighter.jpg'),
    ]
    for (let seed = 2; seed < 12; seed += 1) await add(await draw(seed).jpeg().toBuffer(), `other-${seed}.jpg`)
    expect((await alikePictures(cast.danylo, original)).map(({ id }) => id).sort()).toEqual([...copies].sort())
    expect((await alikePictures(cast.danylo, copies[0] ?? '')).map(({ id }) => id)).toContain(original)
    await database().update(media).set({ deletedAt: new Date() }).where(sql`${media.id} = ${copies[0]}`)
    expect((await alikePictures(cast.danylo, original)).map(({ id }) => id)).not.toContain(copies[0])
  })

  test('plain surfaces are like no other', async () => {
    const plain = (colour: string) =>
      sharp({ create: { width: 300, height: 200, channels: 3, background: colour } })
        .png()
        .toBuffer()
    expect(await likenessOf(await plain('#357'))).toBe('')
    const one = await add(await plain('#357'), 'sky.png')
    await add(await plain('#753'), 'sand.png')
    expect(await alikePictures(cast.olena, one)).toEqual([])
  })

  test('those of an older Galley are looked at by the worker, once', async () => {
    const id = await add(await draw(30).jpeg().toBuffer(), 'older.jpg')
    const copy = await add(await draw(30, 600, 400).jpeg().toBuffer(), 'older-copy.jpg')
    await database().update(media).set({ likeness: null, likenessParts: null }).where(sql`${media.id} = ${id}`)
    expect(await alikePictures(cast.olena, copy)).toEqual([])
    expect(await fillLikeness()).toBe(1)
    expect((await alikePictures(cast.olena, copy)).map((one) => one.id)).toEqual([id])
    expect(await fillLikeness()).toBe(0)
  })
})

test('of two likenesses with at most seven different bits, one part is always among those looked up', () => {
  const next = (
    (state) => () =>
      (state = (state * 48_271) % 2_147_483_647)
  )(4711)
  for (let tries = 0; tries < 2000; tries += 1) {
    const one = Array.from({ length: 16 }, () => (next() % 16).toString(16)).join('')
    let other = BigInt(`0x${one}`)
    for (let flips = 0; flips < mostDifferent; flips += 1) other ^= 1n << BigInt(next() % 64)
    const near = new Set(partsNear(one))
    expect(partsOf(other.toString(16).padStart(16, '0')).some((part) => near.has(part))).toBe(true)
  }
})

test('with 19,000 pictures, those that look alike are found along the index, and few are compared', async () => {
  const likenesses = Array.from({ length: 19_000 }, (_, at) => {
    const next = (
      (state) => () =>
        (state = (state * 48_271) % 2_147_483_647) % 16
    )(at * 104_729 + 1)
    return Array.from({ length: 16 }, () => next().toString(16)).join('')
  })
  // As large as real rows: of tiny ones the planner would rather read all.
  const terms = 'Editorial use only. '.repeat(45)
  const file = { terms, name: 'x.jpg', format: 'jpeg', bytes: 1, width: 1, height: 1, state: 'ready' as const }
  for (let at = 0; at < likenesses.length; at += 1000)
    await database()
      .insert(media)
      .values(
        likenesses
          .slice(at, at + 1000)
          .map((likeness, of) => ({ ...file, hash: `many ${at + of}`, likeness, likenessParts: partsOf(likeness) })),
      )
  await database().execute(sql`vacuum analyze media`)
  const [asked = ''] = likenesses
  const plan = await database().execute<{ 'QUERY PLAN': { Plan: Record<string, unknown> }[] }>(
    sql`explain (analyze, format json) select id from media where likeness_parts && ${sql.param(partsNear(asked), media.likenessParts)}`,
  )
  const found = JSON.stringify(plan)
  expect(found).toContain('media_likeness')
  const rows = Number(/"Actual Rows":\s*(\d+)/.exec(found)?.[1])
  expect(rows).toBeLessThan(200)
  expect(differing(asked, likenesses[1] ?? '')).toBeGreaterThan(mostDifferent)
}, 120_000)

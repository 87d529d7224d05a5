import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { liveMedia } from '#db/schema/live.ts'
import { mediaCutPath, mediaPath } from '#lib/paths.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { addPicture } from './add-picture.ts'
import { publicRendition, readAddress, staffRendition } from './rendition-for.ts'

ownHome()
let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

let seen = 0
async function addOne(renditions: 'now' | 'later') {
  const answer = await addPicture(
    cast.olena,
    {
      name: 'p.png',
      bytes: await photo(400 + ++seen, 300)
        .png()
        .toBuffer(),
    },
    { renditions },
  )
  if (!answer.ok) throw new Error(answer.problem)
  return answer.value
}

const full = (hash: string, width = 320) => ({ hash, shape: 'full', width, format: 'webp' }) as const

describe('an address of a picture', () => {
  const hash = 'ab'.repeat(32)

  test('is parsed as it is written', () => {
    const read = (path: string) => readAddress(...(path.split('/').slice(2) as [string, string]))
    expect(read(mediaPath(hash, 640, 'avif'))).toEqual({ hash, shape: 'full', width: 640, format: 'avif' })
    expect(read(mediaCutPath(hash, '16x9', 1200))).toEqual({ hash, shape: '16x9', width: 1200, format: 'jpg' })
    expect(read(mediaCutPath(hash, '3x2', 800, 'webp', '1a2b3c4d'))).toEqual({
      ...{ hash, shape: '3x2', mark: '1a2b3c4d', width: 800, format: 'webp' },
    })
    expect(read(mediaCutPath(hash, '4x3', 320, 'avif'))).toEqual({ hash, shape: '4x3', width: 320, format: 'avif' })
  })

  test.each([
    'original',
    '../original',
    '640.svg',
    '640.jpg/..',
    '640.jpeg',
    '0640.jpg',
    '-1.jpg',
    '640.avif.part',
    '2x1-640.jpg',
    '16x9-1a2b3c4-640.jpg',
    '16x9-1A2B3C4D-640.jpg',
    '16x9-1a2b3c4d.jpg',
    '1a2b3c4d-640.jpg',
    '16x9--640.jpg',
    '640%2ejpg',
    '１２.jpg',
    '640.jpg\n',
    '',
  ])('is nothing else: %j', (file) => expect(readAddress(hash, file)).toBeNull())

  test.each(['..', 'AB'.repeat(32), 'ab'.repeat(31), `${'ab'.repeat(32)}/..`, '%2e%2e'])('has a hash and nothing like it: %j', (wrong) =>
    expect(readAddress(wrong, '640.avif')).toBeNull(),
  )
})

describe('who gets a picture', () => {
  test('readers cannot see one that no published story shows; the staff can', async () => {
    const { hash, id } = await addOne('now')
    await database()
      .update(articles)
      .set({ hero: { mediaId: id, alt: '', caption: '', credit: '' } })
      .where(eq(articles.id, cast.articles.draft))
    expect(await publicRendition(full(hash))).toBeNull()
    expect(await staffRendition(cast.danylo, full(hash))).toMatchObject({ format: 'webp' })
  })

  test('readers can see it while the story is published', async () => {
    const { hash, id } = await addOne('now')
    await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: id })
    const found = await publicRendition(full(hash))
    expect(found?.etag).toMatch(/^"[\w-]+"$/)
    const body = await new Response((await found?.body()) as BodyInit).arrayBuffer()
    expect(body.byteLength).toBe(found?.bytes)
    await database().delete(liveMedia).where(eq(liveMedia.mediaId, id))
    expect(await publicRendition(full(hash))).toBeNull()
  })

  test('only existing files of a live picture are served', async () => {
    const { hash, id } = await addOne('now')
    await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: id })
    expect(await publicRendition(full(hash, 319))).toBeNull()
    expect(await publicRendition(full(hash, 1920))).toBeNull()
  })
})

describe('a picture whose files are still being made', () => {
  test('is not served to readers, and is shown to the staff re-encoded, not as uploaded', async () => {
    const { hash, id } = await addOne('later')
    await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: id })
    expect(await publicRendition(full(hash))).toBeNull()
    const found = await staffRendition(cast.olena, full(hash))
    const body = Buffer.from(await new Response((await found?.body()) as BodyInit).arrayBuffer())
    expect(body.toString('latin1', 8, 12)).toBe('WEBP')
  })

  test('has a preview in the widths it will have, and in no other', async () => {
    const { hash } = await addOne('later')
    expect(await staffRendition(cast.olena, full(hash, 333))).toBeNull()
    expect(await staffRendition(cast.olena, full(hash, 1920))).toBeNull()
  })
})

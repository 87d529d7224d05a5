import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { feedLooks, feeds } from '#db/schema/feed.ts'
import { media, renditions } from '#db/schema/media.ts'
import { audit } from '#db/schema/record.ts'
import { bringToTop } from '#newsroom/breaking/bring-to-top.ts'
import { frontPage } from '#newsroom/paper/front-page.ts'
import { allowPicture } from '#newsroom/workflow/allow-picture.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { putIn } from './put-in.ts'
import { restoreOrder } from './restore-order.ts'
import { setLook } from './set-look.ts'
import { takeOut } from './take-out.ts'
import { undo } from './undo.ts'

const feed = { name: 'main', language: 'en' } as const
let cast: Cast
let articleId: string
let mediaId: string

/** A live story that the feed showed with a picture and a headline of its own, and that was taken out of it: the version is 2. */
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, media, outbox, audit restart identity cascade`)
  cast = await seedCast()
  articleId = cast.articles.published
  const file = { hash: 'a'.repeat(64), state: 'ready' as const, name: 'harbour.jpg', format: 'jpeg', bytes: 1, width: 640, height: 480 }
  const [row] = await database().insert(media).values(file).returning({ id: media.id })
  mediaId = row?.id ?? ''
  await database().insert(renditions).values({ mediaId, width: 640, height: 480, format: 'jpg', bytes: 1 })
  await setLook(cast.marta, { feed, articleId, headline: 'Called so here', mediaId, size: null })
  await takeOut(cast.marta, { feed, articleId, seen: 1 })
})

const end = () => database().update(media).set({ rightsEnd: '2020-01-31' })
const readFeed = async () => (await frontPage('en', null)).stories.map(({ headline, hero }) => [headline, hero?.mediaId ?? null])
const withPicture = () => [['Called so here', mediaId]]
const withoutPicture = [['Called so here', null]]

const ways = {
  'put in by hand': () => putIn(cast.marta, { feed, articleId, seen: 2 }),
  'an undo': () => undo(cast.marta, { feed, version: 2, seen: 2 }),
  'an older order': () => restoreOrder(cast.marta, { feed, version: 1, seen: 2 }),
}

test.each(Object.entries(ways))(
  'by %s a story comes back with its picture while the rights last, and without it afterwards',
  async (_, bring) => {
    expect(await bring()).toMatchObject({ ok: true, value: { without: [] } })
    expect(await readFeed()).toEqual(withPicture())
    await takeOut(cast.marta, { feed, articleId, seen: 3 })
    await end()
    expect(await putIn(cast.marta, { feed, articleId, seen: 4 })).toMatchObject({ ok: true, value: { without: ['harbour.jpg'] } })
    expect(await readFeed()).toEqual(withoutPicture)
  },
)

test.each(Object.entries(ways))(
  'by %s it comes back without the picture whose rights ran out meanwhile, which is said and recorded',
  async (_, bring) => {
    await end()
    const [before] = await database().select({ looks: feeds.looks }).from(feeds).where(eq(feeds.id, cast.feed.id))
    expect(await bring()).toMatchObject({ ok: true, value: { without: ['harbour.jpg'] } })
    expect(await readFeed()).toEqual(withoutPicture)
    const rows = await database()
      .select({ personId: audit.personId, detail: audit.detail })
      .from(audit)
      .where(and(eq(audit.verb, 'set-look'), eq(audit.subjectId, articleId)))
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual({
      personId: cast.marta.id,
      detail: { feed: 'main', language: 'en', mediaId: null, without: mediaId, because: 'rights-ended' },
    })
    const [after] = await database().select({ looks: feeds.looks }).from(feeds).where(eq(feeds.id, cast.feed.id))
    expect(after?.looks, 'open desks hear of it').toBe((before?.looks ?? 0) + 1)
  },
)

test('breaking news brings its story without such a picture, too', async () => {
  await end()
  await transaction(async (tx) => bringToTop(tx, cast.marta, [await lockFeed(tx, feed)], articleId))
  expect(await readFeed()).toEqual(withoutPicture)
})

test('a picture whose holder is to be asked stays out until they agreed to this story', async () => {
  await database().update(media).set({ askFirst: true })
  await allowPicture(cast.marta, { articleId, mediaId })
  expect(await putIn(cast.marta, { feed, articleId, seen: 2 })).toMatchObject({ value: { without: [] } })
  expect(await readFeed()).toEqual(withPicture())
  await takeOut(cast.marta, { feed, articleId, seen: 3 })
  await database().execute(sql`delete from picture_permissions`)
  expect(await putIn(cast.marta, { feed, articleId, seen: 4 })).toMatchObject({ value: { without: ['harbour.jpg'] } })
})

test('nothing is left of a look that was only the picture, and what another feed shows stays', async () => {
  const section = { name: 'section:war', language: 'en' } as const
  await putIn(cast.marta, { feed: section, articleId, seen: 0 })
  await setLook(cast.marta, { feed: section, articleId, headline: null, mediaId, size: null })
  await putIn(cast.marta, { feed, articleId, seen: 2 })
  await setLook(cast.marta, { feed, articleId, headline: null, mediaId, size: null })
  await takeOut(cast.marta, { feed, articleId, seen: 3 })
  await end()
  await putIn(cast.marta, { feed, articleId, seen: 4 })
  expect((await database().select().from(feedLooks)).map(({ feedId }) => feedId === cast.feed.id)).toEqual([false])
})

test('a story that is moved within the feed keeps what readers have', async () => {
  await putIn(cast.marta, { feed, articleId, seen: 2 })
  await end()
  await setLook(cast.marta, { feed, articleId, headline: 'Called otherwise', mediaId, size: null })
  expect(await readFeed()).toEqual([['Called otherwise', mediaId]])
})

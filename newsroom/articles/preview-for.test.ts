import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { media, renditions } from '#db/schema/media.ts'
import { NotFound } from '#lib/outcome.ts'
import { publishedBySlug } from '#newsroom/paper/published-by-slug.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { previewFor } from './preview-for.ts'
import { replaceText } from './replace-text.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('the preview of an unchanged published story is what readers see', async () => {
  const preview = await previewFor(cast.olena, cast.articles.published)
  const published = await publishedBySlug('en', 'the-published-story')
  expect({ ...preview, updatedAt: null }).toEqual({ ...published, firstPublishedAt: expect.any(Date), updatedAt: null })
})

test('it shows the draft’s text, pictures that are not public yet, and only cards of live stories', async () => {
  const [picture] = await database()
    .insert(media)
    .values({ hash: 'a'.repeat(64), state: 'ready', name: 'a.jpg', format: 'jpeg', bytes: 1, width: 800, height: 600 })
    .returning()
  if (!picture) throw new Error('nothing came back from an insert')
  await database().insert(renditions).values({ mediaId: picture.id, width: 320, height: 240, format: 'webp', bytes: 1 })
  const body = {
    type: 'doc',
    content: [
      { type: 'picture', attrs: { mediaId: picture.id, alt: 'a', caption: 'c', credit: 'd' } },
      { type: 'relatedStory', attrs: { articleId: cast.articles.published } },
      { type: 'relatedStory', attrs: { articleId: cast.articles.submitted } },
    ],
  }
  await replaceText(cast.olena, { articleId: cast.articles.draft, seenVersion: 1, headline: 'Newer', dek: '', body })
  expect(await previewFor(cast.olena, cast.articles.draft)).toMatchObject({
    headline: 'Newer',
    words: 0,
    pictures: [{ mediaId: picture.id, files: [{ width: 320, format: 'webp' }] }],
    related: [{ headline: 'The published story' }],
    section: { slug: 'war' },
  })
})

test('a story without a section has a sign in its place that is of no language', async () => {
  await database().update(articles).set({ sectionId: null }).where(eq(articles.id, cast.articles.submitted))
  const preview = await previewFor(cast.olena, cast.articles.submitted)
  expect(preview.section.name).toEqual({ en: expect.not.stringMatching(/\p{L}/u) })
})

test('a colleague’s story has no preview', async () => {
  await expect(previewFor(cast.danylo, cast.articles.draft)).rejects.toThrow(NotFound)
})

import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { redirects } from '#db/schema/articles.ts'
import { liveArticles, liveMedia } from '#db/schema/live.ts'
import { media, renditions } from '#db/schema/media.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { documentProblem } from '#newsroom/articles/document.ts'
import { storyHref } from '#newsroom/articles/nodes.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory, noLongerLive } from '#testing/live-story.ts'
import { publishedBySlug } from './published-by-slug.ts'
import { resolveAddress } from './resolve-address.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

describe('the story at an address', () => {
  test('exists when it is live, with its section and authors', async () => {
    const story = await publishedBySlug('en', 'the-published-story')
    expect(story).toMatchObject({
      headline: 'The published story',
      section: { slug: 'war', name: { uk: 'Війна' } },
      authors: [{ slug: 'olena-hrytsenko', portrait: null }],
      hero: null,
      twins: [],
      related: [],
    })
    expect(story?.firstPublishedAt).toBeInstanceOf(Date)
  })

  test.each(['draft', 'submitted', 'unpublished', 'taken-down'])('does not exist when it is %s', async (stage) => {
    expect(await publishedBySlug('en', `the-${stage}-story`)).toBeNull()
  })

  test('exists only in its own language', async () => {
    expect(await publishedBySlug('uk', 'the-published-story')).toBeNull()
  })

  test('contains only the public pictures and stories of its text', async () => {
    const [shown, hidden] = await database()
      .insert(media)
      .values(
        ['a', 'b'].map((name) => ({
          name,
          hash: name.repeat(64),
          state: 'ready' as const,
          format: 'jpeg',
          bytes: 1,
          width: 800,
          height: 600,
        })),
      )
      .returning({ id: media.id })
    if (!shown || !hidden) throw new Error('no media')
    await database().insert(renditions).values({ mediaId: shown.id, width: 320, height: 240, format: 'jpg', bytes: 1 })
    const attrs = { alt: '', caption: '', credit: '' }
    const body = {
      type: 'doc' as const,
      content: [
        { type: 'picture', attrs: { mediaId: shown.id, ...attrs } },
        { type: 'picture', attrs: { mediaId: hidden.id, ...attrs } },
        { type: 'relatedStory', attrs: { articleId: cast.articles.published } },
        { type: 'relatedStory', attrs: { articleId: cast.articles.draft } },
      ],
    }
    const id = await liveStory(cast, { slug: 'with-pictures', at: new Date(), body })
    await database().insert(liveMedia).values({ articleId: id, mediaId: shown.id })
    const story = await publishedBySlug('en', 'with-pictures')
    expect(story?.pictures).toMatchObject([{ mediaId: shown.id, files: [{ shape: 'full', width: 320, format: 'jpg' }] }])
    expect(story?.related.map(({ slug }) => slug)).toEqual(['the-published-story'])
  })

  test('finds the stories that its text leads to and those of its list where they are now, and none that readers cannot see', async () => {
    const [linked, listed] = [
      await liveStory(cast, { slug: 'linked', at: new Date() }),
      await liveStory(cast, { slug: 'listed', at: new Date() }),
    ]
    const link = (href: string) => ({ type: 'text', text: 'words', marks: [{ type: 'bold' }, { type: 'link', attrs: { href } }] })
    const card = (articleId: string) => ({ type: 'relatedStory', attrs: { articleId } })
    const body: ArticleDocument = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [link(storyHref(linked)), link(storyHref(cast.articles.draft)), link('https://story.example/'), link('/news/x')],
        },
        { type: 'readAlso', content: [card(listed), card(cast.articles['taken-down']), card(linked)] },
      ],
    }
    expect(documentProblem(body)).toBeNull()
    await liveStory(cast, { slug: 'leading', at: new Date(), body })
    const related = async () => (await publishedBySlug('en', 'leading'))?.related.map(({ slug }) => slug).toSorted()
    expect(await related()).toEqual(['linked', 'listed'])
    await database().update(liveArticles).set({ slug: 'linked-again' }).where(eq(liveArticles.articleId, linked))
    expect(await related()).toEqual(['linked-again', 'listed'])
    await database().delete(liveArticles).where(eq(liveArticles.articleId, listed))
    expect(await related()).toEqual(['linked-again'])
  })

  test('names its twin in another language', async () => {
    const twinGroup = '01900000-0000-7000-8000-000000000000'
    await liveStory(cast, { slug: 'twin', at: new Date(), twinGroup })
    await liveStory(cast, { slug: 'dviinyk', at: new Date(), twinGroup, language: 'uk' })
    expect((await publishedBySlug('en', 'twin'))?.twins).toEqual([{ language: 'uk', slug: 'dviinyk' }])
  })
})

describe('an address', () => {
  test('of a live story leads to it', async () => {
    expect(await resolveAddress('en', 'the-published-story')).toBe('here')
  })

  test('that a live story had before redirects to the current one', async () => {
    await database().insert(redirects).values({ language: 'en', slug: 'an-old-address', articleId: cast.articles.published })
    expect(await resolveAddress('en', 'an-old-address')).toEqual({
      movedTo: { articleId: cast.articles.published, language: 'en', slug: 'the-published-story' },
    })
  })

  test('of a story that was taken down is gone, and so are those it had before', async () => {
    await database().insert(redirects).values({ language: 'en', slug: 'before-the-takedown', articleId: cast.articles['taken-down'] })
    expect(await resolveAddress('en', 'the-taken-down-story')).toBe('gone')
    expect(await resolveAddress('en', 'before-the-takedown')).toBe('gone')
  })

  test.each(['draft', 'submitted', 'unpublished'])('of a %s story is not found', async (stage) => {
    expect(await resolveAddress('en', `the-${stage}-story`)).toBe('nowhere')
  })

  test('of a story that was unpublished is not found', async () => {
    const id = await liveStory(cast, { slug: 'soon-unpublished', at: new Date() })
    expect(await resolveAddress('en', 'soon-unpublished')).toBe('here')
    await noLongerLive(id, 'unpublished')
    expect(await resolveAddress('en', 'soon-unpublished')).toBe('nowhere')
  })
})

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { GET as ninjs } from '#app/(reader)/[language]/ninjs/[slug]/route.ts'
import { GET as feed } from '#app/(reader)/[language]/syndication/[format]/[[...of]]/route.ts'
import { database } from '#db/client.ts'
import { articles, publications, revisions } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { seedCast } from '#testing/cast.ts'

test('a feed of one section, and a story as ninjs, depend on the stories to which a text leads, live or not', async () => {
  const { section } = await seedCast()
  const led = [randomUUID(), randomUUID()]
  const body: ArticleDocument = {
    type: 'doc',
    content: [
      { type: 'relatedStory', attrs: { articleId: led[0] } },
      { type: 'paragraph', content: [{ type: 'text', text: 'see', marks: [{ type: 'link', attrs: { href: `story:${led[1]}` } }] }] },
    ],
  }
  await insertLive(section.id, body)
  const asked = new Request('http://paper.test')
  const answers = await Promise.all([
    ...(['rss', 'atom', 'json'] as const).map((format) =>
      feed(asked, { params: Promise.resolve({ language: 'en', format, of: ['section', 'war'] }) }),
    ),
    ninjs(asked, { params: Promise.resolve({ language: 'en', slug: 'it-leads-on' }) }),
  ])
  for (const answer of answers) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('galley-tags')?.split(' ')).toEqual(expect.arrayContaining(led.map((id) => `article:${id}`)))
  }
})

async function insertLive(sectionId: string, body: ArticleDocument): Promise<void> {
  const common = { language: 'en', slug: 'it-leads-on', headline: 'It leads on', dek: '', sectionId, words: 1, breaking: false } as const
  const [article] = await database().insert(articles).values({ language: 'en', slug: common.slug, sectionId }).returning()
  const articleId = article?.id ?? ''
  const [revision] = await database()
    .insert(revisions)
    .values({ ...common, articleId, number: 1, draftVersion: 1, body, seoTitle: '', seoDescription: '', bylines: [], topics: [] })
    .returning()
  const revisionId = revision?.id ?? ''
  const [publication] = await database().insert(publications).values({ articleId, revisionId }).returning()
  await database()
    .insert(liveArticles)
    .values({ ...common, articleId, revisionId, publicationId: publication?.id ?? '', firstPublishedAt: new Date() })
}

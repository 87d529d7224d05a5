import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { GET as ninjs } from '#app/(reader)/[language]/ninjs/[slug]/route.ts'
import { GET as feed } from '#app/(reader)/[language]/syndication/[format]/[[...of]]/route.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'

test('a feed of one section, and a story as ninjs, depend on the stories to which a text leads, live or not', async () => {
  const cast = await seedCast()
  const led = [randomUUID(), randomUUID()]
  const body: ArticleDocument = {
    type: 'doc',
    content: [
      { type: 'relatedStory', attrs: { articleId: led[0] } },
      { type: 'paragraph', content: [{ type: 'text', text: 'see', marks: [{ type: 'link', attrs: { href: `story:${led[1]}` } }] }] },
    ],
  }
  await liveStory(cast, { slug: 'it-leads-on', at: new Date(), body })
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

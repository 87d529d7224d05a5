import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { articleBylines, articles, articleTopics, drafts, revisions } from '#db/schema/articles.ts'
import { authors, sections, topics } from '#db/schema/taxonomy.ts'
import { localized } from '#lib/languages.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { documentToHtml } from './document-to-html.ts'

const pageSize = 200

/**
 * Every story as ninjs 3.1, oldest first, a page of them in memory: a published one as readers see it, any other as it is
 * being written, "withheld".
 */
export async function* ninjsOfAll(actor: Actor): AsyncGenerator<Record<string, unknown>> {
  authorise(actor, 'see a story', { mine: false })
  let after: string | undefined
  for (;;) {
    const page = await storiesAfter(after)
    const names = await namesFor(page.map(({ id }) => id))
    for (const story of page) yield ninjsOf(story, names)
    after = page.at(-1)?.id
    if (page.length < pageSize) return
  }
}

const storiesAfter = (after: string | undefined) =>
  database()
    .select({
      id: articles.id,
      language: articles.language,
      stage: articles.stage,
      slug: articles.slug,
      hero: articles.hero,
      createdAt: articles.createdAt,
      firstPublishedAt: articles.firstPublishedAt,
      updatedAt: articles.updatedAt,
      section: sections.name,
      draft: { headline: drafts.headline, dek: drafts.dek, body: drafts.body },
      live: { headline: revisions.headline, dek: revisions.dek, body: revisions.body },
    })
    .from(articles)
    .innerJoin(drafts, eq(drafts.articleId, articles.id))
    .leftJoin(revisions, eq(revisions.id, articles.liveRevisionId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(after === undefined ? undefined : gt(articles.id, after)))
    .orderBy(asc(articles.id))
    .limit(pageSize)

type Story = Awaited<ReturnType<typeof storiesAfter>>[number]

async function namesFor(ids: string[]) {
  const bylines = await database()
    .select({ articleId: articleBylines.articleId, name: authors.name })
    .from(articleBylines)
    .innerJoin(authors, eq(authors.id, articleBylines.authorId))
    .where(inArray(articleBylines.articleId, ids))
    .orderBy(asc(articleBylines.position))
  const about = await database()
    .select({ articleId: articleTopics.articleId, name: topics.name })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(inArray(articleTopics.articleId, ids))
    .orderBy(asc(articleTopics.position))
  return { bylines, about }
}

function ninjsOf(story: Story, { bylines, about }: Awaited<ReturnType<typeof namesFor>>): Record<string, unknown> {
  const { headline, dek, body } = story.live ?? story.draft
  const named = (rows: typeof bylines) =>
    rows.filter(({ articleId }) => articleId === story.id).map(({ name }) => localized(name, story.language))
  const by = named(bylines).join(', ')
  return {
    uri: `urn:uuid:${story.id}`,
    standard: { name: 'ninjs', version: '3.1', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    type: 'text',
    language: story.language,
    pubStatus: story.live ? 'usable' : 'withheld',
    firstCreated: (story.firstPublishedAt ?? story.createdAt).toISOString(),
    versionCreated: story.updatedAt.toISOString(),
    ...(by && { by }),
    headlines: [{ role: 'main', contentType: 'text/plain', value: headline }],
    ...(dek && { descriptions: [{ role: 'summary', contentType: 'text/plain', value: dek }] }),
    bodies: [{ role: 'main', contentType: 'application/xhtml+xml', value: documentToHtml(body) }],
    subjects: [
      ...(story.section ? [{ name: localized(story.section, story.language), rel: 'section' }] : []),
      ...named(about).map((name) => ({ name, rel: 'about' })),
    ],
    ...(story.slug && { altIds: [{ role: 'slug', value: story.slug }] }),
    ...(story.hero && { associations: [pictureOf(story.hero)] }),
  }
}

const pictureOf = ({ mediaId, alt, caption, credit }: NonNullable<Story['hero']>) => ({
  name: 'main',
  type: 'picture',
  uri: `urn:uuid:${mediaId}`,
  ...(alt && { headlines: [{ role: 'main', value: alt }] }),
  ...(caption && { descriptions: [{ role: 'caption', contentType: 'text/plain', value: caption }] }),
  ...(credit && { by: credit }),
})

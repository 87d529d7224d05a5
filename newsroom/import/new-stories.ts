import { and, eq, isNotNull, isNull, notExists } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { articleBylines, articles, articleTopics, drafts, redirects } from '#db/schema/articles.ts'
import { imports } from '#db/schema/record.ts'
import { isSlug } from '#lib/is-slug.ts'
import { languages } from '#lib/languages.ts'
import { slugOf } from '#lib/slug.ts'
import { freeSlugs } from '#newsroom/articles/free-slugs.ts'
import { countWords } from '#newsroom/articles/plain-text.ts'
import { putInByDate } from '#newsroom/feed/put-in-by-date.ts'
import type { WireStory } from '#newsroom/formats/wire-story.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { publishRevisions } from '#newsroom/workflow/publish-revision.ts'
import { embargoColumns, type Incoming } from './incoming.ts'
import { keepOldPaths } from './keep-old-paths.ts'
import type { Taxonomy } from './taxonomy.ts'

/** Inserts new stories in batches, with the same rows that `publish` would have left. */
export async function addNewStories(tx: Transaction, actor: Actor, incoming: readonly Incoming[], taxonomy: Taxonomy): Promise<void> {
  if (incoming.length === 0) return
  const slugs = await slugsOf(tx, incoming)
  const rows = incoming.map((one, index) => rowsOf(one, slugs[index] ?? '', actor, taxonomy))
  await tx.insert(articles).values(rows.map(({ article }) => article))
  await tx.insert(drafts).values(rows.map(({ draft }) => draft))
  const bylines = rows.flatMap((row) => row.bylines)
  if (bylines.length > 0) await tx.insert(articleBylines).values(bylines)
  const topics = rows.flatMap((row) => row.topics)
  if (topics.length > 0) await tx.insert(articleTopics).values(topics)
  await forgetGone(
    tx,
    incoming.map(({ source }) => source),
  )
  await tx.insert(imports).values(rows.map((row) => row.imported))
  const addresses = rows.flatMap((row) => row.oldAddresses)
  if (addresses.length > 0) await keepOldAddresses(tx, addresses)
  await keepOldPaths(
    tx,
    rows.flatMap((row) => row.oldPaths),
  )
  const published = rows.flatMap((row) => row.published ?? [])
  if (published.length === 0) return
  await publishRevisions(tx, actor, published)
  for (const language of languages) {
    const ours = published.filter(({ revision }) => revision.language === language)
    const dated = ours.map(({ revision, firstPublishedAt }) => ({ articleId: revision.articleId, at: firstPublishedAt }))
    await putInByDate(tx, actor, language, dated)
  }
}

function rowsOf({ source, digest, story, stage }: Incoming, slug: string, actor: Actor, taxonomy: Taxonomy) {
  const articleId = v7()
  const revisionId = v7()
  const { language, headline, dek, body, hero, publishedAt, updatedAt, seoTitle = '', seoDescription = '' } = story
  const isPublished = stage === 'published'
  const sectionId = taxonomy.section(story)
  const bylines = taxonomy.bylines(story)
  const topics = taxonomy.topics(story)
  const words = countWords(body, language)
  // The desk's lists are sorted by the last change: imported stories appear at their own dates, not above today's work.
  const changedAt = updatedAt ?? publishedAt
  const revision = {
    id: revisionId,
    articleId,
    number: 1,
    draftVersion: 1,
    language,
    slug,
    headline,
    dek,
    body,
    words,
    sectionId,
    hero,
    seoTitle,
    seoDescription,
    breaking: false,
    bylines,
    topics,
  }
  return {
    article: {
      id: articleId,
      language,
      slug,
      sectionId,
      hero,
      seoTitle,
      seoDescription,
      stage: isPublished ? ('published' as const) : ('draft' as const),
      liveRevisionId: isPublished ? revisionId : null,
      firstPublishedAt: isPublished ? publishedAt : null,
      ...embargoColumns(story),
      note: story.note ?? null,
      createdBy: actor.id,
      updatedAt: changedAt,
    },
    draft: { articleId, headline, dek, body, words, updatedAt: changedAt },
    bylines: bylines.map((authorId, position) => ({ articleId, authorId, position })),
    topics: topics.map((topicId, position) => ({ articleId, topicId, position })),
    oldAddresses: oldSlugs(story, slug).map((old) => ({ language, slug: old, articleId })),
    oldPaths: (story.oldPaths ?? []).map((path) => ({ path, articleId })),
    imported: { source, digest, articleId },
    published: isPublished ? { revision, twinGroup: null, kind: 'published' as const, firstPublishedAt: publishedAt, updatedAt } : null,
  }
}

/** Deletes import rows whose article no longer exists: its draft was discarded and then swept. */
async function forgetGone(tx: Transaction, sources: string[]): Promise<void> {
  const standing = tx.select({ id: articles.id }).from(articles).where(eq(articles.id, imports.articleId))
  await tx
    .delete(imports)
    .where(and(isAmong(imports.source, sources), isNotNull(imports.articleId), isNull(imports.recalledAt), notExists(standing)))
}

const oldSlugs = (story: WireStory, slug: string): string[] =>
  [...new Set([...(story.slug ? [story.slug] : []), ...story.oldSlugs])].filter((old) => old !== slug)

/** The story's previous slug if it is valid here; otherwise one made from the headline. */
async function slugsOf(tx: Transaction, incoming: readonly Incoming[]): Promise<string[]> {
  const wanted = incoming.map(({ story }) => (story.slug && isSlug(story.slug) ? story.slug : slugOf(story.headline, story.language)))
  return freeSlugs(
    tx,
    incoming.map(({ story }, index) => ({ language: story.language, slug: wanted[index] ?? '' })),
  )
}

type Address = typeof redirects.$inferInsert

/** Old slugs redirect to their story unless another story has, or had, the same slug. */
async function keepOldAddresses(tx: Transaction, addresses: readonly Address[]): Promise<void> {
  const free = await freeSlugs(tx, addresses)
  const ours = addresses.filter(({ slug }, index) => free[index] === slug)
  if (ours.length > 0) await tx.insert(redirects).values(ours)
}

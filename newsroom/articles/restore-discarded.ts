import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import {
  articleBylines,
  articleShares,
  articles,
  articleTopics,
  type DiscardedStory,
  discardedArticles,
  drafts,
} from '#db/schema/articles.ts'
import { people } from '#db/schema/people.ts'
import { topicRedirects, topics } from '#db/schema/taxonomy.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { discardedOf } from './discarded-stories.ts'
import type { articleInput } from './input.ts'
import { freeSlug } from './slug.ts'

/**
 * Brings a discarded draft back as it was, under its old id, within 30 days. Where the newsroom has changed meanwhile: a slug
 * that another story has gets a number, a twin's place that is taken is given up, a merged topic is the one that stayed. Not
 * this person's, not discarded, or too late: NotFound.
 */
export async function restoreDiscarded(
  person: Person,
  { articleId }: z.output<typeof articleInput>,
): Promise<Outcome<{ articleId: string }, never>> {
  authorise(person, 'restore a story')
  return transaction(async (tx) => {
    const [gone] = await tx
      .delete(discardedArticles)
      .where(and(eq(discardedArticles.articleId, articleId), discardedOf(person)))
      .returning({ story: discardedArticles.story })
    if (!gone) throw new NotFound(`discarded article ${articleId}`)
    await putBack(tx, articleId, gone.story)
    await record(tx, person, 'restore-discarded', { kind: 'article', id: articleId }, { headline: gone.story.draft.headline })
    return done({ articleId })
  })
}

async function putBack(tx: Transaction, articleId: string, story: DiscardedStory): Promise<void> {
  const { article, draft, bylines } = story
  const { language, slug, twinGroup } = article
  await tx.insert(articles).values({
    ...article,
    slug: slug === null ? null : await freeSlug(tx, language, slug, articleId),
    twinGroup: twinGroup !== null && (await isTwinPlaceTaken(tx, twinGroup, language)) ? null : twinGroup,
    submittedAt: instant(article.submittedAt),
    firstPublishedAt: instant(article.firstPublishedAt),
    createdAt: new Date(article.createdAt),
    updatedAt: undefined, // now: it stands at the head of the desk's list
  })
  await tx.insert(drafts).values({ ...draft, updatedAt: new Date(draft.updatedAt) })
  if (bylines.length > 0) await tx.insert(articleBylines).values(bylines.map((authorId, position) => ({ articleId, authorId, position })))
  const about = await topicsNow(tx, story.topics)
  if (about.length > 0) await tx.insert(articleTopics).values(about.map((topicId, position) => ({ articleId, topicId, position })))
  const shared = await stillHere(tx, story.sharedWith)
  if (shared.length > 0) await tx.insert(articleShares).values(shared.map((personId) => ({ articleId, personId })))
}

const instant = (text: string | null) => (text === null ? null : new Date(text))

async function isTwinPlaceTaken(tx: Transaction, twinGroup: string, language: DiscardedStory['article']['language']): Promise<boolean> {
  const standing = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.twinGroup, twinGroup), eq(articles.language, language)))
  return standing.length > 0
}

/** Each once, in their order; one that was merged is the one that it was merged into. */
async function topicsNow(tx: Transaction, before: DiscardedStory['topics']): Promise<string[]> {
  if (before.length === 0) return []
  const ids = before.map(({ id }) => id)
  const slugs = before.map(({ slug }) => slug)
  const standing = await tx.select({ id: topics.id }).from(topics).where(inArray(topics.id, ids))
  const merged = await tx
    .select({ slug: topicRedirects.slug, id: topicRedirects.topicId })
    .from(topicRedirects)
    .where(inArray(topicRedirects.slug, slugs))
  const stands = new Set(standing.map(({ id }) => id))
  const into = new Map(merged.map(({ slug, id }) => [slug, id]))
  const found = before.flatMap(({ id, slug }) => (stands.has(id) ? id : (into.get(slug) ?? [])))
  return [...new Set(found)]
}

async function stillHere(tx: Transaction, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.disabledAt)))
  return found.map(({ id }) => id)
}

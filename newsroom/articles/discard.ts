import { asc, eq } from 'drizzle-orm'
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
import { topics } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { articleInput } from './input.ts'
import { lockedFor } from './locked-for.ts'
import { may } from './stages.ts'

/** Discards a story that was never handed in. It is kept aside for 30 days (restore-discarded.ts). */
export async function discard(person: Person, { articleId }: z.output<typeof articleInput>): Promise<Outcome<null, 'wrong-stage'>> {
  return transaction(async (tx) => {
    const article = await lockedFor(tx, person, articleId)
    authorise(person, 'discard a story', { mine: article.made })
    if (!may('discard', article.stage) || article.firstPublishedAt) return no('wrong-stage', { stage: article.stage })
    const story = await wholeStory(tx, articleId)
    const { headline, words } = story.draft
    await tx.insert(discardedArticles).values({ articleId, headline, story, createdBy: story.article.createdBy, discardedBy: person.id })
    await tx.delete(articles).where(eq(articles.id, articleId))
    await record(tx, person, 'discard', { kind: 'article', id: articleId }, { headline, words })
    return done(null)
  })
}

async function wholeStory(tx: Transaction, articleId: string): Promise<DiscardedStory> {
  const [article] = await tx.select().from(articles).where(eq(articles.id, articleId))
  const [draft] = await tx.select().from(drafts).where(eq(drafts.articleId, articleId))
  if (!article || !draft) throw new Error(`article ${articleId} has no draft, or went away under its lock`)
  const bylines = await tx
    .select({ id: articleBylines.authorId })
    .from(articleBylines)
    .where(eq(articleBylines.articleId, articleId))
    .orderBy(asc(articleBylines.position))
  const about = await tx
    .select({ id: topics.id, slug: topics.slug })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(articleTopics.position))
  const shares = await tx.select({ id: articleShares.personId }).from(articleShares).where(eq(articleShares.articleId, articleId))
  return {
    article: asJson(article),
    draft: asJson(draft),
    bylines: bylines.map(({ id }) => id),
    topics: about,
    sharedWith: shares.map(({ id }) => id),
  }
}

const asJson = <Row>(row: Row) => JSON.parse(JSON.stringify(row)) // instants become text, as DiscardedStory says

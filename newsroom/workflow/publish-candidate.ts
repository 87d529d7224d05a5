import { eq } from 'drizzle-orm'
import { now, type Transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { mainFeed } from '#lib/feed-names.ts'
import type { Candidate } from '#newsroom/articles/candidate.ts'
import { noDeadline } from '#newsroom/articles/deadline.ts'
import type { LockedArticle } from '#newsroom/articles/lock-article.ts'
import type { PublishedKind } from '#newsroom/articles/make-version.ts'
import { partsThatDiffer } from '#newsroom/articles/unpublished-parts.ts'
import { place } from '#newsroom/feed/arrange.ts'
import { lockWithDraft } from '#newsroom/feed/postgres-feed-order.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { insertMainFeeds } from '#newsroom/settings/main-feeds.ts'
import { acceptAuthors } from '#newsroom/taxonomy/accept-authors.ts'
import { exclusiveFiles } from './exclusive-files.ts'
import type { Revision } from './latest-revision.ts'
import { lockFiles } from './lock-files.ts'
import { pagesTouched } from './pages-touched.ts'
import { publishRevision } from './publish-revision.ts'
import { keepOldAddress } from './redirect.ts'

/** A candidate that is complete. */
export type Finished = Candidate & { slug: string; sectionId: string }

/**
 * Publishes a complete candidate for a verb that has decided to: revision, feed, redirect, stage. `touched` are the tags of all pages that
 * this changes, for the verb to announce. `isRespelled`: nothing but spelling changes, so the time at which readers see it updated stays.
 */
export async function publishCandidate(
  tx: Transaction,
  editor: Actor,
  article: LockedArticle,
  candidate: Finished,
  latest: Revision | undefined,
  kind: PublishedKind,
  isRespelled = false,
) {
  const articleId = article.id
  const { slug } = candidate
  const before = await pagesTouched(tx, articleId, article.language)
  await lockFiles(tx, articleId)
  const shown = await exclusiveFiles(tx, articleId)
  const isUpdate = article.stage === 'published'
  const { revision, publicationId, number, publishedAt, firstPublishedAt } = await publishRevision(tx, editor, {
    revision: { ...candidate, number: (latest?.number ?? 0) + 1 },
    twinGroup: article.twinGroup,
    kind,
    firstPublishedAt: article.firstPublishedAt,
    updatedAt: isRespelled ? await updatedAtOf(tx, articleId) : article.firstPublishedAt ? 'now' : null,
  })
  await keepOldAddress(tx, article, slug, latest)
  const version = article.version + (isUpdate ? 0 : 1)
  await tx
    .update(articles)
    .set({
      stage: 'published',
      version,
      liveRevisionId: revision.id,
      firstPublishedAt,
      submittedAt: null,
      submittedBy: null,
      note: null,
      ...noDeadline,
      updatedAt: now,
    })
    .where(eq(articles.id, articleId))
  // The editor has seen the byline, so a proposed author becomes accepted.
  const accepted = await acceptAuthors(tx, candidate.bylines)
  if (!isUpdate) {
    await insertMainFeeds(tx, [article.language])
    // It also comes into the draft order, so that launching that loses no story.
    for (const order of await lockWithDraft(tx, { name: mainFeed, language: article.language }))
      await place(order, editor.id, [articleId], 'publish')
  }

  const after = await pagesTouched(tx, articleId, article.language)
  const showing = new Set(await exclusiveFiles(tx, articleId))
  const gone = shown.filter((picture) => !showing.has(picture))
  return { revision, publicationId, number, publishedAt, version, isUpdate, touched: [...before, ...after, ...gone, ...accepted] }
}

async function updatedAtOf(tx: Transaction, articleId: string): Promise<Date | null> {
  const [live] = await tx.select({ updatedAt: liveArticles.updatedAt }).from(liveArticles).where(eq(liveArticles.articleId, articleId))
  return live?.updatedAt ?? null
}

/** Whether publishing would change nothing for readers. */
export const isSame = (candidate: Candidate, revision: Revision): boolean => partsThatDiffer(revision, candidate).length === 0

/** Whether somebody has published a newer text meanwhile: readers would get the older one again. */
export const isOlder = (candidate: Candidate, latest: Revision | undefined): boolean =>
  latest !== undefined && candidate.draftVersion < latest.draftVersion

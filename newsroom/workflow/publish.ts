import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { publications } from '#db/schema/articles.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { newsPath } from '#lib/paths.ts'
import { candidateAt } from '#newsroom/articles/candidate.ts'
import { heldByEmbargo } from '#newsroom/articles/embargo.ts'
import { type LockedArticle, lockArticle } from '#newsroom/articles/lock-article.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { publishInput } from './input.ts'
import { latestRevision, type Revision } from './latest-revision.ts'
import { missingIn } from './missing.ts'
import { unagreedChanges } from './others-changes.ts'
import { isCountedElsewhere, partOfUpdate } from './part-of-update.ts'
import { type Published, publishApproved } from './publish-approved.ts'
import { isOlder, isSame } from './publish-candidate.ts'
import { settleSchedule } from './settle-schedule.ts'

/**
 * Publishes the draft of an article as the editor saw it, also while others write on; for a published article that is an update. If
 * exactly this text is live already, that publication is returned and nothing is published twice. An update with changes of other people is
 * refused until the editor includes them. With `only`, an update sends these changes, and the rest stays in the draft. An update that
 * corrects nothing but spelling is no news: the time at which the story was updated stays. The detail of 'unfinished' is `missing`, of
 * 'stale' the article's version, of 'others-changes' the `people`. While the story has a schedule, the editor must say with `schedule`
 * whether that still stands; the detail of 'planned' is that schedule. Refused under an embargo, with its time as detail.
 */
export async function publish(
  editor: Actor,
  { articleId, seen, including, only, schedule }: z.output<typeof publishInput>,
): Promise<Outcome<Published, 'wrong-stage' | 'embargoed' | 'stale' | 'unfinished' | 'others-changes' | 'planned'>> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, editor, articleId)
    authorise(editor, 'publish a story', article)
    if (!may('publish', article.stage)) return no('wrong-stage', { stage: article.stage })
    const draft = await candidateAt(tx, articleId, seen.draft)
    const latest = await latestRevision(tx, articleId)
    const isPart = only !== undefined && latest !== undefined && article.stage === 'published'
    const candidate = draft && isPart ? partOfUpdate(draft, latest, only) : draft
    if (candidate && article.stage === 'published' && latest && isSame(candidate, latest))
      return done(await standingOf(tx, article, latest))
    const held = heldByEmbargo(article)
    if (held) return held
    if (!draft || !candidate || seen.article !== article.version || isOlder(draft, latest) || isCountedElsewhere(only, latest))
      return no('stale', { article: article.version })
    const missing = await missingIn(tx, candidate)
    const { slug, sectionId } = candidate
    if (missing.length > 0 || slug === null || sectionId === null) return no('unfinished', { missing })
    const unagreed =
      article.stage === 'published' && latest ? await unagreedChanges(tx, editor, latest, candidate, draft.draftVersion, including) : []
    if (unagreed.length > 0) return no('others-changes', { people: unagreed })
    const settled = await settleSchedule(tx, editor, articleId, schedule)
    if (!settled.ok) return settled
    return done(await publishApproved(tx, editor, article, { ...candidate, slug, sectionId }, latest, { isPart }))
  })
}

async function standingOf(tx: Transaction, article: LockedArticle, { id, slug }: Revision): Promise<Published> {
  const before = alias(publications, 'before')
  const [standing] = await tx
    .select({
      publicationId: publications.id,
      publishedAt: publications.publishedAt,
      // An update ends the publication before it in the same moment.
      isUpdate: sql<boolean>`${before.id} is not null`,
    })
    .from(publications)
    .leftJoin(
      before,
      and(eq(before.articleId, publications.articleId), eq(before.ending, 'superseded'), eq(before.endedAt, publications.publishedAt)),
    )
    .where(eq(publications.revisionId, id))
  if (!standing) throw new Error(`article ${article.id} is published without a publication`)
  return { ...standing, version: article.version, path: newsPath(article.language, slug) }
}

import { and, eq } from 'drizzle-orm'
import type { Reading, Transaction } from '#db/client.ts'
import { revisions } from '#db/schema/articles.ts'
import { done, no } from '#lib/outcome.ts'
import type { Candidate } from '#newsroom/articles/candidate.ts'
import { heldByEmbargo } from '#newsroom/articles/embargo.ts'
import { lockArticle } from '#newsroom/articles/lock-article.ts'
import { preparedStory } from '#newsroom/articles/prepared-story.ts'
import { may } from '#newsroom/articles/stages.ts'
import { partsThatDiffer, type ReaderPart, readerParts } from '#newsroom/articles/unpublished-parts.ts'
import type { Person } from '#newsroom/people/person.ts'
import { namesNow } from '#newsroom/taxonomy/names-now.ts'
import { latestRevision, type Revision } from '#newsroom/workflow/latest-revision.ts'
import { missingIn } from '#newsroom/workflow/missing.ts'
import { publishApproved } from '#newsroom/workflow/publish-approved.ts'
import { isSame } from '#newsroom/workflow/publish-candidate.ts'
import type { LockedSchedule } from './lock-schedule.ts'
import type { Ran } from './ran.ts'

/** Publishes or updates a story as it was approved when it was planned, by the same path as an editor who publishes. */
export async function publishPrepared(tx: Transaction, person: Person, schedule: LockedSchedule): Promise<Ran> {
  const { articleId, preparedVersion, isPart, seenRevision } = schedule
  if (!articleId || !preparedVersion) throw new Error(`schedule ${schedule.id} has no prepared story`)
  const article = await lockArticle(tx, person, articleId)
  if (!may('publish', article.stage) || (schedule.kind === 'update' && article.stage !== 'published'))
    return no('wrong-stage', { stage: article.stage })
  const held = heldByEmbargo(article)
  if (held) return held
  const candidate = await preparedStory(tx, articleId, preparedVersion)
  if (candidate.language !== article.language) return no('language-changed')
  const latest = await latestRevision(tx, articleId)
  if (article.stage === 'published' && latest && isSame(candidate, latest)) return done({ isNothingNew: true })
  const parts = await partsTakenBack(tx, candidate, seenRevision, latest)
  if (parts.length > 0) return no('published-since', { parts })
  const missing = await missingIn(tx, candidate)
  const { slug, sectionId } = candidate
  if (missing.length > 0 || slug === null || sectionId === null) return no('unfinished', { missing })
  const { publicationId } = await publishApproved(tx, person, article, { ...candidate, slug, sectionId }, latest, {
    isPart,
    schedule: schedule.id,
  })
  return done({ publication: publicationId })
}

/** The parts in which the prepared story would take back what somebody published after it was prepared. */
async function partsTakenBack(
  reading: Reading,
  candidate: Candidate,
  seenRevision: number | null,
  latest: Revision | undefined,
): Promise<ReaderPart[]> {
  if (!latest || latest.number === seenRevision) return []
  const [seen] =
    seenRevision === null
      ? []
      : await reading
          .select()
          .from(revisions)
          .where(and(eq(revisions.articleId, latest.articleId), eq(revisions.number, seenRevision)))
  const [seenNow] = await namesNow(reading, seen ? [seen] : [])
  const published = seenNow ? partsThatDiffer(seenNow, latest) : readerParts
  const different = new Set(partsThatDiffer(latest, candidate))
  return published.filter((part) => different.has(part))
}

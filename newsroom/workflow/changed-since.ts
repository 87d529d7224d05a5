import { and, desc, eq } from 'drizzle-orm'
import { database, type Reading } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { draftVersions } from '#db/schema/versions.ts'
import { candidateOf } from '#newsroom/articles/candidate.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import { type UnpublishedChange, unpublishedChanges } from '#newsroom/articles/unpublished-changes.ts'
import { storyOfVersion } from '#newsroom/articles/version-story.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** What has changed since a version of the story. */
export type Since = { version: number; changes: UnpublishedChange[] }
/**
 * `submission`: since the last submission before the one that waits for an answer; null at the first one, and while none waits.
 * `publication`: what readers do not have yet; null while the story is not published.
 */
export type ChangedSince = { submission: Since | null; publication: Since | null }

/** For whoever opens a story: what is new in it for the editors, and for the readers. Throws NotFound. */
export async function changedSince(person: Person, articleId: string): Promise<ChangedSince> {
  return database().transaction(
    async (tx) => {
      authorise(person, 'see a story', await storyFor(tx, person, articleId))
      const [article] = await tx
        .select({ submittedAt: articles.submittedAt, liveRevisionId: articles.liveRevisionId })
        .from(articles)
        .where(eq(articles.id, articleId))
      const submitted = article?.submittedAt ? await submissionBefore(tx, articleId) : null
      const published = article?.liveRevisionId ? await versionOfRevision(tx, article.liveRevisionId) : null
      return { submission: await since(tx, articleId, submitted), publication: await since(tx, articleId, published) }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

async function since(reading: Reading, articleId: string, version: number | null): Promise<Since | null> {
  if (version === null) return null
  const then = await storyOfVersion(reading, articleId, version)
  return { version, changes: await unpublishedChanges(reading, then, await candidateOf(reading, articleId)) }
}

/** The version of the last submission but one. */
async function submissionBefore(reading: Reading, articleId: string): Promise<number | null> {
  const [before] = await reading
    .select({ number: draftVersions.number })
    .from(draftVersions)
    .where(and(eq(draftVersions.articleId, articleId), eq(draftVersions.kind, 'submitted')))
    .orderBy(desc(draftVersions.number))
    .offset(1)
    .limit(1)
  return before?.number ?? null
}

async function versionOfRevision(reading: Reading, revisionId: string): Promise<number | null> {
  const [version] = await reading
    .select({ number: draftVersions.number })
    .from(draftVersions)
    .where(eq(draftVersions.revisionId, revisionId))
  return version?.number ?? null
}

import { and, isNull } from 'drizzle-orm'
import { v7 } from 'uuid'
import { now, type Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { publications, revisions } from '#db/schema/articles.ts'
import { makePublishedVersions, type PublishedKind } from '#newsroom/articles/make-version.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { holdLanguages } from './hold-languages.ts'
import { type Published, writeLiveArticles } from './live-article.ts'

/** A complete text to publish. `number` is 1 for a story's first revision. An id is generated when there is none. */
export type ToPublish = {
  revision: Omit<Published['revision'], 'id'> & Omit<typeof revisions.$inferInsert, 'createdBy'>
  twinGroup: string | null
  /** What its version is called in the story's history. */
  kind: PublishedKind
  /** Null: now. */
  firstPublishedAt: Date | null
  updatedAt: Date | null | 'now'
}

/** A revision that is live, with its publication time. */
export type PublishedRevision = Published & { number: number; publishedAt: Date }

/**
 * The only way to publish, for verbs and imports, one story or thousands: writes the revision, its publication (ending the previous one)
 * and the live article. The caller does the rest: the feed, redirects, the stage.
 */
export async function publishRevisions(tx: Transaction, actor: Actor, all: readonly ToPublish[]): Promise<PublishedRevision[]> {
  if (all.length === 0) return []
  await holdLanguages(tx, new Set(all.map(({ revision }) => revision.language)))
  const newRevisions = all.map(({ revision }) => ({ ...revision, id: revision.id ?? v7(), createdBy: actor.id }))
  await tx.insert(revisions).values(newRevisions)
  await makePublishedVersions(
    tx,
    newRevisions.map((revision, index) => ({ ...revision, kind: all[index]?.kind ?? 'published' })),
  )
  const replaced = newRevisions.filter(({ number }) => number > 1).map(({ articleId }) => articleId)
  if (replaced.length > 0)
    await tx
      .update(publications)
      .set({ endedAt: now, endedBy: actor.id, ending: 'superseded' })
      .where(and(isAmong(publications.articleId, replaced), isNull(publications.endedAt)))
  const rows = await tx
    .insert(publications)
    .values(newRevisions.map(({ id, articleId }) => ({ articleId, revisionId: id, publishedBy: actor.id })))
    .returning({ id: publications.id, revisionId: publications.revisionId, at: publications.publishedAt })
  const byRevision = new Map(rows.map((row) => [row.revisionId, row]))
  const published = all.map(({ twinGroup, firstPublishedAt, updatedAt }, index): PublishedRevision => {
    const revision = newRevisions[index]
    const publication = revision && byRevision.get(revision.id)
    if (!publication) throw new Error('an inserted publication was not returned')
    return {
      publicationId: publication.id,
      revision,
      number: revision.number,
      publishedAt: publication.at,
      twinGroup,
      firstPublishedAt: firstPublishedAt ?? publication.at,
      updatedAt: updatedAt === 'now' ? publication.at : updatedAt,
    }
  })
  await writeLiveArticles(tx, published)
  return published
}

/** Publishes one story. */
export async function publishRevision(tx: Transaction, actor: Actor, one: ToPublish): Promise<PublishedRevision> {
  const [published] = await publishRevisions(tx, actor, [one])
  if (!published) throw new Error('nothing was published')
  return published
}

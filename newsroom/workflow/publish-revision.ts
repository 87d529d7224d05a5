import { and, inArray, isNull } from 'drizzle-orm'
import { v7 } from 'uuid'
import { now, type Transaction } from '#db/client.ts'
import { publications, revisions } from '#db/schema/articles.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { type Published, writeLiveArticles } from './live-article.ts'

/** A text that is to be put before readers, whole. `number`: 1 for a story's first. It gets an id where it has none. */
export type ToPublish = {
  revision: Omit<Published['revision'], 'id'> & Omit<typeof revisions.$inferInsert, 'createdBy'>
  twinGroup: string | null
  /** Null: now. */
  firstPublishedAt: Date | null
  updatedAt: Date | null | 'now'
}

/** What stands before readers now, and since when. */
export type PublishedRevision = Published & { number: number; publishedAt: Date }

/**
 * The one way before readers, for verbs and imports, one story or thousands: a revision, its publication in place of the one
 * that stood, and the live article. What else publishing means (the feed, redirects, the stage) is its caller's.
 */
export async function publishRevisions(tx: Transaction, actor: Actor, all: readonly ToPublish[]): Promise<PublishedRevision[]> {
  if (all.length === 0) return []
  const made = all.map(({ revision }) => ({ ...revision, id: revision.id ?? v7(), createdBy: actor.id }))
  await tx.insert(revisions).values(made)
  const again = made.filter(({ number }) => number > 1).map(({ articleId }) => articleId)
  if (again.length > 0)
    await tx
      .update(publications)
      .set({ endedAt: now, endedBy: actor.id, ending: 'superseded' })
      .where(and(inArray(publications.articleId, again), isNull(publications.endedAt)))
  const rows = await tx
    .insert(publications)
    .values(made.map(({ id, articleId }) => ({ articleId, revisionId: id, publishedBy: actor.id })))
    .returning({ id: publications.id, revisionId: publications.revisionId, at: publications.publishedAt })
  const byRevision = new Map(rows.map((row) => [row.revisionId, row]))
  const published = all.map(({ twinGroup, firstPublishedAt, updatedAt }, index): PublishedRevision => {
    const revision = made[index]
    const publication = revision && byRevision.get(revision.id)
    if (!publication) throw new Error('a publication that was inserted did not come back')
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

/** The same for one story. */
export async function publishRevision(tx: Transaction, actor: Actor, one: ToPublish): Promise<PublishedRevision> {
  const [published] = await publishRevisions(tx, actor, [one])
  if (!published) throw new Error('nothing was published')
  return published
}

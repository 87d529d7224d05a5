import { eq, getTableColumns } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { excluded } from '#db/excluded.ts'
import { isAmong } from '#db/is-among.ts'
import { revisions } from '#db/schema/articles.ts'
import { liveAttachments } from '#db/schema/attachments.ts'
import { liveEmbeds } from '#db/schema/embeds.ts'
import { liveArticles, liveBylines, liveMedia, liveTopics } from '#db/schema/live.ts'
import { pick } from '#lib/pick.ts'
import { listAttachments, listEmbeds, listPictures } from '#newsroom/articles/document.ts'

type LiveRow = typeof liveArticles.$inferSelect
type Revision = typeof revisions.$inferSelect
/** What a live article has from its revision. Its number is its own: the order of first publications. */
type FromRevision = Exclude<keyof LiveRow & keyof Revision, 'number'>

/** A revision that is to be public: what the lists of the paper show, and what they find it by. `updatedAt`: null until the first update. */
export type Published = {
  publicationId: string
  revision: Pick<Revision, FromRevision | 'id' | 'body' | 'bylines' | 'topics'>
} & Pick<LiveRow, 'twinGroup' | 'firstPublishedAt' | 'updatedAt'>

const columns = Object.keys(getTableColumns(liveArticles)).filter((name) => name !== 'number')
const fromRevision = columns.filter((name) => name in getTableColumns(revisions)) as FromRevision[] // as the type says
const asOffered = excluded(columns.filter((name) => name !== 'articleId'))

/**
 * Writes the live articles of these revisions and replaces the previous ones of the same articles. Works in batches: an import passes
 * thousands.
 */
export async function writeLiveArticles(tx: Transaction, standing: readonly Published[]): Promise<void> {
  for (let start = 0; start < standing.length; start += batch) await writeBatch(tx, standing.slice(start, start + batch))
}

/** Deletes a live article; it must have left every feed before. Returns the slug it had, or null. */
export async function removeLiveArticle(tx: Transaction, articleId: string): Promise<string | null> {
  const [gone] = await tx.delete(liveArticles).where(eq(liveArticles.articleId, articleId)).returning({ slug: liveArticles.slug })
  return gone?.slug ?? null
}

/** Rows per statement: well under Postgres' limit of 65,535 parameters. */
const batch = 2000

async function writeBatch(tx: Transaction, standing: readonly Published[]) {
  const ids = standing.map(({ revision }) => revision.articleId)
  const rows = standing.map(({ publicationId, revision, twinGroup, firstPublishedAt, updatedAt }) => ({
    ...pick(revision, fromRevision),
    publicationId,
    revisionId: revision.id,
    twinGroup,
    firstPublishedAt,
    updatedAt,
  }))
  await tx.insert(liveArticles).values(rows).onConflictDoUpdate({ target: liveArticles.articleId, set: asOffered })
  for (const table of [liveBylines, liveTopics, liveMedia, liveAttachments, liveEmbeds])
    await tx.delete(table).where(isAmong(table.articleId, ids))
  const toListed = ({ revision, firstPublishedAt }: Published) => ({
    articleId: revision.articleId,
    language: revision.language,
    firstPublishedAt,
  })
  const bylines = standing.flatMap((one) => one.revision.bylines.map((authorId, position) => ({ ...toListed(one), authorId, position })))
  const topics = standing.flatMap((one) => one.revision.topics.map((topicId, position) => ({ ...toListed(one), topicId, position })))
  const pictures = standing.flatMap(({ revision }) =>
    idsIn(revision, 'picture').map((mediaId) => ({ articleId: revision.articleId, mediaId })),
  )
  const files = standing.flatMap(({ revision }) =>
    idsIn(revision, 'attachment').map((attachmentId) => ({ articleId: revision.articleId, attachmentId })),
  )
  const embedded = standing.flatMap(({ revision: { articleId, body } }) => listEmbeds(body).map((embedId) => ({ articleId, embedId })))
  // A story may have several bylines, topics and pictures, so these rows are split into batches again.
  for (const part of parts(bylines)) await tx.insert(liveBylines).values(part)
  for (const part of parts(topics)) await tx.insert(liveTopics).values(part)
  for (const part of parts(pictures)) await tx.insert(liveMedia).values(part)
  for (const part of parts(files)) await tx.insert(liveAttachments).values(part)
  for (const part of parts(embedded)) await tx.insert(liveEmbeds).values(part)
}

/** The pictures, with the hero, or the attachments of a revision, each once. */
const idsIn = ({ hero, body }: Published['revision'], to: 'picture' | 'attachment'): string[] => [
  ...new Set([...(to === 'picture' && hero ? [hero.mediaId] : []), ...(to === 'picture' ? listPictures(body) : listAttachments(body))]),
]

function* parts<Row>(rows: Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += batch) yield rows.slice(start, start + batch)
}

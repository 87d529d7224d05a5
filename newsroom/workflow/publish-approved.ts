import type { Transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { newsPath } from '#lib/paths.ts'
import type { LockedArticle } from '#newsroom/articles/lock-article.ts'
import { peopleBehind } from '#newsroom/notices/people-behind.ts'
import { tellNoMore, tellOf } from '#newsroom/notices/tell-of.ts'
import type { Actor } from '#newsroom/people/person.ts'
import type { Revision } from './latest-revision.ts'
import { type Finished, publishCandidate } from './publish-candidate.ts'
import { isOnlyRespelled } from './weigh-changes.ts'

export type Published = { version: number; publicationId: string; path: string; publishedAt: Date; isUpdate: boolean }

/**
 * Publishes a story that an editor has approved, or updates it, with its audit and outbox rows: the last step of publishing, by hand and by
 * a schedule. `isPart`: changes of the draft were left out. `schedule`: the id of the one that publishes it.
 */
export async function publishApproved(
  tx: Transaction,
  editor: Actor,
  article: LockedArticle,
  candidate: Finished,
  latest: Revision | undefined,
  { isPart, schedule }: { isPart: boolean; schedule?: string },
): Promise<Published> {
  const articleId = article.id
  const isLive = article.stage === 'published'
  const kind = isLive ? 'updated' : 'published'
  const isRespelled = isLive && latest !== undefined && isOnlyRespelled(latest, candidate)
  const put = await publishCandidate(tx, editor, article, candidate, latest, kind, isRespelled)
  const { number: revision, publicationId: publication, version, publishedAt, isUpdate } = put
  const detail = { revision, publication, kind, ...(isPart && { isPart }), ...(schedule && { schedule }) }
  await record(tx, editor, 'publish', { kind: 'article', id: articleId }, detail)
  const event = { kind: isRespelled ? 'respelled' : kind, articleId, language: article.language, slug: candidate.slug } as const
  await tellNoMore(tx, 'submitted', articleId)
  if (!isRespelled) await tellOfPublication(tx, editor, articleId, publication, { isUpdate, isPlanned: schedule !== undefined })
  // Last: the next row of the outbox waits for this transaction, and whoever holds a person of these may wait for it.
  await announce(tx, put.touched, event)
  return { version, publicationId: publication, path: newsPath(article.language, candidate.slug), publishedAt, isUpdate }
}

/** Its writers hear of it; of what a schedule did also whoever planned it, in whose name it is done. */
async function tellOfPublication(
  tx: Transaction,
  editor: Actor,
  articleId: string,
  publication: string,
  detail: { isUpdate: boolean; isPlanned: boolean },
): Promise<void> {
  const writers = await peopleBehind(tx, articleId)
  const told = detail.isPlanned ? { to: [...writers, editor.id], by: null } : { to: writers, by: editor.id }
  await tellOf(tx, { kind: 'published', key: `published:${publication}`, ...told, articleId, detail })
}

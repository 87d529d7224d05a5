import type { Transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import type { AuditVerb } from '#db/schema/record.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import type { Arranged } from './arrange.ts'
import { cancelPinEnd } from './cancel-planned.ts'
import type { LockedFeed } from './postgres-feed-order.ts'

/**
 * Writes what a change of order asks for besides the move: the audit and outbox rows, and that the planned end of a pin is off when the
 * story is not pinned any more. Writes nothing when nothing changed.
 */
export async function settle(tx: Transaction, editor: Actor, order: LockedFeed, verb: AuditVerb, articleId: string, result: Arranged) {
  if (!result.changed) return
  const isLive = order.feed.draftOf === null
  if (isLive && !(await order.placeOf(articleId))?.pinned) await cancelPinEnd(tx, editor, order.feed.id, articleId)
  await recordMove(tx, editor, order, verb, articleId, result)
}

/** The audit and outbox rows of a change of order. Readers do not see a draft order. */
export async function recordMove(
  tx: Transaction,
  editor: Actor,
  { feed }: LockedFeed,
  verb: AuditVerb,
  articleId: string,
  result: Arranged,
) {
  const about = { feed: feed.name, language: feed.language }
  await record(tx, editor, verb, { kind: 'article', id: articleId }, { ...about, version: result.version })
  if (feed.draftOf === null) await announce(tx, [tags.feed(feed.name, feed.language)], { kind: 'moved', ...about, articleId })
}

import type { Transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import type { AuditVerb } from '#db/schema/record.ts'
import { tags } from '#lib/tags.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { Arranged } from './arrange.ts'
import type { LockedFeed } from './postgres-feed-order.ts'

/** Writes the audit and outbox rows of a change of order. Writes nothing when nothing changed. */
export async function settle(tx: Transaction, editor: Person, { feed }: LockedFeed, verb: AuditVerb, articleId: string, result: Arranged) {
  if (!result.changed) return
  await record(tx, editor, verb, { kind: 'article', id: articleId }, { feed: feed.name, language: feed.language, version: result.version })
  await announce(tx, [tags.feed(feed.name, feed.language)], { kind: 'moved', feed: feed.name, language: feed.language, articleId })
}

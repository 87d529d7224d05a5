import { eq, type SQL } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { schedules } from '#db/schema/schedules.ts'
import { cancelThese, isOpen } from '#newsroom/articles/cancel-schedules.ts'
import type { Actor } from '#newsroom/people/person.ts'

/** Cancels the planned launches of a feed's draft order, when it is launched by hand or thrown away. */
export const cancelLaunch = (tx: Transaction, actor: Actor, feedId: string) => cancel(tx, actor, feedId, eq(schedules.kind, 'launch-order'))

/** Cancels the planned end of a story's pin, when the story is not pinned any more: a later pin is another one. */
export const cancelPinEnd = (tx: Transaction, actor: Actor, feedId: string, articleId: string) =>
  cancel(tx, actor, feedId, eq(schedules.articleId, articleId), eq(schedules.kind, 'unpin'))

const cancel = (tx: Transaction, actor: Actor, feedId: string, ...which: SQL[]) =>
  cancelThese(tx, actor, { kind: 'feed', id: feedId }, 'by-hand', [eq(schedules.feedId, feedId), isOpen(), ...which])

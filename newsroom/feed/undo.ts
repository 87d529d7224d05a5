import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Arranged, undoMove } from './arrange.ts'
import { cancelPinEnds } from './cancel-planned.ts'
import type { undoInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { settle } from './settle.ts'

/** Undoes one move of a feed, by anybody and at any time, without losing another move. Undoing an undo redoes the move. */
export async function undo(
  editor: Person,
  sent: z.output<typeof undoInput>,
): Promise<Outcome<Arranged & { articleId: string }, 'no-such-move' | 'not-undoable' | 'not-live'>> {
  authorise(editor, 'order the feed', { mine: true, feed: sent.feed.name })
  return transaction(async (tx) => {
    const order = await lockFeed(tx, sent.feed)
    const answer = await undoMove(order, editor.id, sent.version, sent.seen)
    if (!answer.ok) return answer
    await cancelPinEnds(tx, editor, order)
    await settle(tx, editor, order, 'undo', answer.value.articleId, answer.value)
    return done({ ...answer.value, without: order.without })
  })
}

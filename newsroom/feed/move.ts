import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Arranged, moveTo } from './arrange.ts'
import type { moveInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { settle } from './settle.ts'

/**
 * Moves a story within a feed to where the editor meant, whatever others did meanwhile. Refused only when somebody else moved the same
 * story after the version seen (`by` is their name), or when neither named neighbour is in the feed any more.
 */
export async function move(
  editor: Person,
  sent: z.output<typeof moveInput>,
): Promise<Outcome<Arranged, 'moved-meanwhile' | 'anchor-gone' | 'not-in-feed'>> {
  authorise(editor, 'order the feed', { mine: true, feed: sent.feed.name })
  return transaction(async (tx) => {
    const order = await lockFeed(tx, sent.feed)
    const answer = await moveTo(order, editor.id, sent.articleId, sent.to, sent.seen)
    if (answer.ok) await settle(tx, editor, order, 'move', sent.articleId, answer.value)
    if (!answer.ok && answer.problem === 'moved-meanwhile') return no('moved-meanwhile', { by: await nameOf(tx, answer.detail?.personId) })
    return answer
  })
}

async function nameOf(tx: Transaction, personId: unknown): Promise<string | null> {
  if (typeof personId !== 'string') return null
  const [mover] = await tx.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return mover?.name ?? null
}

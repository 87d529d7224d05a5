import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Arranged, moveTo } from './arrange.ts'
import type { moveInput } from './input.ts'
import { openShelf } from './postgres-shelf.ts'
import { settle } from './settle.ts'

/**
 * Moves a story within a feed, to where its mover meant, whatever others did meanwhile. Refused only when somebody else moved
 * the same story after the version seen, or when neither neighbour named is in the feed any more.
 */
export async function move(
  editor: Person,
  sent: z.output<typeof moveInput>,
): Promise<Outcome<Arranged, 'moved-meanwhile' | 'anchor-gone' | 'not-in-feed'>> {
  authorise(editor, 'order the feed')
  return transaction(async (tx) => {
    const shelf = await openShelf(tx, sent.feed)
    const answer = await moveTo(shelf, editor.id, sent.articleId, sent.to, sent.seen)
    if (answer.ok) await settle(tx, editor, shelf, 'move', sent.articleId, answer.value)
    return answer
  })
}

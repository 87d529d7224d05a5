import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Arranged, unpinBack } from './arrange.ts'
import type { seenStoryInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { settle } from './settle.ts'

/** Unpins a story. It returns to the place it had before. */
export async function unpin(editor: Person, sent: z.output<typeof seenStoryInput>): Promise<Outcome<Arranged, 'not-in-feed'>> {
  authorise(editor, 'order the feed', { mine: true, feed: sent.feed.name })
  return transaction(async (tx) => {
    const order = await lockFeed(tx, sent.feed)
    const answer = await unpinBack(order, editor.id, sent.articleId, sent.seen)
    if (answer.ok) await settle(tx, editor, order, 'unpin', sent.articleId, answer.value)
    return answer
  })
}

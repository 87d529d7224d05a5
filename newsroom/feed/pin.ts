import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Arranged, pinOnTop } from './arrange.ts'
import type { seenStoryInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { settle } from './settle.ts'

/** Pins a story above all others until it is unpinned. */
export async function pin(editor: Person, sent: z.output<typeof seenStoryInput>): Promise<Outcome<Arranged, 'not-in-feed'>> {
  authorise(editor, 'order the feed', { mine: true, feed: sent.feed.name })
  return transaction(async (tx) => {
    const order = await lockFeed(tx, sent.feed)
    const answer = await pinOnTop(order, editor.id, sent.articleId, sent.seen)
    if (answer.ok) await settle(tx, editor, order, 'pin', sent.articleId, answer.value)
    return answer
  })
}

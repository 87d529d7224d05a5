import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Arranged, takeOutOf } from './arrange.ts'
import type { seenStoryInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { settle } from './settle.ts'

/** Removes a story from a feed. It stays published, in its section and under its topics. */
export async function takeOut(editor: Person, sent: z.output<typeof seenStoryInput>): Promise<Outcome<Arranged, never>> {
  authorise(editor, 'order the feed', { mine: true, feed: sent.feed.name })
  return transaction(async (tx) => {
    const order = await lockFeed(tx, sent.feed)
    const answer = await takeOutOf(order, editor.id, sent.articleId, sent.seen)
    if (answer.ok) await settle(tx, editor, order, 'take-out', sent.articleId, answer.value)
    return answer
  })
}

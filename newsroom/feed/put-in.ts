import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Arranged, putOnTop } from './arrange.ts'
import { openFeed } from './find-feed.ts'
import type { seenStoryInput } from './input.ts'
import { settle } from './settle.ts'

/** Puts a published story into a feed, on top, or back into it. A section's feed comes into being with its first story. */
export async function putIn(editor: Person, sent: z.output<typeof seenStoryInput>): Promise<Outcome<Arranged, 'not-live'>> {
  authorise(editor, 'order the feed', { mine: true, feed: sent.feed.name })
  return transaction(async (tx) => {
    const order = await openFeed(tx, sent.feed)
    const answer = await putOnTop(order, editor.id, sent.articleId, sent.seen)
    if (!answer.ok) return answer
    await settle(tx, editor, order, 'put-in', sent.articleId, answer.value)
    return done({ ...answer.value, without: order.without })
  })
}

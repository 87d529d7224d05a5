import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { type Arranged, putOnTop } from './arrange.ts'
import type { seenStoryInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { settle } from './settle.ts'

/** Puts a published story back into a feed, on top. */
export async function putIn(editor: Person, sent: z.output<typeof seenStoryInput>): Promise<Outcome<Arranged, 'not-live'>> {
  authorise(editor, 'order the feed')
  return transaction(async (tx) => {
    const order = await lockFeed(tx, sent.feed)
    const answer = await putOnTop(order, editor.id, sent.articleId, sent.seen)
    if (answer.ok) await settle(tx, editor, order, 'put-in', sent.articleId, answer.value)
    return answer
  })
}

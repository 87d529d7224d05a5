import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { type FeedShape, feeds } from '#db/schema/feed.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { shapeInput } from './input.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { tellDesk } from './tell-desk.ts'

/** Chooses how the top of a front page is laid out. Its places fill by the feed's order, so a shape moves no story. */
export async function chooseShape(
  editor: Person,
  { feed: named, shape }: z.output<typeof shapeInput>,
): Promise<Outcome<{ shape: FeedShape }, never>> {
  authorise(editor, 'order the feed', { mine: true, feed: named.name })
  return transaction(async (tx) => {
    const { feed } = await lockFeed(tx, named)
    const [before] = await tx.select({ shape: feeds.shape }).from(feeds).where(eq(feeds.id, feed.id))
    if (before?.shape === shape) return done({ shape })
    await tx.update(feeds).set({ shape }).where(eq(feeds.id, feed.id))
    await tellDesk(tx, feed.id)
    const about = { feed: feed.name, language: feed.language }
    await record(tx, editor, 'choose-shape', { kind: 'feed', id: feed.id }, { ...about, shape })
    if (feed.draftOf === null) await announce(tx, [tags.feed(feed.name, feed.language)], { kind: 'moved', ...about })
    return done({ shape })
  })
}

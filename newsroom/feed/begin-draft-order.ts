import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { feeds } from '#db/schema/feed.ts'
import { draftOf, isDraftName } from '#lib/feed-names.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { freeAt } from './arrange.ts'
import { asOneMove, type FeedOrder } from './feed-order.ts'
import { openFeed } from './find-feed.ts'
import type { feedInput } from './input.ts'
import type { Item } from './order.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { arrangedLength } from './rearrange.ts'
import { tellDesk } from './tell-desk.ts'

/**
 * Begins the draft order of a feed: a copy of its first 200 stories, with its shape and how its stories look, that is arranged without
 * readers seeing it until it is launched. A story that is published meanwhile comes into both, and one that leaves the paper leaves both.
 */
export async function beginDraftOrder(
  editor: Person,
  { feed: named }: z.output<typeof feedInput>,
): Promise<Outcome<{ stories: number }, 'already-begun'>> {
  authorise(editor, 'order the feed', { mine: true, feed: named.name })
  if (isDraftName(named.name)) throw new NotFound('a draft order has no draft order')
  return transaction(async (tx) => {
    const live = await openFeed(tx, named)
    const draft = { name: draftOf(named.name), language: named.language }
    const begun = await tx
      .insert(feeds)
      .values({ ...draft, draftOf: live.feed.id, shape: await shapeOf(tx, live.feed.id) })
      .onConflictDoNothing()
      .returning({ id: feeds.id })
    if (begun.length === 0) return no('already-begun')
    const order = await lockFeed(tx, draft)
    const items = await live.orderAt(live.version, arrangedLength)
    await asOneMove(order, () => copyItems(order, live, editor.id, items))
    await tx.execute(sql`
      insert into feed_looks (feed_id, article_id, headline, media_id, size)
      select ${order.feed.id}::uuid, look.article_id, look.headline, look.media_id, look.size
      from feed_looks look join feed_items item on item.feed_id = ${order.feed.id}::uuid and item.article_id = look.article_id
      where look.feed_id = ${live.feed.id}::uuid`)
    await tellDesk(tx, live.feed.id)
    await record(tx, editor, 'begin-draft-order', { kind: 'feed', id: live.feed.id }, { feed: named.name, language: named.language })
    return done({ stories: items.length })
  })
}

/** Copies the places. Of a pinned story also where it was before it was pinned, so that it returns there when it is unpinned. */
async function copyItems(order: FeedOrder, live: FeedOrder, who: string, items: readonly Item[]): Promise<void> {
  await order.append(
    who,
    0,
    items.map(({ articleId, pinned, position }) => ({ kind: 'begin', articleId, from: null, to: { pinned, position } })),
  )
  for (const { articleId, pinned, position } of items) {
    const before = pinned ? (await live.movesOf(articleId)).findLast((move) => move.to?.pinned === false)?.to : undefined
    if (!before) continue
    const [there, back] = [
      { pinned, position },
      { pinned: false, position: await freeAt(order, before.position, articleId) },
    ]
    await order.append(who, 0, [{ kind: 'begin', articleId, from: there, to: back }])
    await order.append(who, 0, [{ kind: 'begin', articleId, from: back, to: there }])
  }
}

async function shapeOf(tx: Transaction, feedId: string) {
  const [feed] = await tx.select({ shape: feeds.shape }).from(feeds).where(eq(feeds.id, feedId))
  return feed?.shape
}

import type { Transaction } from '#db/client.ts'
import { moveTo, pinOnTop, putOnTop, unpinBack } from '#newsroom/feed/arrange.ts'
import type { LockedFeed } from '#newsroom/feed/postgres-feed-order.ts'
import { settle } from '#newsroom/feed/settle.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import type { Banner, LockedFeeds } from './lock-breaking.ts'

/**
 * Puts the story of a banner on top of the main feed and of its draft order, above all other pinned ones. Returns whether that pinned it in
 * the feed: then its end unpins it. A story that readers do not have is put nowhere.
 */
export async function bringToTop(tx: Transaction, editor: Person, orders: readonly LockedFeed[], articleId: string): Promise<boolean> {
  let isPinned = false
  for (const order of orders) {
    const put = await putOnTop(order, editor.id, articleId, order.version)
    if (put.ok) await settle(tx, editor, order, 'put-in', articleId, put.value)
    const pinned = await pinOnTop(order, editor.id, articleId, order.version)
    if (!pinned.ok) continue
    if (pinned.value.changed) await settle(tx, editor, order, 'pin', articleId, pinned.value)
    else await moveAbove(tx, editor, order, articleId)
    if (order.feed.draftOf === null) isPinned = pinned.value.changed
  }
  return isPinned
}

async function moveAbove(tx: Transaction, editor: Person, order: LockedFeed, articleId: string): Promise<void> {
  const moved = await moveTo(order, editor.id, articleId, { top: true }, order.version)
  if (moved.ok) await settle(tx, editor, order, 'move', articleId, moved.value)
}

/** Unpins the story of a banner that ends or leads elsewhere, if breaking news had pinned it. */
export async function letGo(tx: Transaction, actor: Actor, feeds: LockedFeeds, banner: Banner): Promise<void> {
  const { isPinned, articleId, language } = banner
  if (!isPinned || !articleId) return
  for (const order of feeds.get(language) ?? []) {
    const unpinned = await unpinBack(order, actor.id, articleId, order.version)
    if (unpinned.ok) await settle(tx, actor, order, 'unpin', articleId, unpinned.value)
  }
}

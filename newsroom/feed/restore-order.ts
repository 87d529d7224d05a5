import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { cancelPinEnds } from './cancel-planned.ts'
import type { restoreOrderInput } from './input.ts'
import { type FirstMove, firstMovesSince } from './items-at.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { arrangedLength, rearrange } from './rearrange.ts'

/**
 * Restores the first 200 stories of an older order as one move, which can be undone. Stories that were published since stay on top of the
 * unpinned ones, those that an editor put in since leave, and what is not public any more stays out. Refused when somebody moved a story
 * after the version seen.
 */
export async function restoreOrder(
  editor: Person,
  { feed: named, version, seen }: z.output<typeof restoreOrderInput>,
): Promise<Outcome<{ version: number; moved: number; without: string[] }, 'moved-meanwhile'>> {
  authorise(editor, 'order the feed', { mine: true, feed: named.name })
  return transaction(async (tx) => {
    const order = await lockFeed(tx, named)
    const { feed } = order
    if (version > order.version) throw new NotFound(`there is no move ${version} of ${named.name}`)
    if (seen !== order.version) return no('moved-meanwhile')
    const since = await firstMovesSince(tx, feed.id, version)
    const then = await order.orderAt(version, arrangedLength)
    const present = await order.orderAt(order.version, arrangedLength)
    const come = new Set(since.filter(wasPublished).map(({ articleId }) => articleId))
    const idsOf = (pinned: boolean) => then.filter((item) => item.pinned === pinned).map(({ articleId }) => articleId)
    const moved = await rearrange(order, editor.id, seen, 'restore', {
      pinned: idsOf(true),
      rest: [...present.map(({ articleId }) => articleId).filter((id) => come.has(id)), ...idsOf(false)],
      leaving: since.filter((move) => move.from === null && !wasPublished(move)).map(({ articleId }) => articleId),
    })
    if (moved > 0) {
      await cancelPinEnds(tx, editor, order)
      const about = { feed: feed.name, language: feed.language }
      await record(tx, editor, 'restore-order', { kind: 'feed', id: feed.id }, { ...about, of: version, version: order.version, moved })
      if (feed.draftOf === null) await announce(tx, [tags.feed(feed.name, feed.language)], { kind: 'moved', ...about })
    }
    return done({ version: order.version, moved, without: order.without })
  })
}

/** It came into the feed since, by being published, or when a draft order began. */
const wasPublished = ({ from, kind }: FirstMove): boolean => from === null && (kind === 'publish' || kind === 'import' || kind === 'begin')

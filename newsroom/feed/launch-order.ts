import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Transaction, transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { feedLooks, feeds } from '#db/schema/feed.ts'
import { liveNameOf } from '#lib/feed-names.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Actor, Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import { cancelLaunch, cancelPinEnds } from './cancel-planned.ts'
import type { launchInput } from './input.ts'
import { type LockedFeed, lockWithDraft } from './postgres-feed-order.ts'
import { rearrange } from './rearrange.ts'
import { type PictureProblem, refusedInDraft, refuseFor } from './refused-pictures.ts'
import { tellDesk } from './tell-desk.ts'
import { takenOutOf, wantedBy } from './wanted-by.ts'

export type Launched = { version: number; moved: number }

/**
 * Makes a draft order the order that readers see, as one move. Refused when somebody changed it after the version seen. 'rights-ended' and
 * 'ask-first' name the pictures that readers would get though the rights ran out, or the holder was not asked.
 */
export async function launchOrder(
  editor: Person,
  { feed: named, seen }: z.output<typeof launchInput>,
): Promise<Outcome<Launched, 'no-draft' | 'moved-meanwhile' | PictureProblem>> {
  authorise(editor, 'order the feed', { mine: true, feed: named.name })
  return transaction(async (tx) => {
    const [live, draft] = await lockWithDraft(tx, { ...named, name: liveNameOf(named.name) })
    if (!live || !draft) return no('no-draft')
    if (draft.version !== seen) return no('moved-meanwhile')
    const refused = refuseFor(await refusedInDraft(tx, live.feed.id, draft.feed.id))
    if (refused) return refused
    await cancelLaunch(tx, editor, live.feed.id)
    return done(await launch(tx, editor, live, draft))
  })
}

/** Launches a draft order whose time has come, as it is then. 'unfinished': the rights to a picture ran out, or its holder was not asked (`missing`). */
export async function launchPlanned(
  tx: Transaction,
  planner: Actor,
  feedId: string,
): Promise<Outcome<Launched, 'no-draft' | 'unfinished'>> {
  authorise(planner, 'order the feed')
  const [feed] = await tx.select({ name: feeds.name, language: feeds.language }).from(feeds).where(eq(feeds.id, feedId))
  const [live, draft] = feed ? await lockWithDraft(tx, feed) : []
  if (!live || !draft) return no('no-draft')
  const missing = await refusedInDraft(tx, live.feed.id, draft.feed.id)
  return missing.length > 0 ? no('unfinished', { missing }) : done(await launch(tx, planner, live, draft))
}

async function launch(tx: Transaction, editor: Actor, live: LockedFeed, draft: LockedFeed): Promise<Launched> {
  const moved = await rearrange(live, editor.id, live.version, 'launch', await wantedBy(draft, await takenOutOf(tx, draft.feed.id)))
  await cancelPinEnds(tx, editor, live)
  const touched = await takeLooks(tx, live, draft)
  await tx.delete(feeds).where(eq(feeds.id, draft.feed.id))
  await tellDesk(tx, live.feed.id)
  const { id, name, language } = live.feed
  await record(tx, editor, 'launch-order', { kind: 'feed', id }, { feed: name, language, version: live.version, moved })
  await announce(tx, [tags.feed(name, language), ...touched], { kind: 'moved', feed: name, language })
  return { version: live.version, moved }
}

/** The feed takes the draft's shape and how its stories look. Returns the tags of pictures that readers gain or lose. */
async function takeLooks(tx: Transaction, live: LockedFeed, draft: LockedFeed): Promise<string[]> {
  const ofBoth = await tx
    .select({ mediaId: feedLooks.mediaId })
    .from(feedLooks)
    .where(and(inArray(feedLooks.feedId, [live.feed.id, draft.feed.id]), isNotNull(feedLooks.mediaId)))
  await tx.execute(sql`
    delete from feed_looks look using feed_items item
    where look.feed_id = ${live.feed.id}::uuid and item.feed_id = ${draft.feed.id}::uuid and item.article_id = look.article_id`)
  await tx.execute(sql`
    update feed_looks look set feed_id = ${live.feed.id}::uuid from feed_items item
    where look.feed_id = ${draft.feed.id}::uuid and item.feed_id = look.feed_id and item.article_id = look.article_id`)
  const [shaped] = await tx.select({ shape: feeds.shape }).from(feeds).where(eq(feeds.id, draft.feed.id))
  if (shaped) await tx.update(feeds).set({ shape: shaped.shape }).where(eq(feeds.id, live.feed.id))
  return ofBoth.flatMap(({ mediaId }) => (mediaId ? [tags.media(mediaId)] : []))
}

import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { FeedOrder } from './feed-order.ts'
import { isUndone, type MoveKind, type Place, placeBy } from './order.ts'

/**
 * What a change of a feed's order means, decided under the feed's lock, whatever happened since its maker looked. Keys are
 * made here and nowhere else. They are never rebalanced: a key grows by a character for about five stories put into the very
 * same gap, and the index takes 2,700 bytes, so one gap would have to be hit some 13,000 times without anything moving in it.
 */
export type Arranged = { version: number; changed: boolean; rank: number | null; total: number }

/** The neighbours that the mover saw around the new place, the one meant first. */
export type Anchor = { before: string } | { after: string }
export type Target = { top: true } | { anchors: readonly Anchor[]; pinned?: boolean } | { rank: number }

/** Puts stories on top of those that are not pinned, at the very end, or under a position; the first of them comes out topmost. */
export async function place(
  order: FeedOrder,
  who: string | null,
  articleIds: readonly string[],
  kind: MoveKind,
  at: 'top' | 'end' | { under: string | null } = 'top',
) {
  const last = at === 'end' ? await order.above(false) : null
  const under = typeof at === 'object' ? at.under : (last?.position ?? null)
  const keys = generateNKeysBetween(under, await order.takenOver(under), articleIds.length)
  const additions = articleIds.map((articleId, index) => ({
    kind,
    articleId,
    from: null,
    to: { pinned: false, position: keys[index] ?? '' }, // as many keys as stories
  }))
  await order.append(who, order.version, additions)
}

/** Takes a story out because readers can no longer see it. */
export async function leave(order: FeedOrder, who: string | null, articleId: string, kind: MoveKind): Promise<void> {
  const from = await order.placeOf(articleId)
  if (from) await order.append(who, order.version, [{ kind, articleId, from, to: null }])
}

/**
 * Moves a story. It stays among the pinned or among the others, unless the target names the group, and goes as near to the
 * wish as that allows. A move into the other group is a pin or an unpin.
 */
export async function moveTo(
  order: FeedOrder,
  who: string,
  articleId: string,
  target: Target,
  seen: number,
): Promise<Outcome<Arranged, 'moved-meanwhile' | 'anchor-gone' | 'not-in-feed'>> {
  const others = (await order.movesOf(articleId)).findLast((move) => move.version > seen && move.personId !== who)
  if (others) return no('moved-meanwhile', { kind: others.kind, personId: others.personId })
  const from = await order.placeOf(articleId)
  if (!from) return no('not-in-feed')
  const pinned = ('anchors' in target ? target.pinned : undefined) ?? from.pinned
  const gap = 'top' in target ? await gapAtTop(order, pinned) : await gapBeside(order, articleId, pinned, await anchorsOf(target), seen)
  if (!gap) return no('anchor-gone')
  const kind = pinned === from.pinned ? 'move' : pinned ? 'pin' : 'unpin'
  if (kind === 'move' && (gap.above === articleId || gap.below === articleId)) return answerUnchanged(order, from)
  return appendMove(order, who, seen, kind, articleId, from, { pinned, position: await keyOver(order, gap.under) })

  async function anchorsOf(wish: { anchors: readonly Anchor[] } | { rank: number }): Promise<readonly Anchor[]> {
    return 'anchors' in wish ? wish.anchors : findNeighbours(await order.orderAt(seen, wish.rank + reach), wish.rank, articleId)
  }
}

/** How far around a number we look for a story that is still there. */
const reach = 20

/** The neighbours that a story would have as number `rank` of this order, the nearest first. */
function findNeighbours(order: readonly string[], rank: number, articleId: string): Anchor[] {
  const others = order.filter((id) => id !== articleId)
  const at = Math.min(rank - 1, others.length)
  const above = others.slice(Math.max(0, at - reach), at).toReversed()
  const below = others.slice(at, at + reach)
  const farthest = Math.max(above.length, below.length)
  return Array.from({ length: farthest }, (_, distance) => [
    ...above.slice(distance, distance + 1).map((id) => ({ after: id })),
    ...below.slice(distance, distance + 1).map((id) => ({ before: id })),
  ]).flat()
}

/** Pins a story above the other pinned ones. */
export async function pinOnTop(order: FeedOrder, who: string, articleId: string, seen: number): Promise<Outcome<Arranged, 'not-in-feed'>> {
  const from = await order.placeOf(articleId)
  if (!from) return no('not-in-feed')
  if (from.pinned) return answerUnchanged(order, from)
  return appendMove(order, who, seen, 'pin', articleId, from, { pinned: true, position: await keyOver(order, null) })
}

/** Unpins a story: it falls back to where it stood before it was pinned. */
export async function unpinBack(order: FeedOrder, who: string, articleId: string, seen: number): Promise<Outcome<Arranged, 'not-in-feed'>> {
  const from = await order.placeOf(articleId)
  if (!from) return no('not-in-feed')
  if (!from.pinned) return answerUnchanged(order, from)
  const before = (await order.movesOf(articleId)).findLast((move) => move.to?.pinned === false)
  const position = before?.to ? await freeAt(order, before.to.position, articleId) : await keyOver(order, null)
  return appendMove(order, who, seen, 'unpin', articleId, from, { pinned: false, position })
}

/** Takes a live story out of the feed; it stays in its section. Already out: nothing to do. */
export async function takeOutOf(order: FeedOrder, who: string, articleId: string, seen: number): Promise<Outcome<Arranged, never>> {
  const from = await order.placeOf(articleId)
  return from ? appendMove(order, who, seen, 'take-out', articleId, from, null) : answerUnchanged(order, null)
}

/** Puts a live story that is not in the feed on top of those that are not pinned. Already in: nothing to do. */
export async function putOnTop(order: FeedOrder, who: string, articleId: string, seen: number): Promise<Outcome<Arranged, 'not-live'>> {
  if (!(await order.isLive(articleId))) return no('not-live')
  const there = await order.placeOf(articleId)
  if (there) return answerUnchanged(order, there)
  return appendMove(order, who, seen, 'put-in', articleId, null, { pinned: false, position: await keyOver(order, null) })
}

const undoable: readonly MoveKind[] = ['move', 'pin', 'unpin', 'take-out', 'put-in', 'undo']
export const isUndoable = (kind: MoveKind): boolean => undoable.includes(kind)

/**
 * Takes one move back, by its version. The story goes where its other moves put it: when it was moved again since, that
 * holds and nothing changes on the screen. Taking back an undo does the move again.
 */
export async function undoAt(
  order: FeedOrder,
  who: string,
  version: number,
  seen: number,
): Promise<Outcome<Arranged & { articleId: string }, 'no-such-move' | 'not-undoable' | 'not-live'>> {
  const wanted = await order.moveAt(version)
  if (!wanted) return no('no-such-move')
  if (!isUndoable(wanted.kind)) return no('not-undoable')
  const { articleId } = wanted
  const history = await order.movesOf(articleId)
  const from = await order.placeOf(articleId)
  if (isUndone(version, history)) return done({ articleId, ...(await answerUnchanged(order, from)).value })
  // A move that was undone and done again is undone by undoing its newest redo: each row is taken back at most once.
  let last = version
  for (let undo = undoOf(last); undo !== undefined; undo = undoOf(last)) last = undo
  const row = {
    version: Number.POSITIVE_INFINITY,
    seenVersion: seen,
    kind: 'undo' as const,
    articleId,
    from,
    to: null,
    undoes: last,
    personId: who,
  }
  const back = placeBy([...history, row])
  if (back && !(await order.isLive(articleId))) return no('not-live')
  const to = back && { pinned: back.pinned, position: await freeAt(order, back.position, articleId) }
  const result = await appendMove(order, who, seen, 'undo', articleId, from, to, last)
  return done({ articleId, ...result.value, changed: to?.position !== from?.position || to?.pinned !== from?.pinned })

  function undoOf(earlier: number): number | undefined {
    return history.find((move) => move.undoes === earlier)?.version
  }
}

type Gap = { above: string | null; below: string | null; under: string | null }

async function gapAtTop(order: FeedOrder, pinned: boolean): Promise<Gap> {
  const first = await order.below(pinned)
  return { above: null, below: first?.articleId ?? null, under: null }
}

/** The gap beside the first anchor that is still there, one that nobody moved meanwhile before one that was. */
async function gapBeside(
  order: FeedOrder,
  articleId: string,
  pinned: boolean,
  anchors: readonly Anchor[],
  seen: number,
): Promise<Gap | null> {
  const named = anchors.map((anchor) => ({ id: 'before' in anchor ? anchor.before : anchor.after, before: 'before' in anchor }))
  const moved = await order.movedSince(
    named.map(({ id }) => id),
    seen,
  )
  for (const anchor of [...named.filter(({ id }) => !moved.has(id)), ...named.filter(({ id }) => moved.has(id))]) {
    if (anchor.id === articleId) continue
    const there = await order.placeOf(anchor.id)
    if (!there) continue
    // A story that is not pinned cannot stand among the pinned ones, nor the other way round: it goes to the border.
    if (there.pinned && !pinned) return gapAtTop(order, false)
    if (!there.pinned && pinned) {
      const lastPinned = await order.above(true)
      return { above: lastPinned?.articleId ?? null, below: null, under: lastPinned?.position ?? null }
    }
    if (anchor.before) {
      const above = await order.above(there.pinned, there.position)
      return { above: above?.articleId ?? null, below: null, under: above?.position ?? null }
    }
    const below = await order.below(there.pinned, there.position)
    return { above: null, below: below?.articleId ?? null, under: there.position }
  }
  return null
}

/** A key that nothing holds, directly after `under` (null: before all) and before every other key. */
const keyOver = async (order: FeedOrder, under: string | null) => generateKeyBetween(under, await order.takenOver(under))

/** That very key when it is free or the story's own, otherwise one directly before it. */
async function freeAt(order: FeedOrder, position: string, articleId: string): Promise<string> {
  const holder = await order.holderOf(position)
  if (holder === null || holder === articleId) return position
  return generateKeyBetween(await order.takenUnder(position), position)
}

async function appendMove(
  order: FeedOrder,
  who: string,
  seen: number,
  kind: MoveKind,
  articleId: string,
  from: Place | null,
  to: Place | null,
  undoes?: number,
) {
  await order.append(who, seen, [{ kind, articleId, from, to, undoes }])
  return done({ version: order.version, changed: true, ...(await findRank(order, to)) })
}

const answerUnchanged = async (order: FeedOrder, place: Place | null) =>
  done({ version: order.version, changed: false, ...(await findRank(order, place)) })

async function findRank(order: FeedOrder, place: Place | null) {
  const { rank, total } = await order.rankOf(place ?? { pinned: true, position: '' })
  return { rank: place ? rank : null, total }
}

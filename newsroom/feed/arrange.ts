import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { asOneMove, type FeedOrder } from './feed-order.ts'
import { isUndone, type MoveKind, type Place, placeBy } from './order.ts'

/**
 * The result of a change of a feed's order, decided under the feed's lock and independent of what others changed since the editor looked.
 * Only this file makes keys, and it never rebalances them: a key grows by one character for about five stories inserted into the same gap,
 * and the index accepts 2,700 bytes, so one gap would need about 13,000 consecutive insertions to overflow.
 * `without`: the pictures that stories came back without.
 */
export type Arranged = { version: number; changed: boolean; rank: number | null; total: number; without?: string[] }

/** A neighbour that the editor saw at the new place. */
export type Anchor = { before: string } | { after: string }
export type Target = { top: true } | { anchors: readonly Anchor[]; pinned?: boolean } | { rank: number }

/** Inserts stories above the unpinned ones, at the very end, or after a position. The first id ends up topmost. */
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
    to: { pinned: false, position: keys[index] ?? '' }, // there are as many keys as stories
  }))
  await order.append(who, order.version, additions)
}

/** Removes a story because it is no longer public. */
export async function leave(order: FeedOrder, who: string | null, articleId: string, kind: MoveKind): Promise<void> {
  const from = await order.placeOf(articleId)
  if (from) await order.append(who, order.version, [{ kind, articleId, from, to: null }])
}

/** Puts a story back where it was before it left by this kind of move, if that was the last thing that happened to it here. */
export async function returnTo(order: FeedOrder, who: string | null, articleId: string, leftBy: MoveKind): Promise<void> {
  const left = (await order.movesOf(articleId)).at(-1)
  if (left?.kind !== leftBy || !left.from || left.to) return
  const to = { pinned: left.from.pinned, position: await freeAt(order, left.from.position, articleId) }
  await order.append(who, order.version, [{ kind: 'publish', articleId, from: null, to }])
}

/**
 * Moves a story to a target. It stays among the pinned or the unpinned stories unless the target names the group, and goes as near to the
 * target as that allows. A move into the other group is recorded as a pin or an unpin.
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

  async function anchorsOf(place: { anchors: readonly Anchor[] } | { rank: number }): Promise<readonly Anchor[]> {
    if ('anchors' in place) return place.anchors
    const seenOrder = await order.orderAt(seen, place.rank + reach)
    return findNeighbours(
      seenOrder.map((item) => item.articleId),
      place.rank,
      articleId,
    )
  }
}

/** How many neighbours on each side are tried when the target is a rank. */
const reach = 20

/** The neighbours that a story would have at this rank of the order, nearest first. */
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

/** Pins a story above the other pinned stories. */
export async function pinOnTop(order: FeedOrder, who: string, articleId: string, seen: number): Promise<Outcome<Arranged, 'not-in-feed'>> {
  const from = await order.placeOf(articleId)
  if (!from) return no('not-in-feed')
  if (from.pinned) return answerUnchanged(order, from)
  return appendMove(order, who, seen, 'pin', articleId, from, { pinned: true, position: await keyOver(order, null) })
}

/** Unpins a story. It returns to the place it had before it was pinned. */
export async function unpinBack(
  order: FeedOrder,
  who: string | null,
  articleId: string,
  seen: number,
): Promise<Outcome<Arranged, 'not-in-feed'>> {
  const from = await order.placeOf(articleId)
  if (!from) return no('not-in-feed')
  if (!from.pinned) return answerUnchanged(order, from)
  const before = (await order.movesOf(articleId)).findLast((move) => move.to?.pinned === false)
  const position = before?.to ? await freeAt(order, before.to.position, articleId) : await keyOver(order, null)
  return appendMove(order, who, seen, 'unpin', articleId, from, { pinned: false, position })
}

/** Removes a live story from the feed; it stays in its section. Changes nothing if it is not in the feed. */
export async function takeOutOf(order: FeedOrder, who: string | null, articleId: string, seen: number): Promise<Outcome<Arranged, never>> {
  const from = await order.placeOf(articleId)
  return from ? appendMove(order, who, seen, 'take-out', articleId, from, null) : answerUnchanged(order, null)
}

/** Inserts a live story above the unpinned stories. Changes nothing if it is already in the feed. */
export async function putOnTop(order: FeedOrder, who: string, articleId: string, seen: number): Promise<Outcome<Arranged, 'not-live'>> {
  if (!(await order.isLive(articleId))) return no('not-live')
  const current = await order.placeOf(articleId)
  if (current) return answerUnchanged(order, current)
  return appendMove(order, who, seen, 'put-in', articleId, null, { pinned: false, position: await keyOver(order, null) })
}

const undoable: readonly MoveKind[] = ['move', 'pin', 'unpin', 'take-out', 'put-in', 'undo', 'launch', 'restore']
export const isUndoable = (kind: MoveKind): boolean => undoable.includes(kind)

/**
 * Undoes one move, by its version. The story goes where its remaining moves put it, so a later move of the same story stays in force and
 * nothing visible changes. Undoing an undo redoes the move.
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
  // A move that was undone and redone is undone by undoing its newest redo, so each row is undone at most once.
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
  // A story that has not moved since goes back exactly where it was.
  const newest = history.at(-1)
  const back = newest?.version === last ? newest.from : placeBy([...history, row])
  if (back && !(await order.isLive(articleId))) return no('not-live')
  const to = back && { pinned: back.pinned, position: await freeAt(order, back.position, articleId) }
  const result = await appendMove(order, who, seen, 'undo', articleId, from, to, last)
  return done({ articleId, ...result.value, changed: to?.position !== from?.position || to?.pinned !== from?.pinned })

  function undoOf(earlier: number): number | undefined {
    return history.find((move) => move.undoes === earlier)?.version
  }
}

/** Undoes a move by its version. A launch or a restored order is undone as one move; what is not public any more stays out. */
export async function undoMove(
  order: FeedOrder,
  who: string,
  version: number,
  seen: number,
): Promise<Outcome<Arranged & { articleId: string }, 'no-such-move' | 'not-undoable' | 'not-live'>> {
  const [first = version, ...further] = await order.partsOf(version)
  if (further.length === 0) return undoAt(order, who, first, seen)
  return asOneMove(order, async () => {
    let result: Awaited<ReturnType<typeof undoAt>> = no('no-such-move')
    let changed = false
    for (const part of [...further.toReversed(), first]) {
      const answer = await undoAt(order, who, part, seen)
      if (!answer.ok && answer.problem !== 'not-live') return answer
      if (answer.ok) {
        result = answer
        changed ||= answer.value.changed
      }
    }
    return result.ok ? done({ ...result.value, version: order.version, changed, rank: null }) : no('not-live')
  })
}

type Gap = { above: string | null; below: string | null; under: string | null }

async function gapAtTop(order: FeedOrder, pinned: boolean): Promise<Gap> {
  const first = await order.below(pinned)
  return { above: null, below: first?.articleId ?? null, under: null }
}

/** The gap next to the first anchor that is still in the feed. Anchors that nobody moved since `seen` come first. */
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
    const anchorPlace = await order.placeOf(anchor.id)
    if (!anchorPlace) continue
    // An unpinned story cannot be among the pinned ones, nor the reverse: it goes to the boundary of its group.
    if (anchorPlace.pinned && !pinned) return gapAtTop(order, false)
    if (!anchorPlace.pinned && pinned) {
      const lastPinned = await order.above(true)
      return { above: lastPinned?.articleId ?? null, below: null, under: lastPinned?.position ?? null }
    }
    if (anchor.before) {
      const above = await order.above(anchorPlace.pinned, anchorPlace.position)
      return { above: above?.articleId ?? null, below: null, under: above?.position ?? null }
    }
    const below = await order.below(anchorPlace.pinned, anchorPlace.position)
    return { above: null, below: below?.articleId ?? null, under: anchorPlace.position }
  }
  return null
}

/** A free key directly after `under` (null: before all keys). */
const keyOver = async (order: FeedOrder, under: string | null) => generateKeyBetween(under, await order.takenOver(under))

/** This key if it is free or the story's own, otherwise a key directly before it. */
export async function freeAt(order: FeedOrder, position: string, articleId: string): Promise<string> {
  const holder = await order.holderOf(position)
  if (holder === null || holder === articleId) return position
  return generateKeyBetween(await order.takenUnder(position), position)
}

async function appendMove(
  order: FeedOrder,
  who: string | null,
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

import { generateNKeysBetween } from 'fractional-indexing'
import { type Addition, asOneMove, type FeedOrder } from './feed-order.ts'
import { longestAscent } from './longest-ascent.ts'
import type { Item, MoveKind, Place } from './order.ts'

/** How many stories of a feed a draft order arranges, and how many an order looked at or restored has. */
export const arrangedLength = 200
/** How far down a feed the other stories are examined when a whole order is brought about. */
const reach = 500

/** The top of a feed as it is to be. Stories that are not named follow in the order that they have. */
export type Wanted = { pinned: readonly string[]; rest: readonly string[]; leaving: readonly string[] }

/**
 * Brings about an order as one move, with as few rows as possible: stories that are in order already stay. Stories that are not public are
 * left out. Returns how many stories were moved.
 */
export async function rearrange(order: FeedOrder, who: string | null, seen: number, kind: MoveKind, wanted: Wanted): Promise<number> {
  const present = await order.orderAt(order.version, reach)
  const places = new Map<string, Place>(present.map(({ articleId, pinned, position }) => [articleId, { pinned, position }]))
  for (const id of [...wanted.pinned, ...wanted.rest, ...wanted.leaving]) {
    if (places.has(id)) continue
    const deeper = await order.placeOf(id)
    if (deeper) places.set(id, deeper)
  }
  const leaving = new Set(wanted.leaving)
  const pinned = await publicOnes(order, places, wanted.pinned)
  const rest = await publicOnes(order, places, wanted.rest)
  const named = new Set([...pinned, ...rest])
  const others = present.filter(({ articleId }) => !named.has(articleId) && !leaving.has(articleId))
  const target = [
    ...pinned.map((articleId) => ({ articleId, pinned: true })),
    ...[...rest, ...idsOf(others, true), ...idsOf(others, false)].map((articleId) => ({ articleId, pinned: false })),
  ]
  const gone = [...leaving].flatMap((articleId): Addition[] => {
    const from = places.get(articleId)
    return from && !named.has(articleId) ? [{ kind, articleId, from, to: null }] : []
  })
  const moved = await additionsFor(order, kind, target, places)
  if (gone.length + moved.length > 0) await asOneMove(order, () => order.append(who, seen, [...gone, ...moved]))
  return gone.length + moved.length
}

const idsOf = (items: readonly Item[], pinned: boolean) => items.filter((item) => item.pinned === pinned).map(({ articleId }) => articleId)

async function publicOnes(order: FeedOrder, places: ReadonlyMap<string, Place>, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const id of new Set(ids)) if (places.has(id) || (await order.isLive(id))) found.push(id)
  return found
}

type Target = readonly { articleId: string; pinned: boolean }[]

/** A new key for every story that must move, directly after the story above it that stays. */
async function additionsFor(order: FeedOrder, kind: MoveKind, target: Target, places: ReadonlyMap<string, Place>): Promise<Addition[]> {
  const staying = new Set<string>()
  for (const pinned of [true, false]) {
    const group = target.filter((story) => story.pinned === pinned)
    const keys = group.map(({ articleId }) => {
      const place = places.get(articleId)
      return place?.pinned === pinned ? place.position : null
    })
    for (const index of longestAscent(keys)) staying.add(group[index]?.articleId ?? '')
  }
  /** The stories that move, by the key above them. Both groups may begin with some: those of the pinned come first. */
  const runs = new Map<string | null, Target[number][]>()
  let under: string | null = null
  let isPinned = true
  for (const story of target) {
    if (story.pinned !== isPinned) under = null
    isPinned = story.pinned
    if (staying.has(story.articleId)) under = places.get(story.articleId)?.position ?? null
    else runs.set(under, [...(runs.get(under) ?? []), story])
  }
  const additions: Addition[] = []
  for (const [above, stories] of runs) {
    const keys = generateNKeysBetween(above, await order.takenOver(above), stories.length)
    for (const [index, { articleId, pinned }] of stories.entries())
      additions.push({ kind, articleId, from: places.get(articleId) ?? null, to: { pinned, position: keys[index] ?? '' } }) // as many keys as stories
  }
  return additions
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Anchor,
  type Arranged,
  leave,
  moveTo,
  pinOnTop,
  place,
  putOnTop,
  type Target,
  takeOutOf,
  undoAt,
  undoMove,
  unpinBack,
} from './arrange.ts'
import { type MemoryFeedOrder, memoryFeedOrder } from './memory-feed-order.ts'
import { inOrder, type Place, replay, rewind } from './order.ts'
import { rearrange } from './rearrange.ts'

/**
 * Random histories of five editors who seldom see the newest version. Uses the same decisions as production (arrange.ts) with an order in
 * memory; order-verbs.test.ts shows that Postgres' order behaves the same.
 */
const editors = ['ada', 'ben', 'cyd', 'dov', 'eli']
const stories = Array.from({ length: 12 }, (_, index) => `story-${index}`)

type Act =
  | { do: 'publish' | 'unpublish' | 'pin' | 'unpin' | 'take-out' | 'put-in'; story: number }
  | { do: 'move'; story: number; to: 'top' | 'rank' | 'anchors'; rank: number }
  | { do: 'undo'; back: number }
type Who = { editor: number; late: number }
type Step = Act & Who

const story = fc.nat(stories.length - 1)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('publish' as const), story }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('unpublish' as const, 'pin', 'unpin', 'take-out', 'put-in'), story }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      story,
      to: fc.constantFrom('top' as const, 'rank', 'anchors'),
      rank: fc.nat(12),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.nat(6) }) },
)
const step: fc.Arbitrary<Step> = fc
  .tuple(act, fc.nat(editors.length - 1), fc.oneof(fc.constant(0), fc.nat(5)))
  .map(([what, editor, late]) => ({ ...what, editor, late }))

test('500 random histories of five editors equal a serial order: nothing is lost, duplicated or misplaced', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const feed = openFeed()
      for (const one of steps) await perform(feed, one)

      // Replaying any prefix of the history gives the order at that time, and so does rewinding from the end.
      for (const [index, then] of feed.snapshots.entries()) {
        expect(replay(feed.log.slice(0, index))).toEqual(then)
        expect(rewind(feed.places, feed.log.slice(index))).toEqual(then)
      }
      expect(feed.log.map(({ version }) => version)).toEqual(feed.log.map((_, index) => index + 1))
    }),
    { numRuns: 500 },
  )
})

/** Performs one step and checks it against a plain array of ids, which knows no keys and no history. */
async function perform(feed: MemoryFeed, one: Step): Promise<void> {
  const { order, places, live } = feed
  const who = editors[one.editor] ?? ''
  const seen = Math.max(0, order.version - one.late)
  const before = inOrder(places)
  const wasPinned = before.filter((id) => places.get(id)?.pinned)
  const after = () => inOrder(places)
  const id = 'story' in one ? (stories[one.story] ?? '') : ''
  const others = before.filter((other) => other !== id)

  if (one.do === 'publish') {
    if (live.has(id)) return
    live.add(id)
    await place(order, who, [id], 'publish')
    expect(after()).toEqual([...wasPinned, id, ...before.slice(wasPinned.length)])
  } else if (one.do === 'unpublish') {
    live.delete(id)
    await leave(order, who, id, 'unpublish')
    expect(after()).toEqual(others)
  } else if (one.do === 'take-out') {
    await takeOutOf(order, who, id, seen)
    expect(after()).toEqual(others)
  } else if (one.do === 'put-in') {
    const answer = await putOnTop(order, who, id, seen)
    expect(answer.ok).toBe(live.has(id))
    if (answer.ok && !before.includes(id)) expect(after()).toEqual([...wasPinned, id, ...before.slice(wasPinned.length)])
  } else if (one.do === 'pin') {
    const answer = await pinOnTop(order, who, id, seen)
    expect(answer.ok).toBe(before.includes(id))
    if (answer.ok) expect(after()).toEqual(wasPinned.includes(id) ? before : [id, ...others])
  } else if (one.do === 'unpin') {
    const answer = await unpinBack(order, who, id, seen)
    expect(answer.ok).toBe(before.includes(id))
    if (answer.ok) expect(places.get(id)?.pinned).toBe(false)
  } else if (one.do === 'move') {
    await checkMove(feed, one, who, id, seen)
  } else if (one.do === 'undo') {
    const version = order.version - one.back
    const answer = await undoAt(order, who, version, seen)
    const undone = feed.log[version - 1]
    if (answer.ok && undone) expect(without(after(), undone.articleId)).toEqual(without(before, undone.articleId))
    else expect(after()).toEqual(before)
  }

  // Whatever the step was, no other story was lost, duplicated or reordered, and only public stories are shown.
  if (id) expect(without(after(), id)).toEqual(others)
  expect(new Set(after()).size).toBe(after().length)
  expect(after().every((shown) => live.has(shown))).toBe(true)
  expect(new Set([...places.values()].map(({ position }) => position)).size).toBe(places.size)
}

async function checkMove(feed: MemoryFeed, one: Extract<Act, { do: 'move' }>, who: string, id: string, seen: number) {
  const { order, places, log } = feed
  const before = inOrder(places)
  const seenOrder = inOrder(rewind(places, log.slice(seen))).filter((other) => other !== id)
  const above = seenOrder[one.rank - 1]
  const below = seenOrder[one.rank]
  const anchors: Anchor[] = [...(below ? [{ before: below }] : []), ...(above ? [{ after: above }] : [])]
  const target: Target = one.to === 'top' ? { top: true } : one.to === 'rank' ? { rank: one.rank + 1 } : { anchors }
  const meanwhile = log.slice(seen).some((move) => move.articleId === id && move.personId !== who)
  const answer = await moveTo(order, who, id, target, seen)
  const now = inOrder(places)

  if (meanwhile) return expect(answer).toMatchObject({ ok: false, problem: 'moved-meanwhile' })
  if (!before.includes(id)) return expect(answer).toMatchObject({ ok: false, problem: 'not-in-feed' })
  if (!answer.ok) {
    expect(answer.problem).toBe('anchor-gone')
    expect(now).toEqual(before)
    // A rank has many possible neighbours; a drop has the two that it named.
    const named = one.to === 'rank' ? seenOrder : [above, below]
    expect(named.some((neighbour) => neighbour !== undefined && before.includes(neighbour))).toBe(false)
    return
  }
  expect(answer.value.rank).toBe(now.indexOf(id) + 1)
  expect(answer.value.total).toBe(now.length)
  const pinned = places.get(id)?.pinned
  const group = now.filter((other) => places.get(other)?.pinned === pinned)
  if (one.to === 'top') return expect(group[0]).toBe(id)
  // The story is next to the neighbour that nobody moved since, or at the boundary when that neighbour is pinned and the story is not.
  const isUntouched = (other: string | undefined) =>
    other !== undefined &&
    places.has(other) &&
    places.get(other)?.pinned === pinned &&
    !log.slice(seen, -1).some((move) => move.articleId === other)
  if (isUntouched(above) && isUntouched(below)) {
    const at = now.indexOf(id)
    expect(now[at - 1] === above || now[at + 1] === below).toBe(true)
  }
}

const without = (ids: string[], id: string) => ids.filter((other) => other !== id)

type MemoryFeed = {
  order: MemoryFeedOrder
  places: MemoryFeedOrder['places']
  log: MemoryFeedOrder['log']
  live: Set<string>
  snapshots: Map<string, Place>[]
}

/** A feed in memory with the order after each of its moves. */
function openFeed(): MemoryFeed {
  const live = new Set<string>()
  const order = memoryFeedOrder({ version: 0, items: [], isLive: (id) => live.has(id) })
  const snapshots = [new Map<string, Place>()]
  const { append } = order
  order.append = async (personId, seen, additions) => {
    for (const addition of additions) {
      await append(personId, seen, [addition])
      snapshots.push(new Map(order.places))
    }
  }
  return { order, places: order.places, log: order.log, live, snapshots }
}

test('every move of a history can be undone one after the other, newest first, back to the initial order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const feed = openFeed()
      for (const id of stories) feed.live.add(id)
      await place(feed.order, 'ada', stories, 'publish')
      const start = new Map(feed.places)
      for (const one of steps) if (!['publish', 'unpublish', 'undo'].includes(one.do)) await perform(feed, one)
      for (let version = feed.order.version; version > stories.length; version -= 1) {
        const answer: { ok: boolean; value?: Arranged } = await undoAt(feed.order, 'ada', version, feed.order.version)
        expect(answer.ok).toBe(true)
      }
      expect(inOrder(feed.places)).toEqual(inOrder(start))
    }),
    { numRuns: 200 },
  )
})

test('500 random orders are brought about as one move that can be undone, and what is not named keeps its order below', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 20 }),
      fc.shuffledSubarray(stories, { maxLength: 12 }),
      fc.nat(3),
      fc.nat(3),
      async (steps, wanted, pinnedCount, leavingCount) => {
        const feed = openFeed()
        for (const one of steps) await perform(feed, one)
        const { order, places, live } = feed
        const before = inOrder(places)
        const start = new Map(places)
        const leaving = wanted.slice(0, leavingCount)
        const named = wanted.slice(leavingCount)
        const [pinned, rest] = [named.slice(0, pinnedCount), named.slice(pinnedCount)]
        const moved = await rearrange(order, 'ada', order.version, 'launch', { pinned, rest, leaving })

        const others = before.filter((id) => !wanted.includes(id))
        const wasPinned = (id: string) => start.get(id)?.pinned === true
        const publicOnes = (ids: string[]) => ids.filter((id) => live.has(id))
        expect(inOrder(places)).toEqual([
          ...publicOnes(pinned),
          ...publicOnes(rest),
          ...others.filter(wasPinned),
          ...others.filter((id) => !wasPinned(id)),
        ])
        expect(
          [...places]
            .filter(([, place]) => place.pinned)
            .map(([id]) => id)
            .sort(),
        ).toEqual(publicOnes(pinned).sort())
        if (moved === 0) {
          expect(inOrder(places)).toEqual(before)
          return
        }
        const version = order.version - moved + 1
        expect(await order.partsOf(version)).toHaveLength(moved)
        expect(await undoMove(order, 'ada', version, order.version)).toMatchObject({ ok: true, value: { changed: true } })
        expect(inOrder(places)).toEqual(before)
      },
    ),
    { numRuns: 500 },
  )
})

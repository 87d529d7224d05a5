import { expect, test } from 'vitest'
import { leave, moveTo, place, takeOutOf, undoMove } from './arrange.ts'
import { memoryFeedOrder } from './memory-feed-order.ts'

/** A feed with stories a, b and c, of which only these are public. */
async function feedOf(live: Set<string>) {
  const order = memoryFeedOrder({ version: 0, items: [], isLive: (id) => live.has(id) })
  await place(order, null, ['a', 'b', 'c'], 'import')
  return order
}

test('a move is undone once, however often that is asked', async () => {
  const order = await feedOf(new Set(['a', 'b', 'c']))
  await moveTo(order, 'marta', 'c', { top: true }, order.version)
  const moved = order.version
  expect(await undoMove(order, 'marta', moved, moved)).toMatchObject({ ok: true, value: { changed: true } })
  expect(await undoMove(order, 'ihor', moved, moved)).toMatchObject({ ok: true, value: { changed: false } })
  expect([order.ids(), order.version]).toEqual([['a', 'b', 'c'], moved + 1])
})

test('a move that was undone and redone can be undone again', async () => {
  const order = await feedOf(new Set(['a', 'b', 'c']))
  await moveTo(order, 'marta', 'c', { top: true }, order.version)
  const moved = order.version
  await undoMove(order, 'marta', moved, moved)
  await undoMove(order, 'marta', moved + 1, moved + 1)
  expect(order.ids()).toEqual(['c', 'a', 'b'])
  expect(await undoMove(order, 'ihor', moved, moved + 2)).toMatchObject({ ok: true, value: { changed: true } })
  expect(order.ids()).toEqual(['a', 'b', 'c'])
})

test('a story that has left the paper does not come back into the feed by an undo', async () => {
  const live = new Set(['a', 'b', 'c'])
  const order = await feedOf(live)
  await takeOutOf(order, 'marta', 'b', order.version)
  const taken = order.version
  live.delete('b')
  await leave(order, 'marta', 'b', 'unpublish')
  expect(await undoMove(order, 'ihor', taken, taken)).toEqual({ ok: false, problem: 'not-live' })
  expect(order.ids()).toEqual(['a', 'c'])
})

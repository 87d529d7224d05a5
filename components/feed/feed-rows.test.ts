import { expect, test } from 'vitest'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { moveShown } from './arrange-shown.ts'
import { keepSame, makeRows } from './feed-rows.ts'

const nothing = { held: null, picked: null, shape: null }
const items = Array.from({ length: 200 }, (_, index) => makeItem(`story-${index}`))

test('a move changes two rows of two hundred', () => {
  const before = makeRows(items, nothing, [])
  const after = makeRows(moveShown(items, 'story-20', { index: 21, pinned: false }), nothing, before)
  expect(after.filter((row) => !before.includes(row)).map(({ id, rank }) => [id, rank])).toEqual([
    ['story-21', 21],
    ['story-20', 22],
  ])
})

test('a row knows its rank, its place of the page, the end of the pinned stories, and whether the move bar shows it', () => {
  const [first, second, third] = makeRows(
    [{ ...makeItem('a'), pinned: true }, makeItem('b'), makeItem('c')],
    { ...nothing, picked: 'b', shape: 'lead-two' },
    [],
  )
  expect(first).toMatchObject({ rank: 1, isLastPinned: true, place: 'lead', isPicked: false, willBePinned: true })
  expect(second).toMatchObject({ rank: 2, isLastPinned: false, place: 'row', isPicked: true, willBePinned: false })
  expect(third).toMatchObject({ rank: 3, place: 'row' })
})

test('a row that is dragged among the pinned ones shows that it would be pinned', () => {
  const some = [{ ...makeItem('a'), pinned: true }, { ...makeItem('b'), pinned: true }, makeItem('c')]
  const rows = makeRows(some, { ...nothing, held: { articleId: 'c', over: { index: 0, isInPage: false } } }, [])
  expect(rows.map(({ willBePinned }) => willBePinned)).toEqual([true, true, true])
})

test('an order that came again as it was is the same list', () => {
  const before = makeRows(items, nothing, [])
  expect(keepSame(structuredClone(items), items)).toBe(items)
  expect(makeRows([...items], nothing, before)).toBe(before)
})

test('of an order that came again only what is new is new', () => {
  const [first, second, ...rest] = structuredClone(items)
  const renamed = { ...second, headline: 'Renamed' } as DeskItem
  const kept = keepSame([renamed, first as DeskItem, ...rest], items)
  expect(kept[0]).toEqual(renamed)
  expect(kept.slice(1)).toEqual([items[0], ...items.slice(2)])
  expect(kept.filter((item) => !items.includes(item))).toEqual([renamed])
})

function makeItem(articleId: string): DeskItem {
  return {
    articleId,
    headline: `Headline of ${articleId}`,
    section: 'City',
    firstPublishedAt: new Date('2026-11-28T06:00:00Z'),
    pinned: false,
    position: articleId,
    breaking: false,
    look: null,
    embargo: null,
    pinEnd: null,
    exit: null,
  }
}

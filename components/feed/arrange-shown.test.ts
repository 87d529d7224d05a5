import { expect, test } from 'vitest'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { anchorsAt, moveShown, ownPlace, placeAt, placeInPage, withPin } from './arrange-shown.ts'

const item = (articleId: string, pinned = false): DeskItem => ({
  articleId,
  pinned,
  headline: articleId,
  section: '',
  position: articleId,
  breaking: false,
  firstPublishedAt: new Date(0),
  look: null,
  embargo: null,
  pinEnd: null,
  exit: null,
})
const feed = [item('p', true), item('q', true), item('a'), item('b'), item('c')]
const ids = (items: DeskItem[]) => items.map(({ articleId }) => articleId).join('')

const show = (articleId: string, place: { index: number; pinned: boolean }) => {
  const items = moveShown(feed, articleId, place)
  return `${ids(items.filter(({ pinned }) => pinned))}|${ids(items.filter(({ pinned }) => !pinned))}`
}

test('a story that is dropped among the pinned is pinned there, and one dropped below them is not', () => {
  expect(show('c', placeAt(feed, 'c', 0))).toBe('cpq|ab')
  expect(show('c', placeAt(feed, 'c', 1))).toBe('pcq|ab')
  expect(show('p', placeAt(feed, 'p', 2))).toBe('q|apbc')
  expect(show('p', placeAt(feed, 'p', 99))).toBe('q|abcp')
})

test('a story that is dropped at the boundary stays pinned or unpinned', () => {
  expect(show('c', placeAt(feed, 'c', 2))).toBe('pq|cab')
  expect(show('p', placeAt(feed, 'p', 1))).toBe('qp|abc')
  expect(placeAt([item('a')], 'a', 0)).toEqual({ index: 0, pinned: false })
  expect(placeAt([item('p', true)], 'p', 0)).toEqual({ index: 0, pinned: true })
})

test('a step or a rank never moves a story across the boundary', () => {
  expect(show('c', ownPlace(feed, 'c', 0))).toBe('pq|cab')
  expect(show('p', ownPlace(feed, 'p', 4))).toBe('qp|abc')
  expect(show('q', ownPlace(feed, 'q', 0))).toBe('qp|abc')
})

test('the anchors are the neighbours at the new place, those of its own group first', () => {
  expect(anchorsAt(feed, 'c', placeAt(feed, 'c', 3))).toEqual([{ before: 'b' }, { after: 'a' }])
  expect(anchorsAt(feed, 'c', placeAt(feed, 'c', 2))).toEqual([{ before: 'a' }, { after: 'q' }])
  expect(anchorsAt(feed, 'p', placeAt(feed, 'p', 1))).toEqual([{ after: 'q' }, { before: 'a' }])
  expect(anchorsAt(feed, 'a', placeAt(feed, 'a', 99))).toEqual([{ after: 'c' }])
})

test('a story pinned by its menu is shown on top, an unpinned one below the pinned', () => {
  expect(ids(withPin(feed, 'b', true))).toBe('bpqac')
  expect(ids(withPin(feed, 'p', false))).toBe('qpabc')
})

test('a story that is put into a place of the page is pinned there if every story before it is', () => {
  expect(show('c', placeInPage(feed, 'c', 0))).toBe('cpq|ab')
  expect(show('c', placeInPage(feed, 'c', 2))).toBe('pqc|ab')
  expect(show('c', placeInPage(feed, 'c', 3))).toBe('pq|acb')
  expect(show('p', placeInPage(feed, 'p', 1))).toBe('qp|abc')
  expect(show('p', placeInPage(feed, 'p', 2))).toBe('q|apbc')
  expect(placeInPage([item('a')], 'a', 3)).toEqual({ index: 0, pinned: true })
})

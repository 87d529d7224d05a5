import { expect, test } from 'vitest'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { anchorsAt, movedTo, withPin } from './arrange-shown.ts'

const item = (articleId: string, pinned = false): DeskItem => ({
  articleId,
  pinned,
  headline: articleId,
  section: '',
  position: articleId,
  breaking: false,
  firstPublishedAt: new Date(0),
})
const feed = [item('p', true), item('q', true), item('a'), item('b'), item('c')]
const ids = (items: DeskItem[]) => items.map(({ articleId }) => articleId).join('')

test('a story is shown where it was dropped', () => {
  expect(ids(movedTo(feed, 'c', 2))).toBe('pqcab')
  expect(ids(movedTo(feed, 'a', 3))).toBe('pqbac')
  expect(ids(movedTo(feed, 'q', 0))).toBe('qpabc')
})

test('a story never crosses the border between pinned and others', () => {
  expect(ids(movedTo(feed, 'c', 0))).toBe('pqcab')
  expect(ids(movedTo(feed, 'p', 4))).toBe('qpabc')
})

test('the neighbours named are those at the new place, its own kind first', () => {
  expect(anchorsAt(feed, 'c', 3)).toEqual([{ before: 'b' }, { after: 'a' }])
  expect(anchorsAt(feed, 'c', 0)).toEqual([{ before: 'a' }, { after: 'q' }])
  expect(anchorsAt(feed, 'p', 4)).toEqual([{ after: 'q' }, { before: 'a' }])
  expect(anchorsAt(feed, 'a', 99)).toEqual([{ after: 'c' }])
})

test('a pinned story is shown on top, an unpinned one under the pinned', () => {
  expect(ids(withPin(feed, 'b', true))).toBe('bpqac')
  expect(ids(withPin(feed, 'p', false))).toBe('qpabc')
})

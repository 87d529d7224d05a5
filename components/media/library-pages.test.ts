import { expect, test } from 'vitest'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { joinPages, type Known, renewItem, withItem, withoutItem } from './library-pages.ts'

const picture = (id: string, state: LibraryPicture['state'] = 'ready') => ({ id, state }) as LibraryPicture // all that is looked at
const makeKnown = (...pages: LibraryPicture[][]): Known => ({
  pages: pages.map((items) => ({ items, next: null })),
  pageParams: [null],
})
const listShown = ({ pages }: Known) => joinPages(pages).map((item) => `${item.id} ${'state' in item ? item.state : item.kind}`)

test('a picture that is ready takes its own place, and one that was left out meanwhile does not come back', () => {
  const two = makeKnown([picture('a', 'processing'), picture('b')], [picture('c', 'processing')])
  expect(listShown(renewItem(two, picture('c')))).toEqual(['a processing', 'b ready', 'c ready'])
  const without = withoutItem(two, 'a')
  expect(listShown(renewItem(without, picture('a')))).toEqual(['b ready', 'c processing'])
  expect(listShown(renewItem(makeKnown([]), picture('a')))).toEqual([])
})

test('an added picture comes first, once', () => {
  expect(listShown(withItem(makeKnown([]), picture('a')))).toEqual(['a ready'])
  const two = makeKnown([picture('a')], [picture('b', 'processing')])
  expect(listShown(withItem(two, picture('c')))).toEqual(['c ready', 'a ready', 'b processing'])
  expect(listShown(withItem(two, picture('b')))).toEqual(['a ready', 'b ready'])
})

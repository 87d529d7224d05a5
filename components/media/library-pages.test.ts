import { expect, test } from 'vitest'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { joinPages, type Known, renewPicture, withoutPicture, withPicture } from './library-pages.ts'

const picture = (id: string, state: LibraryPicture['state'] = 'ready') => ({ id, state }) as LibraryPicture // all that is looked at
const known = (...pages: LibraryPicture[][]): Known => ({ pages: pages.map((pictures) => ({ pictures, next: null })), pageParams: [null] })
const shown = ({ pages }: Known) => joinPages(pages).map(({ id, state }) => `${id} ${state}`)

test('a picture that is ready takes its own place, and one that was left out meanwhile does not come back', () => {
  const two = known([picture('a', 'processing'), picture('b')], [picture('c', 'processing')])
  expect(shown(renewPicture(two, picture('c')))).toEqual(['a processing', 'b ready', 'c ready'])
  const without = withoutPicture(two, 'a')
  expect(shown(renewPicture(without, picture('a')))).toEqual(['b ready', 'c processing'])
  expect(shown(renewPicture(known([]), picture('a')))).toEqual([])
})

test('an added picture comes first, once', () => {
  expect(shown(withPicture(known([]), picture('a')))).toEqual(['a ready'])
  const two = known([picture('a')], [picture('b', 'processing')])
  expect(shown(withPicture(two, picture('c')))).toEqual(['c ready', 'a ready', 'b processing'])
  expect(shown(withPicture(two, picture('b')))).toEqual(['a ready', 'b ready'])
})

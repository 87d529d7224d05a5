import { expect, test } from 'vitest'
import { fillShape, shapePlaces } from '#components/reader/fill-shape.ts'
import type { FeedShape } from '#db/schema/feed.ts'
import { placeInShape, placesOf } from './place-in-shape.ts'

const list = (count: number, pinned = 0) => Array.from({ length: count }, (_, at) => ({ id: at, pinned: at < pinned }))
const inWords = (count: number, pinned: number, shape: FeedShape) =>
  placesOf(list(count, pinned), shape)
    .map(({ kind, number, isFilled }) => `${kind}${kind === 'row' ? number : ''}${isFilled ? '' : '-'}`)
    .join(' ')

test('a shape has the same places at the desk, filled or empty', () => {
  expect(inWords(6, 0, 'lead-three')).toBe('lead row1 row2 row3')
  expect(inWords(6, 2, 'lead')).toBe('lead')
  expect(inWords(6, 0, 'two')).toBe('row1 row2')
  expect(inWords(1, 0, 'lead-two')).toBe('lead row1- row2-')
  expect(inWords(3, 0, 'lead-three')).toBe('lead row1 row2 row3-')
  expect(inWords(2, 0, 'lead-two')).toBe('lead row1- row2-') // a row needs two
})

test('in the wire there is a place for a pinned story', () => {
  expect(inWords(6, 0, 'wire')).toBe('lead-')
  expect(inWords(6, 1, 'wire')).toBe('lead')
})

test('the desk fills the places as the page of the readers does', () => {
  for (const shape of Object.keys(shapePlaces) as FeedShape[])
    for (let count = 0; count < 7; count += 1)
      for (let pinned = 0; pinned <= count; pinned += 1) {
        const stories = list(count, pinned)
        const { lead, row } = fillShape(stories, shape)
        const filled = placesOf(stories, shape).filter(({ isFilled }) => isFilled)
        expect(filled.map(({ index }) => index)).toEqual([...(lead ? [lead] : []), ...row].map(({ id }) => id))
        expect(stories.map((_, index) => placeInShape(index, stories, shape) !== null)).toEqual(
          stories.map((_, index) => filled.some((place) => place.index === index)),
        )
      }
})

import { expect, test } from 'vitest'
import { feedShapes } from '#db/schema/feed.ts'
import { fillShape, shapePlaces } from './fill-shape.ts'

const list = (count: number, pinned = 0) => Array.from({ length: count }, (_, index) => ({ id: index + 1, pinned: index < pinned }))
const ids = ({ lead, row, wire }: ReturnType<typeof fillShape<{ id: number; pinned: boolean }>>) =>
  `${lead?.id ?? '-'} ${row.map(({ id }) => id).join('')} ${wire.map(({ id }) => id).join('')}`

test('the places of each shape are filled by the first stories', () => {
  expect(ids(fillShape(list(6), 'wire'))).toBe('-  123456')
  expect(ids(fillShape(list(6, 2), 'wire'))).toBe('1  23456')
  expect(ids(fillShape(list(6), 'lead'))).toBe('1  23456')
  expect(ids(fillShape(list(6), 'lead-two'))).toBe('1 23 456')
  expect(ids(fillShape(list(6, 1), 'lead-three'))).toBe('1 234 56')
  expect(ids(fillShape(list(6), 'two'))).toBe('- 12 3456')
  expect(ids(fillShape(list(6), 'three'))).toBe('- 123 456')
  expect(ids(fillShape(list(6, 1), undefined))).toBe('-  123456')
})

test('with few stories a shape has fewer places, never an empty one, and a row is never a single story', () => {
  for (const shape of feedShapes)
    for (let count = 0; count < 6; count += 1) {
      const { lead, row, wire } = fillShape(list(count), shape)
      expect([...(lead ? [lead] : []), ...row, ...wire].map(({ id }) => id)).toEqual(list(count).map(({ id }) => id))
      expect(row.length === 1 || row.length > shapePlaces[shape].inRow).toBe(false)
      expect(lead !== null).toBe(shapePlaces[shape].hasLead && count > 0)
    }
  expect(ids(fillShape(list(2), 'lead-three'))).toBe('1  2')
  expect(ids(fillShape(list(3), 'lead-three'))).toBe('1 23 ')
})

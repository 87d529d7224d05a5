import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stackCards } from './stack-cards.ts'

test('cards stand at their places, and those that would overlap below the one before', () => {
  const cards = [
    { id: 'a', wanted: 10, height: 50 },
    { id: 'b', wanted: 20, height: 50 },
    { id: 'c', wanted: 300, height: 50 },
  ]
  expect([...stackCards(cards, null, 8)]).toEqual([
    ['a', 10],
    ['b', 68],
    ['c', 300],
  ])
  expect(Object.fromEntries(stackCards(cards, 'b', 8))).toEqual({ a: -38, b: 20, c: 300 })
})

test('no card covers another, their order is that of the text, and the active one stands at its place', () => {
  const card = fc.record({ wanted: fc.nat(2000), height: fc.integer({ min: 1, max: 300 }) })
  fc.assert(
    fc.property(fc.array(card, { minLength: 1, maxLength: 40 }), fc.nat(39), (given, at) => {
      const cards = given.toSorted((a, b) => a.wanted - b.wanted).map((each, place) => ({ ...each, id: String(place) }))
      const active = cards[at % cards.length]
      const tops = stackCards(cards, active?.id ?? null, 8)
      expect(tops.get(active?.id ?? '')).toBe(active?.wanted)
      for (const [place, each] of cards.entries()) {
        const next = cards[place + 1]
        if (next) expect(tops.get(next.id)).toBeGreaterThanOrEqual((tops.get(each.id) ?? 0) + each.height + 8)
      }
    }),
  )
})

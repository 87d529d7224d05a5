import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrastOf, type Ground, grounds, isColour, leastContrast, nearestReadable } from './contrast.ts'

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
])('the contrast of %s with %s is %d', (one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 2)
  expect(contrastOf(other, one)).toBe(contrastOf(one, other))
})

test('a colour that can be read stays, another becomes the nearest that can', () => {
  expect(nearestReadable('#b3200f', 'light')).toBe('#b3200f')
  expect(nearestReadable('#ff8a70', 'dark')).toBe('#ff8a70')
  for (const ground of Object.keys(grounds) as Ground[]) {
    for (const colour of ['#ffff00', '#0000ff', '#777777', '#ffffff', '#000000', '#00c853']) {
      const found = nearestReadable(colour, ground)
      expect(isColour(found)).toBe(true)
      expect(contrastOf(found, grounds[ground])).toBeGreaterThanOrEqual(leastContrast)
    }
  }
})

test('the grounds are those of the pages', () => {
  const tokens = readFileSync('app/(reader)/tokens.css', 'utf8')
  const found = [...tokens.matchAll(/--paper: (#\w+)/g)].map(([, colour]) => (colour === '#fff' ? '#ffffff' : colour))
  expect(found).toEqual([grounds.light, grounds.dark, grounds.dark])
})

test.each([
  ['#b3200f', true],
  ['#B3200F', false],
  ['#fff', false],
  ['red', false],
  ['#b3200f;}', false],
])('%s is a colour as they are stored: %s', (text, is) => expect(isColour(text)).toBe(is))

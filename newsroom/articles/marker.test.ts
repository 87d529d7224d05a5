import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentProblem } from './document.ts'
import { isMarker, markerAt, markerOf, middle, readMarker, writeMarker } from './marker.ts'

test('a marker is never off its picture, and HTML says it exactly', () => {
  fc.assert(
    fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), fc.double({ min: -1000, max: 1000, noNaN: true }), (x, y) => {
      const marker = markerAt(x, y)
      expect(isMarker(marker)).toBe(true)
      expect(readMarker(writeMarker(marker))).toEqual(marker)
    }),
  )
})

test.each([null, 5, '50 50', [50, 50], {}, { x: 1 }, { x: 1, y: 101 }, { x: -0.1, y: 1 }, { x: 1, y: Number.NaN }, { x: 1, y: '1' }])(
  '%j is no marker, and a map with it is no block of a story',
  (marker) => {
    expect(isMarker(marker)).toBe(false)
    expect(markerOf({ marker })).toEqual(middle)
    const body = { type: 'doc', content: [{ type: 'map', attrs: { marker }, content: [{ type: 'title' }] }] }
    expect(documentProblem(body)?.at).toBe('doc > map[0]')
  },
)

test.each([
  { x: 1, y: 1, z: 1 },
  { x: 1, y: 33.333 },
])('%j says more than a marker', (marker) => expect(isMarker(marker)).toBe(false))

test.each([null, undefined, '', '50', '50 50 50', '101 5', '-1 5', '5.55 5', 'a b', '1e1 5'])('“%s” is no marker in HTML', (text) =>
  expect(readMarker(text)).toBeNull(),
)

test('coordinates are stored in one way only, and a map without a picture is one', () => {
  const problemOf = (coordinates: unknown) =>
    documentProblem({ type: 'doc', content: [{ type: 'map', attrs: { coordinates }, content: [{ type: 'title' }] }] })
  for (const given of ['', '49.9935, 36.2304', '-33, 151']) expect(problemOf(given)).toBeNull()
  for (const given of [null, '49.9935,36.2304', '91, 0', 'javascript:alert(1)', '"><script>']) expect(problemOf(given)).not.toBeNull()
})

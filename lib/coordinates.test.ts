import { expect, test } from 'vitest'
import { coordinatesOf, mapAddress, tidyCoordinates } from './coordinates.ts'

test.each([
  ['49.9935, 36.2304', '49.9935, 36.2304'],
  ['  49.9935,36.2304 ', '49.9935, 36.2304'],
  ['49.9935 36.2304', '49.9935, 36.2304'],
  ['49.9935\u00a0,\t 36.2304', '49.9935, 36.2304'],
  ['49,9935; 36,2304', '49.9935, 36.2304'],
  ['49,9935, 36,2304', '49.9935, 36.2304'],
  ['49.9935° 36.2304°', '49.9935, 36.2304'],
  ['+49.9935, +36.2304', '49.9935, 36.2304'],
  ['−33.8688, 151.2093', '-33.8688, 151.2093'],
  ['49, 36', '49, 36'],
  ['90, -180', '90, -180'],
  ['-0, 0', '0, 0'],
  ['49.99350000001, 36.23040', '49.9935, 36.2304'],
  ['0.0000001, 0.000001', '0, 0.000001'],
])('“%s” is %s', (given, tidy) => {
  expect(tidyCoordinates(given)).toBe(tidy)
  expect(tidyCoordinates(tidy)).toBe(tidy)
  expect(coordinatesOf(tidy)).not.toBeNull()
})

test.each([
  '',
  'Kharkiv',
  '49.9935',
  '90.1, 36',
  '49, 180.5',
  '49, 36, 1',
  '49°59′36″N 36°13′49″E',
  '1e3, 2',
  'NaN, NaN',
  '49.9935, 36.2304<script>',
  `49.${'9'.repeat(400)}, 36`,
  'https://www.openstreetmap.org/#map=15/49.9935/36.2304',
])('“%s” are no coordinates', (given) => {
  expect(tidyCoordinates(given)).toBeNull()
  expect(coordinatesOf(given)).toBeNull()
})

test('what is stored is only what the tidy form says', () => {
  expect(coordinatesOf('49.9935, 36.2304')).toEqual({ latitude: 49.9935, longitude: 36.2304 })
  for (const value of [null, 49, ['49, 36'], '49,36', '49.9935,36.2304', '049.9935, 36.2304', '49.99350, 36'])
    expect(coordinatesOf(value)).toBeNull()
})

test('the link shows the place with a marker, and is none for what are no coordinates', () => {
  expect(mapAddress('49.9935, 36.2304')).toBe('https://www.openstreetmap.org/?mlat=49.9935&mlon=36.2304#map=15/49.9935/36.2304')
  expect(mapAddress('-33.8688, 151.2093')).toBe('https://www.openstreetmap.org/?mlat=-33.8688&mlon=151.2093#map=15/-33.8688/151.2093')
  expect(mapAddress('')).toBeNull()
  expect(mapAddress('javascript:alert(1)')).toBeNull()
})

import { expect, test } from 'vitest'
import { preferenceOf } from './encodings.ts'

test.each([
  ['gzip, deflate, br, zstd', true, true],
  ['gzip', false, true],
  ['br;q=0, gzip', false, true],
  ['br; q=0.0,gzip;q=0', false, false],
  ['BR', true, false],
  ['br;q=0.1', true, false],
  ['*', true, true],
  ['*;q=0', false, false],
  ['gzip, *;q=0', false, true],
  ['abracadabra', false, false],
  ['brotli, zipper, not-gzip', false, false],
  ['identity', false, false],
  ['', false, false],
  ['br;q=x', false, false],
])('"%s" takes brotli: %s, gzip: %s', (accepted, brotli, gzip) => expect(preferenceOf(accepted)).toEqual({ brotli, gzip }))

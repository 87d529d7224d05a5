import { expect, test } from 'vitest'
import { isKnownTo, isRangeOf, partOf, rangeOf } from './byte-range.ts'

test.each([
  [undefined, 'all'],
  ['bytes=0-', { first: 0, last: 99 }],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['Bytes=10-19', { first: 10, last: 19 }],
  ['bytes=90-1000', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-1000', { first: 0, last: 99 }],
  ['bytes=-0', 'none'],
  ['bytes=100-', 'none'],
  ['bytes=5-4', 'all'],
  ['bytes=0-1,5-6', 'all'],
  ['items=0-1', 'all'],
  ['bytes=-', 'all'],
  ['bytes=a-b', 'all'],
])('%s of 100 bytes', (header, range) => expect(rangeOf(header, 100)).toEqual(range))

test('an empty file has no range', () => expect([rangeOf('bytes=0-', 0), rangeOf('bytes=-1', 0)]).toEqual(['none', 'none']))

test('a range is meant of the file that the browser has, and of no other', () => {
  expect([isRangeOf(null, '"a"'), isRangeOf('"a"', '"a"'), isRangeOf('"b"', '"a"'), isRangeOf('W/"a"', '"a"')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('what a browser has is told by one of its tags, or by a star', () => {
  expect(['"a"', 'W/"a"', '"b", "a"', '*', '"b"', null].map((header) => isKnownTo(header, '"a"'))).toEqual([
    ...[true, true, true, true],
    ...[false, false],
  ])
})

test.each([
  [{}, 200, { first: 0, last: 99 }, [['Content-Length', '100']]],
  [
    { range: 'bytes=10-19' },
    206,
    { first: 10, last: 19 },
    [
      ['Content-Range', 'bytes 10-19/100'],
      ['Content-Length', '10'],
    ],
  ],
  [{ range: 'bytes=10-19', ifRange: '"b"' }, 200, { first: 0, last: 99 }, [['Content-Length', '100']]],
  [
    { range: 'bytes=100-' },
    416,
    null,
    [
      ['Content-Range', 'bytes */100'],
      ['Content-Length', '0'],
    ],
  ],
])('of %j %i is sent', (asked, status, part, headers) => {
  expect(partOf({ range: undefined, ifRange: undefined, ...asked }, { etag: '"a"', bytes: 100 })).toEqual({ status, part, headers })
})

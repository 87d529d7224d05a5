import { expect, test } from 'vitest'
import { leaksIn, type Marks, runsIn } from './leaks.ts'

const marks: Marks = {
  runs: new Set(runsIn('the minister will resign on Monday morning')),
  addresses: ['minister-resigns'],
  prints: [{ name: 'a.jpg', bytes: Buffer.from('bytes of a picture') }],
}
const findLeaks = (text: string | Buffer, asked = '') => leaksIn({ body: Buffer.from(text), headers: {} }, marks, asked)

test('six words in a row are found in text, in markup, in JSON and in an address; five are not', () => {
  expect(findLeaks('They say that the minister will resign on Monday.')).toEqual(['“the minister will resign on monday”'])
  expect(findLeaks('<p>The <b>minister</b> will&#32;resign <a href="/x">on Monday</a></p>')).not.toEqual([])
  expect(findLeaks('{"title":"The minister\\u0020will resign on Monday"}')).not.toEqual([])
  expect(findLeaks('/search?q=the+minister%20will+resign+on+monday')).not.toEqual([])
  expect(findLeaks('The minister will resign on Tuesday')).toEqual([])
})

test('an address of the story is found, except where a page repeats what was asked for', () => {
  expect(findLeaks('<a href="/news/minister-resigns">')).toEqual(['the address minister-resigns'])
  expect(findLeaks('There is no page /news/minister-resigns.', '/news/minister-resigns')).toEqual([])
  expect(leaksIn({ body: Buffer.from(''), headers: { location: '/news/minister-resigns' } }, marks)).toEqual([
    'the address minister-resigns',
  ])
})

test('bytes of a picture are found inside anything', () => {
  expect(findLeaks('an archive with bytes of a picture in it')).toEqual(['bytes of a.jpg'])
})

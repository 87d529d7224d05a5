import { afterEach, expect, test } from 'vitest'
import { setPublishedLanguages } from '#lib/publication.ts'
import { type Address, addressOf, pathOf } from './addresses.ts'

const cases: [string, Address][] = [
  ['/', { kind: 'feed', language: 'en' }],
  ['/uk', { kind: 'feed', language: 'uk' }],
  ['/news/a-story-2', { kind: 'news', language: 'en', slug: 'a-story-2' }],
  ['/uk/news/istoriia', { kind: 'news', language: 'uk', slug: 'istoriia' }],
  ['/news/a-story-2.ninjs.json', { kind: 'ninjs', language: 'en', slug: 'a-story-2' }],
  ['/uk/news/istoriia.ninjs.json', { kind: 'ninjs', language: 'uk', slug: 'istoriia' }],
  ['/news/.ninjs.json', { kind: 'unknown', language: 'en' }],
  ['/news/a.json', { kind: 'unknown', language: 'en' }],
  ['/news/a.ninjs.json/', { kind: 'unknown', language: 'en' }],
  ['/section/war.ninjs.json', { kind: 'unknown', language: 'en' }],
  ['/section/war', { kind: 'section', language: 'en', slug: 'war' }],
  ['/uk/author/olena', { kind: 'author', language: 'uk', slug: 'olena' }],
  ['/corrections', { kind: 'corrections', language: 'en' }],
  ['/uk/corrections', { kind: 'corrections', language: 'uk' }],
  ['/opensearch.xml', { kind: 'opensearch', language: 'en' }],
  ['/uk/opensearch.xml', { kind: 'opensearch', language: 'uk' }],
  ['/opensearch.xml/x', { kind: 'unknown', language: 'en' }],
  ['/opensearch', { kind: 'unknown', language: 'en' }],
  ['/corrections/x', { kind: 'unknown', language: 'en' }],
  ['/topic/energy', { kind: 'topic', language: 'en', slug: 'energy' }],
  ['/en', { kind: 'prefixed', path: '/' }],
  ['/en/news/x', { kind: 'prefixed', path: '/news/x' }],
  ['/en//evil.example', { kind: 'prefixed', path: '/evil.example' }],
  ['/fr', { kind: 'unknown', language: 'en' }],
  ['/fr/news/x', { kind: 'unknown', language: 'en' }],
  ['/uk/uk', { kind: 'unknown', language: 'uk' }],
  ['/uk/en/news/x', { kind: 'unknown', language: 'uk' }],
  ['/news', { kind: 'unknown', language: 'en' }],
  ['/news/', { kind: 'unknown', language: 'en' }],
  ['/news/A-Story', { kind: 'unknown', language: 'en' }],
  ['/news/a/b', { kind: 'unknown', language: 'en' }],
  ['/news/%27%20or%201=1', { kind: 'unknown', language: 'en' }],
  [`/news/${'a'.repeat(121)}`, { kind: 'unknown', language: 'en' }],
  ['/missing', { kind: 'unknown', language: 'en' }],
  ['/uk/gone', { kind: 'unknown', language: 'uk' }],
  ['/constructor/x', { kind: 'unknown', language: 'en' }],
  ['//evil.example', { kind: 'unknown', language: 'en' }],
]

test.each(cases)('%s', (path, expected) => {
  expect(addressOf(path)).toEqual(expected)
})

afterEach(() => setPublishedLanguages(['en', 'uk']))

test('where Ukrainian is first, its addresses have no prefix, and English has one', () => {
  setPublishedLanguages(['uk', 'en'])
  expect(addressOf('/news/a')).toEqual({ kind: 'news', language: 'uk', slug: 'a' })
  expect(addressOf('/en/news/a')).toEqual({ kind: 'news', language: 'en', slug: 'a' })
  expect(addressOf('/uk/news/a')).toEqual({ kind: 'prefixed', path: '/news/a' })
})

test('what is written is read back, and the other way round', () => {
  for (const [path, address] of cases) {
    if (address.kind === 'unknown' || address.kind === 'prefixed') continue
    expect(addressOf(pathOf(address))).toEqual(address)
    expect(pathOf(address)).toBe(path.length > 1 ? path.replace(/\/$/, '') : path)
  }
})

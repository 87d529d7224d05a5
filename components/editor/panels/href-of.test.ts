import { expect, test } from 'vitest'
import { isSafeHref } from '#newsroom/articles/nodes.ts'
import { hrefOf } from './href-of.ts'

const own = 'https://paper.example'

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['example.org/a', 'https://example.org/a'],
  ['www.example.org', 'https://www.example.org'],
  ['localhost.example:8080/a', 'https://localhost.example:8080/a'],
  ['desk@example.org', 'mailto:desk@example.org'],
  ['tel:+380441234567', 'tel:+380441234567'],
  ['/news/a-story', '/news/a-story'],
  ['https://paper.example/uk/news/a?b#c', '/uk/news/a?b#c'],
  ['  https://example.org  ', 'https://example.org'],
  ['\u200bhttps://example.org/a', 'https://example.org/a'],
  ['tel:+44 20 7946 0000', 'tel:+442079460000'],
  ['mailto:desk@example.org?subject=News tip', 'mailto:desk@example.org?subject=News%20tip'],
  ['example.org/Shared Documents/report.pdf', 'https://example.org/Shared%20Documents/report.pdf'],
  ['/news/a story', '/news/a%20story'],
  ['https://www.google.com/url?q=https://example.org/a&sa=D', 'https://example.org/a'],
])('%s is meant as %s', (typed, href) => {
  expect(hrefOf(typed, own)).toBe(href)
  expect(isSafeHref(hrefOf(typed, own))).toBe(true)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//evil.example',
  '/\\evil.example',
  'some words',
  'Node.js is good',
  '#here',
  'file:///etc/passwd',
  '',
])('%s is not an address that a story may have', (typed) => {
  expect(isSafeHref(hrefOf(typed, own))).toBe(false)
})

import { expect, test } from 'vitest'
import { acceptedDeskLanguage } from './desk-languages.ts'

test.each([
  ['uk', 'uk'],
  ['uk-UA,uk;q=0.9,en-US;q=0.8,en;q=0.7', 'uk'],
  ['en-US,en;q=0.9,uk;q=0.8', 'en'],
  ['pl, uk;q=0.5', 'uk'],
  ['en;q=0.2, uk;q=0.9', 'uk'],
  ['UK', 'uk'],
  ['uk;q=0', 'en'],
  ['de-DE', 'en'],
  ['*', 'en'],
  ['en-XA', 'en'],
  ['', 'en'],
  [';;,q=,uk;q=x', 'en'],
])('a browser that asks for "%s" gets %s', (header, language) => {
  expect(acceptedDeskLanguage(header)).toBe(language)
})

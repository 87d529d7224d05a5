import { expect, test } from 'vitest'
import { isInAddress } from './addresses-in.ts'
import { isRight, quoteFor } from './quotes.ts'
import { tidyText } from './tidy-text.ts'
import { typesetTyped } from './typed-sign.ts'

test('of a long block only what is near is looked through, so that each mark costs the same', () => {
  const far = `“${'a'.repeat(4100)}`
  // A quotation that is open nearby makes a mark after a figure its end; one that is far away does not.
  expect(quoteFor('"', '“a5', ' ', 'en')).toBe('”')
  expect(quoteFor('"', `${far}5`, ' ', 'en')).toBeNull()
  expect(isRight('“', '“a—', 'word', 'en')).toBe(false)
  expect(isRight('“', `${far}—`, 'word', 'en')).toBe(true)
  expect(isInAddress(`${'x'.repeat(2000)}@y`)).toBe(true)
  expect(isInAddress(`${'x'.repeat(3000)}@y`)).toBe(false)
})

test('an apostrophe closes no quotation', () => {
  expect(quoteFor('"', '“He said ‘don’t go', '.', 'en')).toBe('’')
})

test('marks that are right already stay', () => {
  expect(tidyText('He said “go ‘now’”', 'en')).toEqual([])
  expect(tidyText('He said “go “now””', 'en')).toEqual([])
})

test('three hyphens in a line stay, and so do four dots', () => {
  expect(typesetTyped('-', 'a-', 'en')).toEqual({ length: 2, text: '—' })
  expect(typesetTyped('-', '--', 'en')).toBeNull()
  expect(typesetTyped('-', 'a--', 'en')).toBeNull()
  expect(typesetTyped('.', 'a..', 'en')).toEqual({ length: 3, text: '…' })
  expect(typesetTyped('.', 'a...', 'en')).toBeNull()
})

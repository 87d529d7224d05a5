import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { changeDetailsInput } from './input.ts'

const parseChanges = (changes: object) => changeDetailsInput.safeParse({ articleId: randomUUID(), changes })

test('a description for search engines with several lines becomes one line', () => {
  expect(parseChanges({ seoDescription: 'Cranes over\r\n  the harbour,\nand a ship.' }).data?.changes).toEqual({
    seoDescription: 'Cranes over the harbour, and a ship.',
  })
})

test('a description for search engines that is too long is refused; invisible characters are removed', () => {
  expect(parseChanges({ seoDescription: 'a'.repeat(501) }).success).toBe(false)
  expect(parseChanges({ seoDescription: 'a\0b\u00ad' }).data?.changes).toEqual({ seoDescription: 'ab' })
})

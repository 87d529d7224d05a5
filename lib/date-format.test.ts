import { expect, test } from 'vitest'
import { dateFormat } from './date-format.ts'

const at = new Date('2026-11-28T04:00:00Z')
const kyiv = { timeZone: 'Europe/Kyiv', hour: '2-digit', minute: '2-digit' } as const

test('a format is made once for each locale and its options', () => {
  expect(dateFormat('en', kyiv)).toBe(dateFormat('en', { ...kyiv }))
  expect(dateFormat('en', kyiv).format(at)).toBe('06:00 AM')
  expect(dateFormat('uk', kyiv).format(at)).toBe('06:00')
  expect(dateFormat('uk', { ...kyiv, timeZone: 'America/Toronto' }).format(at)).toBe('23:00')
})

test('a zone that does not exist is refused each time', () => {
  for (const _ of [1, 2]) expect(() => dateFormat('en', { timeZone: 'Europe/Nowhere' })).toThrow(RangeError)
})

test('names of zones in other letters do not fill the memory', () => {
  const first = dateFormat('en', kyiv)
  for (let count = 0; count < 1024; count += 1)
    dateFormat('en', {
      timeZone: [...'europe/kyi']
        .map((letter, at) => ((count >> at) & 1 ? letter.toUpperCase() : letter))
        .join('')
        .concat('v'),
    })
  expect(dateFormat('en', kyiv)).not.toBe(first)
})

import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseInput } from './parse-input.ts'

const length = JSON.parse('[[{ "toString": 1 }]]')

test.each([
  ['a list', z.array(z.unknown()).min(1).max(1000)],
  ['a text', z.string().max(300)],
  ['a text in an object', z.object({ length: z.string().max(300) })],
])('what says that it has a length that is none is invalid: %s', (_, schema) => {
  expect(parseInput(schema, { length }).success).toBe(false)
  expect(parseInput(z.object({ steps: schema }), { steps: { length } }).success).toBe(false)
})

test('what is valid is read, and what a schema throws by itself is thrown', () => {
  expect(parseInput(z.string().max(3), 'one')).toEqual({ success: true, data: 'one' })
  const broken = z.string().refine(() => {
    throw new TypeError('of our own')
  })
  expect(() => parseInput(broken, 'one')).toThrow('of our own')
})

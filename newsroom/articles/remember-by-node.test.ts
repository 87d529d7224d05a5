import { expect, test } from 'vitest'
import { rememberByNode } from './remember-by-node.ts'
import { storySchema } from './story-schema.ts'

test('of a node something is made once, of another node that is equal again', () => {
  const made: string[] = []
  const textOf = rememberByNode((node) => {
    made.push(node.textContent)
    return made.length
  })
  const [one, other] = [storySchema.text('one'), storySchema.text('one')]
  expect([textOf(one), textOf(one), textOf(other), textOf(one)]).toEqual([1, 1, 2, 1])
  expect(made).toEqual(['one', 'one'])
})

test('what was thrown of a node is thrown again', () => {
  const check = rememberByNode((node) => {
    if (node.textContent === 'wrong') throw new RangeError('is wrong')
    return null
  })
  const wrong = storySchema.text('wrong')
  for (const _ of [1, 2]) expect(() => check(wrong)).toThrow('is wrong')
  expect(check(storySchema.text('right'))).toBeNull()
})

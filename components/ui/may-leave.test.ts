import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askBeforeGoing, mayLeaveFor } from './may-leave.ts'

beforeEach(() => vi.stubGlobal('location', new URL('https://paper.example/desk/settings/pages/1/en?from=list')))
afterEach(() => vi.unstubAllGlobals())

test('nobody is asked while there is nothing to lose', () => {
  expect(mayLeaveFor('/desk')).toBe(true)
})

test('whoever would lose something decides, and is asked no more when it is saved', () => {
  const ask = vi.fn(() => false)
  const end = askBeforeGoing(ask)
  expect(mayLeaveFor('/desk/settings/pages/1/en/history')).toBe(false)
  ask.mockReturnValue(true)
  expect(mayLeaveFor('/desk')).toBe(true)
  expect(ask).toHaveBeenCalledTimes(2)
  end()
  expect(mayLeaveFor('/desk')).toBe(true)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('what stays on the page asks nobody', () => {
  const ask = vi.fn(() => false)
  const end = askBeforeGoing(ask)
  expect(mayLeaveFor('?from=search')).toBe(true)
  expect(mayLeaveFor('/desk/settings/pages/1/en#foot')).toBe(true)
  expect(ask).not.toHaveBeenCalled()
  end()
})

test('two things that are not saved ask one question', () => {
  const asks = [vi.fn(() => true), vi.fn(() => true)]
  const ends = asks.map(askBeforeGoing)
  expect(mayLeaveFor('/desk')).toBe(true)
  expect(asks.map(({ mock }) => mock.calls.length)).toEqual([1, 0])
  for (const end of ends) end()
})

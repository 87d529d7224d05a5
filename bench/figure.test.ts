import { expect, test } from 'vitest'
import { isMissed, quantile, table } from './figure.ts'

test('a figure above its maximum or below its minimum is missed; at the limit it is kept', () => {
  const figure = (value: number, is: 'at most' | 'at least') => ({ what: 'x', value, unit: 'ms', budget: { is, value: 50 } })
  expect([49, 50, 51].map((value) => isMissed(figure(value, 'at most')))).toEqual([false, false, true])
  expect([49, 50, 51].map((value) => isMissed(figure(value, 'at least')))).toEqual([true, false, false])
  expect(isMissed({ what: 'x', value: 1e9, unit: '' })).toBe(false)
})

test('quantiles are measured values', () => {
  const values = [5, 1, 4, 2, 3]
  expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0.2)]).toEqual([3, 5, 1])
})

test('the table shows which budgets were missed', () => {
  const lines = table([
    { what: 'Feed', value: 61.25, unit: 'ms', budget: { is: 'at most', value: 50 } },
    { what: 'Memory', value: 12_000, unit: 'MB', note: 'at the end' },
  ]).split('\n')
  expect(lines[0]).toMatch(/^Feed\s+61\.3 ms\s+≤ 50\s+MISSED$/)
  expect(lines[1]).toMatch(/^Memory\s+12,000 MB\s+at the end$/)
})

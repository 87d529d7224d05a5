import { expect, test } from 'vitest'
import { runTogether } from './run-together.ts'

const fulfil = <Result>(value: Result): PromiseSettledResult<Result> => ({ status: 'fulfilled', value })
const soon = () => new Promise((resolve) => setTimeout(resolve, 1))

test('what arrives while a key is running is run together, and other keys do not wait for it', async () => {
  const runs: string[] = []
  const run = runTogether(async (key: string, items: readonly number[]) => {
    runs.push(`${key}: ${items}`)
    await soon()
    return items.map((item) => fulfil(item * 2))
  }, 10)
  const all = await Promise.all([run('a', 1), run('a', 2), run('b', 3), run('a', 4)])
  expect(all).toEqual([2, 4, 6, 8])
  expect(runs).toEqual(['a: 1', 'b: 3', 'a: 2,4'])
  expect(await run('a', 5)).toBe(10)
  expect(runs.at(-1)).toBe('a: 5')
})

test('no more than so many at once, in the order in which they came', async () => {
  const runs: string[] = []
  const run = runTogether(async (_key: string, items: readonly number[]) => {
    runs.push(String(items))
    await soon()
    return items.map(fulfil)
  }, 2)
  await Promise.all([1, 2, 3, 4].map((item) => run('a', item)))
  expect(runs).toEqual(['1', '2,3', '4'])
})

test('each gets its own answer: one that is refused refuses no other', async () => {
  const run = runTogether(
    async (_key: string, items: readonly number[]) =>
      items.map((item): PromiseSettledResult<number> => (item === 2 ? { status: 'rejected', reason: new Error('not 2') } : fulfil(item))),
    10,
  )
  const results = await Promise.allSettled([0, 1, 2, 3].map((item) => run('a', item)))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})

test('when all fail together, each is tried alone, one after the other', async () => {
  let [running, most] = [0, 0]
  const run = runTogether(async (_key: string, items: readonly number[]) => {
    running += 1
    most = Math.max(most, running)
    await soon()
    running -= 1
    if (items.includes(2)) throw new Error('2 breaks it')
    return items.map(fulfil)
  }, 10)
  const results = await Promise.allSettled([0, 1, 2, 3].map((item) => run('a', item)))
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([0, 1, '2 breaks it', 3])
  expect(await run('a', 7)).toBe(7)
  expect(most).toBe(1)
})

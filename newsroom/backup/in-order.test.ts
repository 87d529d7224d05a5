import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

async function* count(to: number) {
  for (let number = 0; number < to; number += 1) yield number
}

test('several are done at once, never more than eight, and their answers come in order', async () => {
  let [now, most] = [0, 0]
  const answers: (number | null)[] = []
  for await (const { each, answer } of inOrder(count(40), async (number) => {
    now += 1
    most = Math.max(most, now)
    await wait(number % 3)
    now -= 1
    return number % 7 === 0 ? null : number
  })) {
    answers.push(answer)
    expect(answer).toBe(each % 7 === 0 ? null : each)
  }
  expect(answers).toHaveLength(40)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(8)
})

test('what fails ends it, with its error', async () => {
  const read = async () => {
    for await (const _ of inOrder(count(40), async (number) => {
      if (number === 5) throw new Error('the disk is full')
    }));
  }
  await expect(read()).rejects.toThrow('the disk is full')
})

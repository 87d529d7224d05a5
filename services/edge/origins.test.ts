import { expect, test } from 'vitest'
import { Origins } from './origins.ts'

const webs = ['http://10.0.0.2:3001', 'http://10.0.0.3:3001', 'http://10.0.0.4:3001']
const stories = Array.from({ length: 300 }, (_, number) => `story ${number}`)

test('servers take turns, and what is about one thing goes to the same one from each edge', () => {
  const [one, other] = [new Origins(webs), new Origins(webs.toReversed())]
  expect([one.order()[0], one.order()[0], one.order()[0], one.order()[0]]).toEqual([...webs, webs[0]])
  const firsts = stories.map((story) => one.order(story)[0])
  expect(stories.map((story) => other.order(story)[0])).toEqual(firsts)
  for (const web of webs) expect(firsts.filter((first) => first === web).length).toBeGreaterThan(60)
  for (const story of stories) expect(one.order(story).toSorted()).toEqual(webs)
})

test('only what was about a server that is away goes to others, and comes back with it', () => {
  const origins = new Origins(webs)
  const before = stories.map((story) => origins.order(story)[0])
  origins.avoid('http://10.0.0.3:3001')
  const without = stories.map((story) => origins.order(story))
  expect(without.every((order) => order.at(-1) === 'http://10.0.0.3:3001')).toBe(true)
  for (const [at, order] of without.entries()) if (before[at] !== 'http://10.0.0.3:3001') expect(order[0]).toBe(before[at])
})

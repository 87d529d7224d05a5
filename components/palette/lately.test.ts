import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countPlace, forgetLatelyOfOthers, readLately, rememberStory } from './lately.ts'

let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('the newest eight stories are remembered, each once, and how often each place was opened', () => {
  for (let number = 1; number <= 10; number += 1) rememberStory('olena', `${number}`, `Story ${number}`)
  rememberStory('olena', '5', 'Story 5, changed')
  for (const _ of [1, 2]) countPlace('olena', '/desk/media')
  const { stories, places } = readLately('olena')
  expect(stories.map(({ id }) => id)).toEqual(['5', '10', '9', '8', '7', '6', '4', '3'])
  expect(stories[0]?.headline).toBe('Story 5, changed')
  expect(places).toEqual({ '/desk/media': 2 })
})

test('what somebody else opened on this device is not read, is written over, and is forgotten', () => {
  rememberStory('olena', '1', 'A secret')
  expect(readLately('danylo').stories).toEqual([])
  countPlace('danylo', '/desk')
  expect(readLately('danylo')).toEqual({ stories: [], places: { '/desk': 1 } })
  expect(readLately('olena').stories).toEqual([])
  forgetLatelyOfOthers('danylo')
  expect(kept.size).toBe(1)
  forgetLatelyOfOthers(null)
  expect(kept.size).toBe(0)
})

test('what cannot be read counts as nothing', () => {
  kept.set('galley-lately', '{"personId":"olena","stories":"many"}')
  expect(readLately('olena')).toEqual({ stories: [], places: {} })
  kept.set('galley-lately', '{')
  expect(readLately('olena')).toEqual({ stories: [], places: {} })
})

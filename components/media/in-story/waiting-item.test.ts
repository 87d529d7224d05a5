import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { beginWithItem, forgetItem, itemFor, itemForNewStory, keepItem } from './waiting-item.ts'

const cranes = { kind: 'picture', id: 'cranes', name: 'cranes.jpg' } as LibraryItem // the rest is not read
const taken = { is: 'picture', id: 'cranes', name: 'cranes.jpg' }

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.useFakeTimers()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what is meant for a story waits for it until it came in', () => {
  keepItem(cranes, 'harbour')
  expect(itemForNewStory()).toBeNull()
  expect(itemFor('harbour')).toMatchObject({ ...taken, story: 'harbour' })
  expect(itemFor('harbour')).toMatchObject(taken)
  forgetItem()
  expect(itemFor('harbour')).toBeNull()
})

test('who opens another story has it neither there nor later', () => {
  keepItem(cranes, 'harbour')
  expect(itemFor('ferry')).toBeNull()
  expect(itemFor('harbour')).toBeNull()
})

test('what is meant for a new story comes into the one that is begun next, and into none that is only opened', () => {
  keepItem(cranes, null)
  expect(itemForNewStory()).toMatchObject(taken)
  expect(itemFor('ferry')).toBeNull()
  keepItem(cranes, null)
  beginWithItem()
  expect(itemFor('new')).toMatchObject(taken)
})

test('what was forgotten on the way comes into nothing', () => {
  keepItem(cranes, 'harbour')
  vi.advanceTimersByTime(10 * 60_000)
  expect(itemFor('harbour')).toBeNull()
})

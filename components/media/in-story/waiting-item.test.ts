import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { beginWithItem, itemForNewStory, keepItem, takeItem } from './waiting-item.ts'

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

test('what is meant for a story comes into it, once', () => {
  keepItem(cranes, 'harbour')
  expect(itemForNewStory()).toBeNull()
  expect(takeItem('harbour')).toMatchObject({ ...taken, story: 'harbour' })
  expect(takeItem('harbour')).toBeNull()
})

test('who opens another story has it neither there nor later', () => {
  keepItem(cranes, 'harbour')
  expect(takeItem('ferry')).toBeNull()
  expect(takeItem('harbour')).toBeNull()
})

test('what is meant for a new story comes into the one that is begun next, and into none that is only opened', () => {
  keepItem(cranes, null)
  expect(itemForNewStory()).toMatchObject(taken)
  expect(takeItem('ferry')).toBeNull()
  keepItem(cranes, null)
  beginWithItem()
  expect(takeItem('new')).toMatchObject(taken)
  expect(itemForNewStory()).toBeNull()
})

test('what was forgotten on the way comes into nothing', () => {
  keepItem(cranes, 'harbour')
  vi.advanceTimersByTime(10 * 60_000)
  expect(takeItem('harbour')).toBeNull()
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { beginWithItem, forgetItem, itemFor, itemForNewStory, keepItem } from './waiting-item.ts'

const cranes = { kind: 'picture', id: 'cranes', name: 'cranes.jpg' } as LibraryItem // the rest is not read
const waiting = { is: 'picture', id: 'cranes', name: 'cranes.jpg' }

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
  expect(itemFor('harbour')).toMatchObject({ ...waiting, story: 'harbour' })
  expect(itemFor('harbour')).toMatchObject(waiting)
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
  expect(itemForNewStory()).toMatchObject(waiting)
  expect(itemFor('ferry')).toBeNull()
  keepItem(cranes, null)
  beginWithItem('new')
  expect(itemFor('new')).toMatchObject(waiting)
})

test('when beginning failed, it still waits, and the story that is begun instead has it', () => {
  keepItem(cranes, null)
  beginWithItem('failed')
  expect(itemForNewStory()).toMatchObject(waiting)
  beginWithItem('new')
  expect(itemFor('new')).toMatchObject(waiting)
})

test('when beginning failed, another story that is opened has it neither then nor later', () => {
  keepItem(cranes, null)
  beginWithItem('failed')
  expect(itemFor('ferry')).toBeNull()
  expect(itemForNewStory()).toBeNull()
})

test('what is meant for a story does not come into one that is begun', () => {
  keepItem(cranes, 'harbour')
  beginWithItem('new')
  expect(itemFor('new')).toBeNull()
})

test('who goes on without it has it nowhere', () => {
  keepItem(cranes, null)
  forgetItem()
  expect(itemForNewStory()).toBeNull()
  beginWithItem('new')
  expect(itemFor('new')).toBeNull()
})

test('what was forgotten on the way comes into nothing', () => {
  keepItem(cranes, 'harbour')
  vi.advanceTimersByTime(10 * 60_000)
  expect(itemFor('harbour')).toBeNull()
})

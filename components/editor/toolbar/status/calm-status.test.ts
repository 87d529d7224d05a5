import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SaveState } from '#components/editor/draft/save-state.ts'
import { calmStatus } from './calm-status.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const saved: SaveState = {
  ...{ version: 1, savedAt: null, saved: true, kept: true, hasLocalStorage: true },
  ...{ trouble: null, isReconnecting: false, unsavedWords: 0 },
}
const unsaved: SaveState = { ...saved, saved: false, kept: false }

/** What is said, once for each time that it changes. */
function listen(start: SaveState) {
  let state = start
  const listeners = new Set<() => void>()
  const status = calmStatus({
    now: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const said = [status.now()]
  const stop = status.subscribe(() => said.push(status.now()))
  const become = (next: Partial<SaveState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  return { said, become, stop, listeners, status }
}

test('while keys and answers follow each other it says once that the text is not saved, and at the end that it is', () => {
  const { said, become } = listen(saved)
  for (let key = 0; key < 20; key += 1) {
    become(unsaved)
    vi.advanceTimersByTime(60)
    become(saved)
    vi.advanceTimersByTime(120)
  }
  expect(said).toEqual(['saved', 'saving'])
  vi.advanceTimersByTime(250)
  expect(said).toEqual(['saved', 'saving', 'saved'])
})

test('what is missing is said at once; “Saved” is not said when a key comes before the moment is over', () => {
  const { said, become } = listen(saved)
  become(unsaved)
  expect(said).toEqual(['saved', 'saving'])
  become(saved)
  vi.advanceTimersByTime(249)
  become(unsaved)
  vi.advanceTimersByTime(1000)
  expect(said).toEqual(['saved', 'saving'])
})

test('without a network it says that the words are on this device once they have been for a moment', () => {
  const { said, become } = listen(saved)
  become({ ...unsaved, trouble: { is: 'unreachable' } })
  become({ kept: true })
  vi.advanceTimersByTime(499)
  expect(said).toEqual(['saved', 'offline-keeping'])
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['saved', 'offline-keeping', 'offline'])
})

test('whoever listens again hears what became of the text meanwhile', () => {
  const { said, become, stop, listeners, status } = listen(unsaved)
  become(saved)
  stop()
  expect(listeners.size).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(said).toEqual(['saving'])
  status.subscribe(() => said.push(status.now()))
  vi.advanceTimersByTime(1000)
  expect(said).toEqual(['saving', 'saved'])
})

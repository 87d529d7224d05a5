import { afterEach, expect, test, vi } from 'vitest'
import { asksToFind, replaceKeys } from './find-keys.ts'

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  asksToFind({ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, key, code: `Key${key.toUpperCase()}`, ...held })

afterEach(() => vi.unstubAllGlobals())

test.each(['Linux x86_64', 'Win32'])('on %s Ctrl+F finds and Ctrl+H replaces', (platform) => {
  vi.stubGlobal('navigator', { platform })
  expect(press('f', { ctrlKey: true })).toBe('find')
  expect(press('h', { ctrlKey: true })).toBe('replace')
  expect(replaceKeys()).toBe('Mod+H')
})

test('on a Mac ⌘F finds and ⌘⌥F replaces; ⌘H, Ctrl+F and Ctrl+H are the system’s', () => {
  vi.stubGlobal('navigator', { platform: 'MacIntel' })
  expect(press('f', { metaKey: true })).toBe('find')
  expect(press('ƒ', { metaKey: true, altKey: true, code: 'KeyF' })).toBe('replace')
  for (const [key, held] of [
    ['h', { metaKey: true }],
    ['h', { ctrlKey: true }],
    ['f', { ctrlKey: true }],
  ] as const)
    expect(press(key, held)).toBeNull()
  expect(replaceKeys()).toBe('Mod+Alt+F')
})

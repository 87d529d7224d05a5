import { afterEach, expect, test, vi } from 'vitest'
import { growWithText } from './grow-with-text.ts'

afterEach(() => vi.unstubAllGlobals())

class Area extends EventTarget {
  style = { height: '' }
  scrollHeight = 18
}

function grown(knows: boolean) {
  vi.stubGlobal('CSS', { supports: () => knows })
  const area = new Area()
  return { area, leave: growWithText(area as unknown as HTMLTextAreaElement) } // what it uses of one
}

test('where a field does not grow by its style, it has the height of its text, at first and while one types', () => {
  const { area, leave } = grown(false)
  expect(area.style.height).toBe('18px')
  area.scrollHeight = 54
  area.dispatchEvent(new Event('input'))
  expect(area.style.height).toBe('54px')
  leave?.()
  area.scrollHeight = 72
  area.dispatchEvent(new Event('input'))
  expect(area.style.height).toBe('54px')
})

test('elsewhere the style alone does it', () => {
  expect(grown(true).area.style.height).toBe('')
})

import { expect, test } from 'vitest'
import { beginWithWaiting, keepWaiting, takeWaiting } from './waiting.ts'

const file = new File(['words'], 'quay.md')

test('a file that was chosen comes into the story that is begun with it, once', () => {
  keepWaiting([file])
  beginWithWaiting()
  expect(takeWaiting()).toEqual([file])
  expect(takeWaiting()).toEqual([])
})

test('who opens another story instead has the file neither there nor in the next one', () => {
  keepWaiting([file])
  expect(takeWaiting()).toEqual([])
  beginWithWaiting()
  expect(takeWaiting()).toEqual([])
})

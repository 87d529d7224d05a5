import { expect, test } from 'vitest'
import { beginWithWaiting, keepWaiting, takeWaiting } from './waiting.ts'

const file = new File(['words'], 'quay.md')

test('a file that was chosen comes into the story that is begun with it, once', () => {
  keepWaiting([file])
  beginWithWaiting('new')
  expect(takeWaiting('new')).toEqual([file])
  expect(takeWaiting('new')).toEqual([])
})

test('who opens another story instead has the file neither there nor in the next one', () => {
  keepWaiting([file])
  expect(takeWaiting('ferry')).toEqual([])
  beginWithWaiting('new')
  expect(takeWaiting('new')).toEqual([])
})

test('when beginning failed, the story that is begun instead has the file, and no other one', () => {
  keepWaiting([file])
  beginWithWaiting('failed')
  beginWithWaiting('new')
  expect(takeWaiting('new')).toEqual([file])
  keepWaiting([file])
  beginWithWaiting('failed')
  expect(takeWaiting('ferry')).toEqual([])
})

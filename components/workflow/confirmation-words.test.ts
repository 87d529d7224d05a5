import { expect, test } from 'vitest'
import { wordsIn } from '#components/ui/words/words.ts'
import { deskMessages } from '#lib/languages/desk-messages.ts'
import type { Confirmation } from '#newsroom/delivery/confirmation.ts'
import { confirmationInWords as inWords, span } from './confirmation-words.ts'

const { say } = wordsIn('en', deskMessages.en)
const confirmationInWords = (...about: [Confirmation | null, boolean?]) => inWords(say, ...about)

const has = { name: 'first:3000', hasIt: true, after: 84.4, unheardFor: 200 }
const not = { name: 'second:3000', hasIt: false, after: null, unheardFor: 42_000 }
const makeConfirmation = (change: Partial<Confirmation>): Confirmation => ({
  kind: 'published',
  age: 100,
  edges: [has],
  isDone: true,
  ...change,
})

test('done is said only when every edge has confirmed, with the time of the slowest', () => {
  const slower = { ...has, name: 'second:3000', after: 120 }
  expect(confirmationInWords(makeConfirmation({ edges: [has, slower] }))).toEqual({
    tone: 'done',
    text: 'Readers have it: 120 ms',
    missing: [],
  })
  expect(confirmationInWords(makeConfirmation({ kind: 'taken-down' })).text).toBe('Done: readers no longer get it, after 84 ms.')
  expect(confirmationInWords(makeConfirmation({ kind: 'taken-down', isDone: false, edges: [has, not] })).text).not.toMatch(/^Done/)
})

test('an edge that is missing is named, with the time since it was heard', () => {
  expect(confirmationInWords(makeConfirmation({ kind: 'taken-down', isDone: false, edges: [has, not] }))).toEqual({
    tone: 'late',
    text: 'Not done yet: some readers may still get it.',
    missing: ['second:3000 has not confirmed, and was last heard 42 s ago.'],
  })
  const slow = { ...not, unheardFor: 300 }
  expect(confirmationInWords(makeConfirmation({ isDone: false, edges: [slow] })).tone).toBe('waiting')
  expect(confirmationInWords(makeConfirmation({ isDone: false, edges: [slow], age: 4_000 })).missing).toEqual([
    'second:3000 has not confirmed yet.',
  ])
})

test('without an edge there is nobody to wait for, and without an answer nothing is claimed', () => {
  expect(confirmationInWords(makeConfirmation({ edges: [] })).text).toBe('Readers have it.')
  expect(confirmationInWords(null).tone).toBe('waiting')
  expect(confirmationInWords(null, true)).toMatchObject({ tone: 'late' })
})

test('a length of time is said in the unit that fits it', () => {
  expect([84.4, 1_240, 42_000, 600_000, 7_200_000].map((length) => span(say, length))).toEqual(['84 ms', '1.2 s', '42 s', '10 min', '2 h'])
})

import { expect, test } from 'vitest'
import { phraseOf, placeOf } from './phrase-of.ts'

const none = { story: null, comment: null }
const story = { id: 'one' }

test('breaking news leads editors to where it is changed and ended, and a journalist to the paper', () => {
  for (const role of ['editor', 'admin'] as const) expect(placeOf({ role }, { kind: 'breaking', ...none })).toBe('/desk/breaking')
  expect(placeOf({ role: 'journalist' }, { kind: 'breaking', ...none })).toBe('/')
})

test('what is about a story leads there, a comment to its thread, and a plan of a feed to the calendar', () => {
  const role = 'editor'
  expect(placeOf({ role }, { kind: 'assigned', story, comment: null })).toBe('/desk/articles/one')
  expect(placeOf({ role }, { kind: 'mention', story, comment: { threadId: 'two' } })).toBe('/desk/articles/one?thread=two')
  expect(placeOf({ role }, { kind: 'schedule', ...none })).toBe('/desk/calendar')
})

test('a story that is given says whether to write it or to look after it', () => {
  expect(phraseOf({ kind: 'assigned', detail: {} })).toBe('assigned')
  expect(phraseOf({ kind: 'assigned', detail: { isEditor: true } })).toBe('assigned-as-editor')
})

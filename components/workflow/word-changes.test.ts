import { expect, test } from 'vitest'
import { wordChanges } from './word-changes.ts'

const tell = (before: string, after: string) =>
  wordChanges(before, after)
    .map(({ text, is }) => (is === 'same' ? text : is === 'added' ? `{+${text}}` : `{-${text}}`))
    .join('')

test('a changed word is one word, in English and in Ukrainian', () => {
  expect(tell('The bridge opens on Monday.', 'The bridge opens on Friday.')).toBe('The bridge opens on {-Monday}{+Friday}.')
  expect(tell('Міст відкрили у вівторок.', 'Міст відкрили у середу.')).toBe('Міст відкрили у {-вівторок}{+середу}.')
})

test('several changed words in a row are one change', () => {
  expect(tell('The published story', 'A colleague was here')).toBe('{-The published story}{+A colleague was here}')
  expect(tell('one two three', 'one 2 three')).toBe('one {-two}{+2} three')
})

test('text added or removed as a whole is shown whole, and long unchanged text is shortened', () => {
  expect(tell('', 'A new sentence.')).toBe('{+A new sentence.}')
  expect(tell('An old one.', '')).toBe('{-An old one.}')
  const long = 'word '.repeat(100)
  expect(tell(`One ${long}two`, `Once ${long}two`).length).toBeLessThan(100)
  expect(tell(`One ${long}two`, `Once ${long}twice`)).toContain(' … ')
})

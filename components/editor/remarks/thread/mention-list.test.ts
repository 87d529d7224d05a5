import { expect, test } from 'vitest'
import { nameBeingTyped } from './mention-list.tsx'

test.each([
  ['@', ''],
  ['Is it so, @mar', 'mar'],
  ['(@Олена Гри', 'Олена Гри'],
  ['Ask @Olena Hrytsenko about', null],
  ['write to olena@paper', null],
  ['no name', null],
])('after “%s” the name %j is being typed', (text, name) => {
  expect(nameBeingTyped(text, text.length)).toBe(name)
})

test('only what is before the caret counts', () => {
  expect(nameBeingTyped('@mar and more', 4)).toBe('mar')
})

test('after a name that was chosen the next word is no name', () => {
  expect(nameBeingTyped('@Marta and', 10)).toBe('Marta and')
  expect(nameBeingTyped('@Marta and', 10, ['Marta'])).toBeNull()
  expect(nameBeingTyped('@Marta', 6, ['Marta'])).toBe('Marta')
})

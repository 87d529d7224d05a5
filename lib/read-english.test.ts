import { expect, test } from 'vitest'
import { fillEnglish } from './fill-english.ts'
import { losses } from './languages/en/desk/losses.ts'
import { reports } from './languages/en/reports.ts'
import { englishReader } from './read-english.ts'

const { other: _, ...named } = losses

test.each([
  ['reports', reports],
  ['losses', named],
] as const)('each sentence of the %s is read again with its values', (_name, messages: Record<string, string>) => {
  const read = englishReader(messages)
  for (const [key, message] of Object.entries(messages))
    for (const count of [1, 3]) {
      const names = [...message.matchAll(/\{(\w+)(?:\}|, (plural|select), (\w+))/g)]
      const values = Object.fromEntries(
        names.map(([, name = '', kind, first = '']) => [name, kind === 'plural' ? count : kind ? first : '7 a']),
      )
      const sentence = fillEnglish(message, values)
      const found = read(sentence)
      expect(found && fillEnglish(messages[found.key] ?? '', found.values), key).toBe(sentence)
    }
})

test('the message with the most words of its own is the one that is read', () => {
  const read = englishReader({ any: '{what} was left out', part: 'part {name} of the text was left out' })
  expect(read('part 3 of the text was left out')).toEqual({ key: 'part', values: { name: '3' } })
  expect(read('a form was left out')).toEqual({ key: 'any', values: { what: 'a form' } })
  expect(read('A form.')).toBeNull()
})

test('a number and a choice are read, and a value that stands for another choice', () => {
  const read = englishReader({
    rows: '{count, plural, one {one row} other {# rows}} of {of, select, table {a table} other {{of}}}',
  })
  expect(read('12 rows of a table')).toEqual({ key: 'rows', values: { count: 12, of: 'table' } })
  expect(read('one row of a (list)')).toEqual({ key: 'rows', values: { count: 1, of: 'a (list)' } })
  expect(read('rows of a table')).toBeNull()
})
